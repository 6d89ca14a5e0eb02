package cn.baolei.obligation;

import cn.baolei.obligation.FlowGraph.Node;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.IntermediateCatchEvent;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.ReceiveTask;

/** Events that bring a duty about must still come, and nothing new may keep a duty waiting. */
final class Triggers {

    private final Process inForce;
    private final Process proposed;

    Triggers(Process inForce, Process proposed) {
        this.inForce = inForce;
        this.proposed = proposed;
    }

    /** Whether the process in force has that event, at the same place and for the same occasion. */
    static boolean isForeseen(CatchEvent event, Process inForce) {
        return inForce.getModelInstance().getModelElementById(event.getId()) instanceof CatchEvent known
                && Trigger.of(known).equals(Trigger.of(event));
    }

    List<Loss> losses() {
        FlowGraph graph = FlowGraphBuilder.of(inForce, event -> true);
        Paths paths = new Paths(graph);
        Map<String, FlowNode> now = nodes(proposed);
        Map<String, FlowNode> then = nodes(inForce);
        Set<String> atGateways = afterEventGateways(graph);
        Stream<Loss> changed = then.values().stream().flatMap(event -> Trigger.of(event).flatMap(trigger -> {
            List<Duty> duties = dutiesAfter(graph.find(event.getId()), graph, paths, inForce);
            boolean must = graph.starts.contains(graph.find(event.getId())) || atGateways.contains(event.getId());
            FlowNode kept = now.get(event.getId());
            if (duties.isEmpty() || Duty.of(event).isPresent() || kept == null && !must) {
                return Optional.empty();
            }
            if (kept == null) {
                return Optional.of(lost(event, duties, "被删除"));
            }
            return Trigger.of(kept).filter(trigger::isKeptBy).isPresent() ? Optional.empty()
                    : Optional.of(lost(event, duties, "的触发条件、时间或者位置被改动"));
        }).stream());
        FlowGraph graphNow = FlowGraphBuilder.of(proposed, event -> true);
        Paths pathsNow = new Paths(graphNow);
        Stream<Loss> waits = now.values().stream().filter(Triggers::waits).filter(event -> !then.containsKey(event.getId()))
                .flatMap(event -> dutiesAfter(graphNow.find(event.getId()), graphNow, pathsNow, inForce).stream().findFirst().stream()
                        .map(duty -> duty.lost("被推迟：新增的“" + Elements.name(event) + "”要先等到，才轮到它")));
        return Stream.concat(changed, waits).toList();
    }

    private static Set<String> afterEventGateways(FlowGraph graph) {
        return graph.all().stream().filter(node -> !graph.gates.containsKey(node.element())).flatMap(node -> node.perhaps.stream())
                .map(Node::element).collect(Collectors.toSet());
    }

    private static boolean waits(FlowNode node) {
        return node instanceof ReceiveTask || node instanceof IntermediateCatchEvent;
    }

    private static List<Duty> dutiesAfter(Node event, FlowGraph graph, Paths paths, Process inForce) {
        return Duty.allOf(inForce).values().stream().filter(duty -> paths.isReachable(event, graph.find(duty.id()))).toList();
    }

    private static Loss lost(FlowNode event, List<Duty> duties, String what) {
        List<String> clauses = duties.stream().flatMap(duty -> duty.clauses().stream()).distinct().sorted().toList();
        return new Loss(event.getId(), Elements.name(event), clauses, "“" + Elements.name(event) + "”" + what + "。由它引出“"
                + duties.get(0).name() + "”等，落实" + Duty.quoted(clauses) + "，须保留。");
    }

    private static Map<String, FlowNode> nodes(Process process) {
        return Elements.all(process, FlowNode.class).collect(Collectors.toMap(BaseElement::getId, node -> node));
    }
}
