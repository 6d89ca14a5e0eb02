package cn.baolei.obligation;

import cn.baolei.obligation.FlowGraph.Node;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.CompensateEventDefinition;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.ErrorEventDefinition;
import org.camunda.bpm.model.bpmn.instance.EscalationEventDefinition;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.EventDefinition;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.IntermediateCatchEvent;
import org.camunda.bpm.model.bpmn.instance.LinkEventDefinition;
import org.camunda.bpm.model.bpmn.instance.ParallelGateway;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.ThrowEvent;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** Draws the ways through a process as the engine goes them. */
final class FlowGraphBuilder {

    private final FlowGraph graph = new FlowGraph();
    private final Process process;
    private final Predicate<CatchEvent> foreseen;
    private final Map<String, List<SequenceFlow>> leaving;

    private FlowGraphBuilder(Process process, Predicate<CatchEvent> foreseen) {
        this.process = process;
        this.foreseen = foreseen;
        this.leaving = Elements.all(process, SequenceFlow.class).filter(flow -> flow.getSource() != null && flow.getTarget() != null)
                .collect(Collectors.groupingBy(flow -> flow.getAttributeValue("sourceRef")));
    }

    /**
     * @param foreseen interruptions that the notice's procedure itself knows; what they end counts as done all the same. Any other
     *                 interruption is a way around what it ends.
     */
    static FlowGraph of(Process process, Predicate<CatchEvent> foreseen) {
        FlowGraphBuilder builder = new FlowGraphBuilder(process, foreseen);
        builder.level(process);
        builder.interruptions();
        builder.graph.link();
        return builder.graph;
    }

    private void level(ModelElementInstance scope) {
        Elements.in(scope, FlowNode.class).forEach(node -> {
            if (Elements.isEventSubProcess(node)) {
                level(node);
                Elements.in(node, StartEvent.class).forEach(start -> graph.starts.add(graph.node(start.getId())));
                return;
            }
            Node begun = graph.node(node.getId());
            if (node instanceof Activity activity) {
                step(activity, begun);
            } else {
                leave(node, begun);
            }
            if (node instanceof BoundaryEvent || node instanceof StartEvent && scope instanceof Process) {
                graph.starts.add(begun);
            }
            begun.join = node instanceof ParallelGateway;
        });
    }

    private void step(Activity step, Node begun) {
        Node done = graph.doneNode(step.getId());
        if (step instanceof SubProcess inner) {
            level(inner);
            Elements.in(inner, StartEvent.class).forEach(start -> begun.always.add(graph.node(start.getId())));
        }
        if (begun.always.isEmpty()) {
            begun.always.add(done);
        }
        if (!step.isForCompensation()) {
            leave(step, done);
        }
    }

    /** What follows a node. */
    private void leave(FlowNode element, Node node) {
        List<SequenceFlow> flows = leaving.getOrDefault(element.getId(), List.of());
        if (flows.isEmpty()) {
            linked(element).ifPresentOrElse(node.always::add, () -> end(element, node));
        } else if (element instanceof ParallelGateway) {
            flows.forEach(flow -> node.always.add(target(flow)));
        } else if (element instanceof EventBasedGateway) {
            flows.forEach(flow -> node.perhaps.add(target(flow)));
        } else if (element instanceof Gateway || flows.stream().anyMatch(flow -> flow.getConditionExpression() != null)) {
            decide(element, node, flows);
        } else {
            flows.forEach(flow -> node.always.add(target(flow)));
        }
        escalation(element).flatMap(code -> catcher(element, EscalationEventDefinition.class, code)).filter(FlowGraphBuilder::interrupts)
                .ifPresent(event -> node.instead.add(graph.node(event.getId())));
    }

    private void decide(FlowNode element, Node node, List<SequenceFlow> flows) {
        String otherwise = element.getAttributeValue("default");
        Gate gate = new Gate(element.getId(), element instanceof ExclusiveGateway, flows.stream().map(flow -> new Gate.Branch(flow.getId(),
                flow.getConditionExpression() == null ? null : Condition.of(flow.getConditionExpression().getTextContent()),
                flow.getId().equals(otherwise))).toList());
        graph.gates.put(element.getId(), gate);
        Set<String> possible = gate.possible();
        flows.stream().filter(flow -> possible.contains(flow.getId())).forEach(flow -> {
            Node branch = graph.branchNode(flow.getId());
            branch.always.add(target(flow));
            boolean guarded = flow.getConditionExpression() != null || flow.getId().equals(otherwise);
            (gate.onlyFirst() || guarded ? node.perhaps : node.always).add(branch);
        });
    }

    private Node target(SequenceFlow flow) {
        return graph.node(flow.getTarget().getId());
    }

    /** From a link thrown to the same link caught. */
    private Optional<Node> linked(FlowNode element) {
        return definitions(element).filter(LinkEventDefinition.class::isInstance).map(link -> link.getAttributeValue("name")).findFirst()
                .flatMap(name -> Elements.in(element.getParentElement(), IntermediateCatchEvent.class)
                        .filter(target -> definitions(target).anyMatch(link -> link instanceof LinkEventDefinition
                                && Objects.equals(link.getAttributeValue("name"), name)))
                        .findFirst().map(target -> graph.node(target.getId())));
    }

    private void end(FlowNode element, Node node) {
        Optional<String> error = definitions(element).filter(ErrorEventDefinition.class::isInstance).map(ErrorEventDefinition.class::cast)
                .map(definition -> definition.getError() == null ? "" : Objects.toString(definition.getError().getErrorCode(), "")).findFirst();
        if (error.isPresent()) {
            catcher(element, ErrorEventDefinition.class, error.get())
                    .ifPresentOrElse(event -> node.always.add(graph.node(event.getId())), () -> node.end = true);
        } else {
            leaveLevel(element.getParentElement(), node);
        }
    }

    private void leaveLevel(ModelElementInstance scope, Node node) {
        if (Elements.isEventSubProcess(scope)) {
            if (Elements.in(scope, StartEvent.class).anyMatch(StartEvent::isInterrupting)) {
                leaveLevel(scope.getParentElement(), node);
            } else {
                node.end = true;
            }
        } else if (scope instanceof SubProcess step) {
            node.always.add(graph.doneNode(step.getId()));
        } else {
            node.end = true;
        }
    }

    private static Optional<String> escalation(FlowNode element) {
        return element instanceof ThrowEvent ? definitions(element).filter(EscalationEventDefinition.class::isInstance)
                .map(EscalationEventDefinition.class::cast).map(definition -> definition.getEscalation() == null ? ""
                        : Objects.toString(definition.getEscalation().getEscalationCode(), "")).findFirst() : Optional.empty();
    }

    /** The nearest event, going outwards, that catches what an element throws. */
    private static Optional<CatchEvent> catcher(FlowNode thrower, Class<? extends EventDefinition> kind, String code) {
        for (ModelElementInstance scope = thrower.getParentElement(); scope != null; scope = scope.getParentElement()) {
            if (!(scope instanceof SubProcess) && !(scope instanceof Process)) {
                return Optional.empty();
            }
            ModelElementInstance level = scope;
            Stream<CatchEvent> inside = Elements.in(scope, SubProcess.class).filter(SubProcess::triggeredByEvent)
                    .filter(handler -> !isInside(thrower, handler)).flatMap(handler -> Elements.in(handler, StartEvent.class));
            Stream<CatchEvent> outside = scope instanceof SubProcess ? Elements.in(scope.getParentElement(), BoundaryEvent.class)
                    .filter(event -> level.equals(event.getAttachedTo())).map(CatchEvent.class::cast) : Stream.empty();
            Optional<CatchEvent> found = Stream.concat(inside, outside).filter(event -> catches(event, kind, code)).findFirst();
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static boolean catches(CatchEvent event, Class<? extends EventDefinition> kind, String code) {
        return event.getEventDefinitions().stream().filter(kind::isInstance).anyMatch(definition -> {
            String wanted = definition instanceof ErrorEventDefinition error ? error.getError() == null ? null : error.getError().getErrorCode()
                    : ((EscalationEventDefinition) definition).getEscalation() == null ? null
                    : ((EscalationEventDefinition) definition).getEscalation().getEscalationCode();
            return wanted == null || wanted.equals(code);
        });
    }

    /** Interruptions that were not foreseen can come at every moment of what they end. */
    private void interruptions() {
        Elements.all(process, CatchEvent.class).filter(event -> interrupts(event) && !foreseen.test(event)).forEach(event -> {
            ModelElementInstance ended = event instanceof BoundaryEvent boundary ? boundary.getAttachedTo()
                    : event.getParentElement().getParentElement();
            Node instead = graph.node(event.getId());
            if (ended instanceof Activity step) {
                graph.node(step.getId()).instead.add(instead);
            }
            if (ended instanceof Process || ended instanceof SubProcess) {
                Elements.all(ended, FlowNode.class).filter(node -> !node.equals(event) && !isInside(node, event.getParentElement())
                        || event instanceof BoundaryEvent).forEach(node -> interrupted(node, instead));
            }
        });
    }

    private void interrupted(FlowNode node, Node instead) {
        Stream.of(node.getId(), FlowGraph.done(node.getId())).filter(graph::has).forEach(key -> graph.find(key).instead.add(instead));
    }

    /** Whether the event ends what it belongs to. */
    static boolean interrupts(CatchEvent event) {
        if (definitions(event).anyMatch(CompensateEventDefinition.class::isInstance)) {
            return false;
        }
        return event instanceof BoundaryEvent boundary && boundary.cancelActivity()
                || event instanceof StartEvent start && Elements.isEventSubProcess(start.getParentElement()) && start.isInterrupting();
    }

    /** Key of the node at which the level of an event is over; what goes on beside the level does not bring that about. */
    static String levelDone(CatchEvent event) {
        return event.getParentElement() instanceof SubProcess level ? FlowGraph.done(level.getId()) : "";
    }

    static Stream<EventDefinition> definitions(FlowNode node) {
        return node.getChildElementsByType(EventDefinition.class).stream();
    }

    static boolean isInside(ModelElementInstance element, ModelElementInstance scope) {
        for (ModelElementInstance above = element; above != null; above = above.getParentElement()) {
            if (above.equals(scope)) {
                return true;
            }
        }
        return false;
    }
}
