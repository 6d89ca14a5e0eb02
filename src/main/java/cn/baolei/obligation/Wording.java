package cn.baolei.obligation;

import cn.baolei.obligation.FlowGraph.Node;
import java.util.Optional;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** What a way around a duty is called to an official. */
final class Wording {

    private final Process inForce;
    private final Process proposed;

    Wording(Process inForce, Process proposed) {
        this.inForce = inForce;
        this.proposed = proposed;
    }

    /** @param wayAround the first node of it that is new; empty when only conditions have changed */
    Loss avoided(Aim aim, Node place, Optional<Node> wayAround) {
        Optional<String> way = wayAround.filter(node -> !node.element().equals(place.element())).map(node -> name(node.element(), proposed));
        if (place.key().equals(aim.duty().id()) && way.isPresent()) {
            return lost(aim, "可能没有办完就中断：可以转走“" + way.get() + "”");
        }
        return lost(aim, "可以被绕过：从“" + name(place.element(), inForce) + "”起，"
                + way.map(name -> "可以走“" + name + "”而不经过它").orElse("不再必经它"));
    }

    Loss unreachable(Aim aim, Node place) {
        return lost(aim, "不再走得到：从“" + name(place.element(), inForce) + "”起，没有路线通到它");
    }

    Loss tooEarly(Aim first, String then) {
        return lost(first, "被推后：“" + name(then, inForce) + "”可以先于它办理");
    }

    Loss lost(Aim aim, String what) {
        return aim.isDuty() ? aim.duty().lost(what) : new Loss(aim.duty().id(), aim.duty().name(), aim.duty().clauses(),
                "“" + aim.duty().name() + "”" + what + "。它决定着" + Duty.quoted(aim.duty().clauses()) + "的落实，须保留。");
    }

    /** A sequence flow without a name is called after where it leads. */
    private String name(String id, Process first) {
        Process second = first == inForce ? proposed : inForce;
        return Optional.ofNullable(find(first, id)).or(() -> Optional.ofNullable(find(second, id))).map(element ->
                element instanceof SequenceFlow flow && flow.getName() == null ? Elements.name(flow.getTarget())
                        : Elements.name((BaseElement) element)).orElse(id);
    }

    private static ModelElementInstance find(Process process, String id) {
        return process.getModelInstance().getModelElementById(id);
    }
}
