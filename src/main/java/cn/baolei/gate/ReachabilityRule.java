package cn.baolei.gate;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.springframework.stereotype.Component;

/** Every step can be reached, every way leads to an end, and no loop goes round for ever. */
@Component
class ReachabilityRule implements ModelRule {

    @Override
    public List<Finding> check(Submission submission) {
        return submission.diagrams().entrySet().stream().flatMap(file -> Level.all(file.getValue()).flatMap(level -> in(file.getKey(), level))).toList();
    }

    private static Stream<Finding> in(String file, Level level) {
        if (level.beginnings().isEmpty()) {
            return Stream.of(Finding.at(file, level.scope(), "没有开始事件，流程走不进来"));
        }
        Set<FlowNode> reachable = level.reachableFrom(level.beginnings());
        Set<FlowNode> ending = level.leadingTo(level.ends());
        return level.nodes().stream().flatMap(node -> {
            if (!reachable.contains(node)) {
                return Stream.of(Finding.at(file, node, "没有连线从开始事件通到这里，永远走不到"));
            }
            if (isDeadEnd(level, node)) {
                return Stream.of(Finding.at(file, node, "后面没有连线，流程停在这里，请连到下一步或者结束事件"));
            }
            return level.isEndedFromOutside() || ending.contains(node) || leadsToDeadEnd(level, node) ? Stream.empty()
                    : Stream.of(Finding.at(file, node, "从这里走不到任何结束事件，循环没有出口"));
        });
    }

    private static boolean isDeadEnd(Level level, FlowNode node) {
        return !(node instanceof EndEvent) && !Level.isEventSubProcess(node) && level.leadsNowhere(node);
    }

    private static boolean leadsToDeadEnd(Level level, FlowNode node) {
        return level.reachableFrom(List.of(node)).stream().anyMatch(after -> isDeadEnd(level, after));
    }
}
