package cn.baolei.obligation;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.ConditionalEventDefinition;
import org.camunda.bpm.model.bpmn.instance.ErrorEventDefinition;
import org.camunda.bpm.model.bpmn.instance.EscalationEventDefinition;
import org.camunda.bpm.model.bpmn.instance.EventDefinition;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.ReceiveTask;
import org.camunda.bpm.model.bpmn.instance.SignalEventDefinition;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/**
 * What an event waits for, and where it stands.
 *
 * @param place       the step it is attached to, or the level it stands on
 * @param interrupting whether it ends what it is attached to
 * @param what        kind and name, code, condition or time
 */
record Trigger(String place, boolean interrupting, List<String> what) {

    static Optional<Trigger> of(FlowNode node) {
        if (node instanceof ReceiveTask task) {
            return Optional.of(new Trigger("", false, List.of("message " + name(task.getMessage()))));
        }
        if (!(node instanceof CatchEvent event)) {
            return Optional.empty();
        }
        List<String> what = event.getEventDefinitions().stream().map(Trigger::words).toList();
        if (event instanceof BoundaryEvent boundary) {
            return Optional.of(new Trigger(boundary.getAttachedTo().getId(), boundary.cancelActivity(), what));
        }
        if (event instanceof StartEvent start && Elements.isEventSubProcess(start.getParentElement())) {
            return Optional.of(new Trigger(id(start.getParentElement().getParentElement()), start.isInterrupting(), what));
        }
        return Optional.of(new Trigger("", false, what));
    }

    /** Place and occasion are the same; that it no longer interrupts loses nothing. */
    boolean isKeptBy(Trigger now) {
        return place.equals(now.place) && what.equals(now.what) && (interrupting || !now.interrupting);
    }

    private static String id(ModelElementInstance scope) {
        return scope instanceof SubProcess ? ((SubProcess) scope).getId() : "";
    }

    private static String words(EventDefinition definition) {
        if (definition instanceof TimerEventDefinition timer) {
            List<String> times = new ArrayList<>();
            Optional.ofNullable(timer.getTimeDate()).ifPresent(time -> times.add("date " + text(time)));
            Optional.ofNullable(timer.getTimeDuration()).ifPresent(time -> times.add("duration " + text(time)));
            Optional.ofNullable(timer.getTimeCycle()).ifPresent(time -> times.add("cycle " + text(time)));
            return "timer " + String.join(" ", times);
        }
        if (definition instanceof MessageEventDefinition message) {
            return "message " + name(message.getMessage());
        }
        if (definition instanceof SignalEventDefinition signal) {
            return "signal " + (signal.getSignal() == null ? "" : signal.getSignal().getName());
        }
        if (definition instanceof ErrorEventDefinition error) {
            return "error " + (error.getError() == null ? "" : error.getError().getErrorCode());
        }
        if (definition instanceof EscalationEventDefinition escalation) {
            return "escalation " + (escalation.getEscalation() == null ? "" : escalation.getEscalation().getEscalationCode());
        }
        if (definition instanceof ConditionalEventDefinition conditional) {
            return "condition " + (conditional.getCondition() == null ? "" : text(conditional.getCondition())) + " "
                    + Objects.toString(conditional.getCamundaVariableName(), "") + " "
                    + Objects.toString(conditional.getCamundaVariableEvents(), "");
        }
        return definition.getElementType().getTypeName();
    }

    private static String name(Message message) {
        return message == null ? "" : Objects.toString(message.getName(), "");
    }

    private static String text(ModelElementInstance element) {
        return element.getTextContent().strip();
    }
}
