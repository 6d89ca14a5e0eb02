package cn.baolei.gate;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.Error;
import org.camunda.bpm.model.bpmn.instance.ErrorEventDefinition;
import org.camunda.bpm.model.bpmn.instance.Event;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.springframework.stereotype.Component;

/** An error that is caught can be raised inside, and one that is raised inside a sub-process is caught around it. */
@Component
class ErrorRule implements ModelRule {

    private final ProgramWords program;

    ErrorRule(ProgramWords program) {
        this.program = program;
    }

    @Override
    public List<Finding> check(Submission submission) {
        return Each.of(submission, ErrorEventDefinition.class, (file, definition) -> {
            Event event = (Event) definition.getParentElement();
            return (event instanceof EndEvent end ? raised(end, definition) : caught(submission, event, definition)).stream()
                    .map(fault -> Finding.at(file, event, fault));
        });
    }

    private static Optional<String> raised(EndEvent end, ErrorEventDefinition definition) {
        String code = codeOf(definition);
        if (code.isEmpty()) {
            return Optional.of("错误结束事件没有写明错误代码");
        }
        boolean inside = end.getParentElement() instanceof SubProcess;
        boolean isCaught = Stream.iterate(end.getParentElement(), Objects::nonNull, ModelElementInstance::getParentElement)
                .anyMatch(scope -> isCaughtAt(scope, code));
        return inside && !isCaught ? Optional.of("错误代码“" + code + "”在外层没有边界事件接住，流程会在这里中断") : Optional.empty();
    }

    private static boolean isCaughtAt(ModelElementInstance scope, String code) {
        Stream<? extends Event> inside = scope.getChildElementsByType(SubProcess.class).stream().filter(SubProcess::triggeredByEvent)
                .flatMap(within -> within.getChildElementsByType(StartEvent.class).stream());
        Stream<? extends Event> around = Stream.ofNullable(scope.getParentElement())
                .flatMap(parent -> parent.getChildElementsByType(BoundaryEvent.class).stream())
                .filter(boundary -> scope.equals(boundary.getAttachedTo()));
        return Stream.concat(inside, around).flatMap(event -> event.getChildElementsByType(ErrorEventDefinition.class).stream())
                .map(ErrorRule::codeOf).anyMatch(catching -> catching.isEmpty() || catching.equals(code));
    }

    private Optional<String> caught(Submission submission, Event event, ErrorEventDefinition definition) {
        String code = codeOf(definition);
        ModelElementInstance where = event instanceof BoundaryEvent boundary ? boundary.getAttachedTo() : event.getParentElement().getParentElement();
        boolean known = code.isEmpty() || program.contain(code) || raises(submission, where, code);
        return known ? Optional.empty() : Optional.of("里面没有任何步骤会报出错误代码“" + code + "”");
    }

    private static boolean raises(Submission submission, ModelElementInstance where, String code) {
        return submission.diagrams().values().stream().flatMap(diagram -> diagram.getModelElementsByType(EndEvent.class).stream())
                .filter(end -> Stream.iterate((ModelElementInstance) end, Objects::nonNull, ModelElementInstance::getParentElement).anyMatch(where::equals))
                .anyMatch(end -> raises(end, code))
                || where instanceof CallActivity call && submission.diagram(String.valueOf(call.getCalledElement())).stream()
                .flatMap(called -> called.getModelElementsByType(EndEvent.class).stream()).anyMatch(end -> raises(end, code));
    }

    private static boolean raises(EndEvent end, String code) {
        return end.getChildElementsByType(ErrorEventDefinition.class).stream().anyMatch(definition -> code.equals(codeOf(definition)));
    }

    private static String codeOf(ErrorEventDefinition definition) {
        return Optional.ofNullable(definition.getError()).map(Error::getErrorCode).orElse("");
    }
}
