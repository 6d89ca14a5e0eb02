package cn.baolei.gate;

import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.InclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.springframework.stereotype.Component;

/** A gateway at which the way parts asks a question; each way says its answer, and one is taken when no condition holds. */
@Component
class BranchRule implements ModelRule {

    @Override
    public List<Finding> check(Submission submission) {
        return submission.diagrams().entrySet().stream().flatMap(file -> Level.all(file.getValue())
                .flatMap(level -> level.nodes().stream().flatMap(node -> in(file.getKey(), node, level.outgoing(node))))).toList();
    }

    private static Stream<Finding> in(String file, FlowNode node, List<SequenceFlow> ways) {
        if (node instanceof ExclusiveGateway || node instanceof InclusiveGateway) {
            return ways.size() < 2 ? Stream.empty() : Stream.concat(gateway(file, node, ways), ways.stream().flatMap(way -> way(file, way, defaultOf(node))));
        }
        return node instanceof Gateway ? ways.stream().filter(way -> way.getConditionExpression() != null)
                .map(way -> Finding.at(file, way, "并行网关和事件网关的分支不看条件，请删去条件，或者改用排他网关"))
                : ways.stream().filter(way -> ways.size() > 1 || way.getConditionExpression() != null)
                .map(way -> Finding.at(file, way, "分支要从网关分出，不要直接从步骤分出"));
    }

    private static Stream<Finding> gateway(String file, FlowNode gateway, List<SequenceFlow> ways) {
        return Stream.concat(
                isBlank(gateway.getName()) ? Stream.of(Finding.at(file, gateway, "网关没有名称，请写明在这里判断什么，例如“是否需要转诊”")) : Stream.empty(),
                defaultOf(gateway) == null && !takesOneAlways(gateway, ways) ? Stream.of(Finding.at(file, gateway, "没有默认分支，条件都不成立时流程会出错，请指定一条默认分支")) : Stream.empty());
    }

    /** Of an inclusive gateway, a way without a condition is taken whatever happens. */
    private static boolean takesOneAlways(FlowNode gateway, List<SequenceFlow> ways) {
        return gateway instanceof InclusiveGateway && ways.stream().anyMatch(way -> way.getConditionExpression() == null);
    }

    private static Stream<Finding> way(String file, SequenceFlow way, SequenceFlow byDefault) {
        boolean isDefault = way.equals(byDefault);
        boolean hasCondition = way.getConditionExpression() != null;
        return Stream.concat(isBlank(way.getName()) ? Stream.of(Finding.at(file, way, "分支没有名称，请写明什么情况走这条")) : Stream.empty(),
                isDefault && hasCondition ? Stream.of(Finding.at(file, way, "默认分支不得再写条件"))
                : !isDefault && !hasCondition && !(way.getSource() instanceof InclusiveGateway) ? Stream.of(Finding.at(file, way, "分支没有条件，请写明条件，或者设为默认分支")) : Stream.empty());
    }

    private static SequenceFlow defaultOf(FlowNode gateway) {
        return gateway instanceof ExclusiveGateway exclusive ? exclusive.getDefault() : ((InclusiveGateway) gateway).getDefault();
    }

    private static boolean isBlank(String name) {
        return name == null || name.isBlank();
    }
}
