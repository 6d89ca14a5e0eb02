package cn.baolei.obligation;

import cn.baolei.obligation.FlowGraph.Node;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;

/**
 * A node that no way may lead around where none did before: a duty, done; or a question on which a duty depends, such as a gateway that
 * decides whether there is one, or a step at which an event may bring one about.
 *
 * @param node key in the graph
 * @param duty clauses of the duty, or of the duties that depend on the question
 */
record Aim(String node, Duty duty, boolean isDuty) {

    static List<Aim> of(Process process, FlowGraph graph, Paths paths) {
        Map<String, Duty> duties = Duty.allOf(process);
        Map<String, FlowNode> elements = Elements.all(process, FlowNode.class).collect(Collectors.toMap(BaseElement::getId, node -> node));
        List<Aim> aims = new ArrayList<>();
        duties.values().stream().filter(duty -> graph.has(duty.id())).forEach(duty -> aims.add(new Aim(
                elements.get(duty.id()) instanceof Activity ? FlowGraph.done(duty.id()) : duty.id(), duty, true)));
        boolean grown = true;
        while (grown) {
            List<Aim> questions = elements.values().stream().filter(element -> graph.has(element.getId()))
                    .map(element -> question(element, elements.values(), aims, graph, paths)).filter(Objects::nonNull).toList();
            grown = aims.addAll(questions);
        }
        return aims;
    }

    private static Aim question(FlowNode element, Collection<FlowNode> elements, List<Aim> aims, FlowGraph graph, Paths paths) {
        boolean step = element instanceof Activity;
        String key = element.getId();
        if (aims.stream().anyMatch(aim -> aim.node.equals(key) || aim.node.equals(FlowGraph.done(key)))) {
            return null;
        }
        Node deciding = graph.find(step ? FlowGraph.done(key) : key);
        Set<Aim> depending = depending(deciding.perhaps, aims, paths);
        if (step) {
            elements.stream().filter(event -> event instanceof BoundaryEvent boundary && element.equals(boundary.getAttachedTo()))
                    .forEach(event -> certain(graph.find(event.getId()), aims, paths).forEach(depending::add));
        }
        List<String> clauses = depending.stream().flatMap(aim -> aim.duty.clauses().stream()).distinct().sorted().toList();
        return clauses.isEmpty() ? null : new Aim(key, new Duty(key, Elements.name(element), clauses), false);
    }

    /** What only some of the branches lead to for certain. */
    private static Set<Aim> depending(Set<Node> branches, List<Aim> aims, Paths paths) {
        return aims.stream().filter(aim -> branches.stream().map(branch -> paths.isAvoided(branch, aim.node)).distinct().count() > 1)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Stream<Aim> certain(Node from, List<Aim> aims, Paths paths) {
        return aims.stream().filter(aim -> paths.isCertain(List.of(from), aim.node));
    }
}
