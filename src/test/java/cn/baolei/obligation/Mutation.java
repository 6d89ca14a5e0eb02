package cn.baolei.obligation;

import java.util.List;
import java.util.Random;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CompletionCondition;
import org.camunda.bpm.model.bpmn.instance.ConditionExpression;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.MultiInstanceLoopCharacteristics;
import org.camunda.bpm.model.bpmn.instance.ParallelGateway;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.TerminateEventDefinition;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.TimeDuration;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.camunda.bpm.model.bpmn.instance.dc.Bounds;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** A change that somebody may make to a diagram. */
enum Mutation {

    RELABEL(true, (model, random) -> pick(nodes(model, FlowNode.class), random, node -> node.setName("改名" + random.nextInt(100)))),
    LAYOUT(true, (model, random) -> pick(model.getModelElementsByType(Bounds.class).stream().toList(), random,
            bounds -> bounds.setX(bounds.getX() + random.nextInt(80)))),
    NOTIFY(true, (model, random) -> pick(plainFlows(model), random, flow -> insert(flow, create(flow, ServiceTask.class, "notifyMore")))),
    NOTIFY_ASIDE(true, (model, random) -> pick(nodes(model, UserTask.class), random, task -> {
        BoundaryEvent event = timer(task, false);
        ServiceTask notice = create(event, ServiceTask.class, "notifyAside");
        connect(event, notice);
        connect(notice, create(event, EndEvent.class, "notifiedAside"));
    })),
    GATEWAY(true, (model, random) -> pick(plainFlows(model), random, flow -> {
        ExclusiveGateway split = create(flow, ExclusiveGateway.class, "isMoreNeeded");
        UserTask more = create(flow, UserTask.class, "more");
        ExclusiveGateway merge = create(flow, ExclusiveGateway.class, "moreDone");
        FlowNode target = flow.getTarget();
        flow.setTarget(split);
        when(connect(split, more), "${moreNeeded == 'yes'}");
        split.setDefault(connect(split, merge));
        connect(more, merge);
        connect(merge, target);
    })),
    STEP(true, (model, random) -> pick(plainFlows(model), random, flow -> insert(flow, create(flow, UserTask.class, "countersign")))),
    PARALLEL_STEP(true, (model, random) -> pick(plainFlows(model), random, flow -> {
        ParallelGateway split = create(flow, ParallelGateway.class, "alsoAsk");
        UserTask more = create(flow, UserTask.class, "asked");
        ParallelGateway join = create(flow, ParallelGateway.class, "answeredAll");
        FlowNode target = flow.getTarget();
        flow.setTarget(split);
        connect(split, more);
        connect(split, join);
        connect(more, join);
        connect(join, target);
    })),
    REMOVE(false, (model, random) -> pick(nodes(model, Activity.class), random, Mutation::splice)),
    REWIRE_TARGET(false, (model, random) -> pick(plainFlows(model), random, flow ->
            pick(beside(flow), random, target -> flow.setTarget(target)))),
    REWIRE_SOURCE(false, (model, random) -> pick(plainFlows(model), random, flow ->
            pick(beside(flow).stream().filter(node -> !(node instanceof EndEvent)).toList(), random, source -> flow.setSource(source)))),
    BY_PASS(false, (model, random) -> pick(plainFlows(model), random, flow -> pick(beside(flow), random, target -> {
        ExclusiveGateway split = create(flow, ExclusiveGateway.class, "isShortWay");
        FlowNode usual = flow.getTarget();
        flow.setTarget(split);
        split.setDefault(connect(split, usual));
        when(connect(split, target), "${shortWay}");
    }))),
    BY_PASS_STEP(false, (model, random) -> pick(plainFlows(model).stream().filter(flow -> !leaving(flow.getTarget()).isEmpty()).toList(), random,
            flow -> {
                FlowNode skipped = flow.getTarget();
                FlowNode next = leaving(skipped).get(0).getTarget();
                ExclusiveGateway split = create(flow, ExclusiveGateway.class, "isOptional");
                flow.setTarget(split);
                split.setDefault(connect(split, skipped));
                when(connect(split, next), "${skip == 'yes'}");
            })),
    NEW_EXIT(false, (model, random) -> pick(nodes(model, ExclusiveGateway.class), random, gateway -> pick(beside(gateway), random,
            target -> when(connect(gateway, target), "${another == 'yes'}")))),
    DEAD_BRANCH(false, (model, random) -> pick(guarded(model), random, flow -> when(flow, "${false}"))),
    WEAKER_BRANCH(false, (model, random) -> pick(guarded(model), random, flow -> when(flow,
            flow.getConditionExpression().getTextContent().strip().replaceFirst("}$", " or another == 'yes'}")))),
    OTHER_DEFAULT(false, (model, random) -> pick(nodes(model, ExclusiveGateway.class).stream().filter(gateway -> leaving(gateway).size() > 1).toList(),
            random, gateway -> pick(leaving(gateway), random, gateway::setDefault))),
    END_EARLY(false, (model, random) -> pick(plainFlows(model), random, flow -> flow.setTarget(create(flow, EndEvent.class, "endEarly")))),
    STOP_ALL(false, (model, random) -> pick(nodes(model, EndEvent.class).stream().filter(end -> end.getEventDefinitions().isEmpty()).toList(),
            random, end -> end.addChildElement(model.newInstance(TerminateEventDefinition.class)))),
    TIME_OUT(false, (model, random) -> pick(nodes(model, Activity.class), random, step -> pick(beside(step), random,
            target -> connect(timer(step, true), target)))),
    INTERRUPT(false, (model, random) -> pick(nodes(model, BoundaryEvent.class).stream().filter(event -> !event.cancelActivity()).toList(), random,
            event -> event.setCancelActivity(true))),
    DROP_EVENT(false, (model, random) -> pick(nodes(model, BoundaryEvent.class), random, event -> {
        leaving(event).forEach(flow -> flow.getParentElement().removeChildElement(flow));
        event.getParentElement().removeChildElement(event);
    })),
    CHOOSE(false, (model, random) -> pick(nodes(model, ParallelGateway.class), random, gateway -> {
        ExclusiveGateway choice = create(gateway, ExclusiveGateway.class, "chooseOne");
        entering(gateway).forEach(flow -> flow.setTarget(choice));
        leaving(gateway).forEach(flow -> flow.setSource(choice));
        gateway.getParentElement().removeChildElement(gateway);
        leaving(choice).stream().skip(1).forEach(flow -> when(flow, "${chosen == '" + flow.getId() + "'}"));
        leaving(choice).stream().findFirst().ifPresent(choice::setDefault);
    })),
    DROP_FLOW(false, (model, random) -> pick(plainFlows(model).stream().filter(flow -> leaving(flow.getSource()).size() > 1).toList(), random,
            flow -> flow.getParentElement().removeChildElement(flow))),
    MOVE(false, (model, random) -> pick(nodes(model, Activity.class), random, step -> pick(plainFlows(model).stream()
            .filter(flow -> flow.getParentElement().equals(step.getParentElement()) && !flow.getTarget().equals(step)
                    && !flow.getSource().equals(step)).toList(), random, flow -> {
                List<SequenceFlow> out = leaving(step);
                if (out.size() == 1) {
                    FlowNode next = out.get(0).getTarget();
                    entering(step).forEach(way -> way.setTarget(next));
                    FlowNode target = flow.getTarget();
                    flow.setTarget(step);
                    out.get(0).setTarget(target);
                }
            }))),
    /** Only one of several signs. */
    ENOUGH(false, (model, random) -> pick(model.getModelElementsByType(MultiInstanceLoopCharacteristics.class).stream().toList(), random, loop -> {
        CompletionCondition enough = model.newInstance(CompletionCondition.class);
        enough.setTextContent("${nrOfCompletedInstances > 0}");
        loop.setCompletionCondition(enough);
    })),
    OTHER_ROLE(false, (model, random) -> pick(properties(model, "role"), random, role ->
            role.setCamundaValue(role.getCamundaValue().equals("member") ? "counsellor" : "member"))),
    NO_CLAUSE(false, (model, random) -> pick(properties(model, "notice"), random, notice -> notice.getParentElement().removeChildElement(notice))),
    LATER(false, (model, random) -> pick(duties(model, UserTask.class), random, task -> task.setCamundaDueDate("P90D"))),
    RETIME(false, (model, random) -> pick(nodes(model, BoundaryEvent.class).stream().filter(event -> event.cancelActivity()
            && Duty.of(event.getAttachedTo()).isPresent()).flatMap(event -> event.getChildElementsByType(TimerEventDefinition.class).stream()).toList(),
            random, timer -> timer.getTimeDate().setTextContent("PT1S")));

    private final boolean harmless;
    private final BiPredicate<BpmnModelInstance, Random> change;

    Mutation(boolean harmless, BiPredicate<BpmnModelInstance, Random> change) {
        this.harmless = harmless;
        this.change = change;
    }

    boolean isHarmless() {
        return harmless;
    }

    /** Whether a duty is loosened where no walk can see it. */
    boolean isLoosening() {
        return ordinal() >= ENOUGH.ordinal();
    }

    /** @return whether the diagram has anything that can be changed so */
    boolean apply(BpmnModelInstance model, Random random) {
        return change.test(model, random);
    }

    private interface Change<T> {
        void make(T element);
    }

    private static <T> boolean pick(List<T> from, Random random, Change<? super T> change) {
        if (from.isEmpty()) {
            return false;
        }
        change.make(from.get(random.nextInt(from.size())));
        return true;
    }

    private static <T extends ModelElementInstance> List<T> nodes(BpmnModelInstance model, Class<T> type) {
        return model.getModelElementsByType(type).stream().filter(node -> !Elements.isEventSubProcess(node)).toList();
    }

    private static <T extends FlowNode> List<T> duties(BpmnModelInstance model, Class<T> type) {
        return nodes(model, type).stream().filter(node -> Duty.of(node).isPresent()).toList();
    }

    private static List<CamundaProperty> properties(BpmnModelInstance model, String name) {
        return duties(model, FlowNode.class).stream().flatMap(node -> node.getExtensionElements().getElementsQuery()
                .filterByType(CamundaProperties.class).list().stream()).flatMap(all -> all.getCamundaProperties().stream())
                .filter(property -> property.getCamundaName().equals(name)).toList();
    }

    /** What comes after a gateway of events must stay an event. */
    private static List<SequenceFlow> plainFlows(BpmnModelInstance model) {
        return model.getModelElementsByType(SequenceFlow.class).stream().filter(flow -> !(flow.getSource() instanceof EventBasedGateway)).toList();
    }

    private static List<SequenceFlow> guarded(BpmnModelInstance model) {
        return model.getModelElementsByType(SequenceFlow.class).stream().filter(flow -> flow.getConditionExpression() != null).toList();
    }

    /** Where a flow of the same level may lead. */
    private static List<FlowNode> beside(ModelElementInstance element) {
        return Elements.in(element.getParentElement(), FlowNode.class).filter(node -> !(node instanceof StartEvent)
                && !(node instanceof BoundaryEvent) && !Elements.isEventSubProcess(node)
                && entering(node).stream().noneMatch(flow -> flow.getSource() instanceof EventBasedGateway)).toList();
    }

    private static List<SequenceFlow> leaving(FlowNode node) {
        return Elements.in(node.getParentElement(), SequenceFlow.class).filter(flow -> node.equals(flow.getSource())).toList();
    }

    private static List<SequenceFlow> entering(FlowNode node) {
        return Elements.in(node.getParentElement(), SequenceFlow.class).filter(flow -> node.equals(flow.getTarget())).toList();
    }

    private static <T extends ModelElementInstance> T create(ModelElementInstance beside, Class<T> type, String id) {
        T element = ((BpmnModelInstance) beside.getModelInstance()).newInstance(type, id);
        beside.getParentElement().addChildElement(element);
        return element;
    }

    private static SequenceFlow connect(FlowNode from, FlowNode to) {
        SequenceFlow flow = create(from, SequenceFlow.class, "way" + from.getModelInstance().getModelElementsByType(
                from.getModelInstance().getModel().getType(SequenceFlow.class)).size());
        flow.setSource(from);
        flow.setTarget(to);
        return flow;
    }

    private static void when(SequenceFlow flow, String condition) {
        ConditionExpression expression = ((BpmnModelInstance) flow.getModelInstance()).newInstance(ConditionExpression.class);
        expression.setTextContent(condition);
        flow.setConditionExpression(expression);
    }

    private static void insert(SequenceFlow flow, FlowNode node) {
        FlowNode target = flow.getTarget();
        flow.setTarget(node);
        connect(node, target);
    }

    private static BoundaryEvent timer(Activity step, boolean interrupting) {
        BoundaryEvent event = create(step, BoundaryEvent.class, "newTimer");
        event.setAttachedTo(step);
        event.setCancelActivity(interrupting);
        TimerEventDefinition timer = ((BpmnModelInstance) step.getModelInstance()).newInstance(TimerEventDefinition.class);
        event.addChildElement(timer);
        TimeDuration time = ((BpmnModelInstance) step.getModelInstance()).newInstance(TimeDuration.class);
        time.setTextContent("PT1H");
        timer.setTimeDuration(time);
        return event;
    }

    /** Takes a step out and joins what was before it to what was after it. */
    private static void splice(Activity step) {
        List<SequenceFlow> out = leaving(step);
        ModelElementInstance scope = step.getParentElement();
        Stream.concat(nodesAt(step), Stream.empty()).forEach(event -> {
            leaving(event).forEach(scope::removeChildElement);
            scope.removeChildElement(event);
        });
        if (out.isEmpty()) {
            entering(step).forEach(scope::removeChildElement);
        } else {
            entering(step).forEach(flow -> flow.setTarget(out.get(0).getTarget()));
            out.forEach(scope::removeChildElement);
        }
        scope.removeChildElement(step);
    }

    private static Stream<BoundaryEvent> nodesAt(Activity step) {
        return Elements.in(step.getParentElement(), BoundaryEvent.class).filter(event -> step.equals(event.getAttachedTo())).toList().stream();
    }
}
