package cn.baolei.obligation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Process;

/** What of the notice a proposed version would lose, compared with the version in force. */
public final class Obligations {

    private Obligations() {
    }

    /**
     * Of a diagram: duties removed, by-passed, or loosened. A process whose id the proposed diagram does not have is another process,
     * which is not compared.
     */
    public static List<Loss> lost(BpmnModelInstance inForce, BpmnModelInstance proposed) {
        return inForce.getModelElementsByType(Process.class).stream()
                .flatMap(process -> Elements.process(proposed, process.getId()).stream().flatMap(now -> lost(process, now))).toList();
    }

    private static Stream<Loss> lost(Process inForce, Process proposed) {
        Set<String> kept = Elements.all(proposed, org.camunda.bpm.model.bpmn.instance.FlowNode.class).map(node -> node.getId())
                .collect(Collectors.toSet());
        List<Loss> losses = new ArrayList<>();
        Duty.allOf(inForce).values().stream().filter(duty -> !kept.contains(duty.id())).forEach(duty -> losses.add(duty.lost("被删除")));
        FlowComparison flow = new FlowComparison(inForce, proposed);
        losses.addAll(flow.losses());
        losses.addAll(flow.lossesByNewStarts(inForce, proposed));
        losses.addAll(new Triggers(inForce, proposed).losses());
        losses.addAll(Cutoffs.losses(inForce, proposed));
        losses.addAll(StepComparison.losses(inForce, proposed));
        return losses.stream().distinct();
    }
}
