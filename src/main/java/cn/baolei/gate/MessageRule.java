package cn.baolei.gate;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.ReceiveTask;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.springframework.stereotype.Component;

/** Every message for which a running process waits is sent by a program or another diagram, and every one that it sends starts something. */
@Component
class MessageRule implements ModelRule {

    private static final String SENDER = "${startFollowUp}";

    private final ProgramWords program;

    MessageRule(ProgramWords program) {
        this.program = program;
    }

    @Override
    public List<Finding> check(Submission submission) {
        List<BpmnModelInstance> all = Stream.of(submission.diagrams().values(), submission.deployed().diagrams()).flatMap(Collection::stream).toList();
        Set<String> sent = all.stream().flatMap(diagram -> diagram.getModelElementsByType(ServiceTask.class).stream()).map(MessageRule::sentBy)
                .filter(Objects::nonNull).collect(Collectors.toSet());
        Set<String> starting = all.stream().flatMap(diagram -> diagram.getModelElementsByType(StartEvent.class).stream())
                .filter(start -> start.getParentElement() instanceof Process)
                .flatMap(start -> start.getChildElementsByType(MessageEventDefinition.class).stream())
                .map(definition -> nameOf(definition.getMessage())).collect(Collectors.toSet());
        return Stream.of(
                Each.of(submission, MessageEventDefinition.class, (file, event) -> awaited(file, event, event.getMessage(), sent)),
                Each.of(submission, ReceiveTask.class, (file, task) -> awaited(file, task, task.getMessage(), sent)),
                Each.of(submission, ServiceTask.class, (file, task) -> Stream.ofNullable(sentBy(task)).filter(message -> !starting.contains(message))
                        .map(message -> Finding.at(file, task, "没有哪个流程由消息“" + message + "”启动")))).flatMap(List::stream).toList();
    }

    private Stream<Finding> awaited(String file, ModelElementInstance element, Message message, Set<String> sent) {
        String name = nameOf(message);
        return !name.isEmpty() && begins(element) || sent.contains(name) || program.contain(name) ? Stream.empty() : Stream.of(Finding.at(file, eventOf(element), name.isEmpty()
                ? "没有写明等哪条消息" : "没有任何流程或者程序会发出消息“" + name + "”，流程会一直等下去"));
    }

    /** A process that a message begins keeps nothing waiting; it may also come from outside. */
    private static boolean begins(ModelElementInstance element) {
        return element.getParentElement() instanceof StartEvent start && start.getParentElement() instanceof Process;
    }

    private static ModelElementInstance eventOf(ModelElementInstance element) {
        return element instanceof MessageEventDefinition ? element.getParentElement() : element;
    }

    private static String sentBy(ServiceTask task) {
        return SENDER.equals(task.getCamundaDelegateExpression()) ? NotificationRule.fields(task).getOrDefault("message", "") : null;
    }

    private static String nameOf(Message message) {
        return message == null || message.getName() == null ? "" : message.getName();
    }
}
