package cn.baolei.gate;

import cn.baolei.engine.ModelProperties;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.springframework.stereotype.Component;

/** Every form that a step names is there; one bound to the deployment is handed in with the diagram. */
@Component
class FormReferenceRule implements ModelRule {

    @Override
    public List<Finding> check(Submission submission) {
        return Stream.of(
                Each.of(submission, UserTask.class, (file, task) -> form(submission, file, task, task.getCamundaFormRef(), task.getCamundaFormRefBinding())),
                Each.of(submission, StartEvent.class, (file, start) -> form(submission, file, start, start.getCamundaFormRef(), start.getCamundaFormRefBinding())),
                Each.of(submission, StartEvent.class, FormReferenceRule::startForm)).flatMap(List::stream).toList();
    }

    private static Stream<Finding> form(Submission submission, String file, FlowNode step, String form, String binding) {
        if (form == null || form.isBlank()) {
            return Stream.empty();
        }
        return (switch (String.valueOf(binding)) {
            case "deployment" -> submission.submittedForm(form).isPresent() ? Stream.<String>empty() : Stream.of(submission.form(form).isPresent()
                    ? "表单“" + form + "”没有一起部署：请在部署窗口的附加文件里加上 " + form + ".form" : unknown(form));
            case "latest" -> submission.form(form).isPresent() ? Stream.<String>empty() : Stream.of(unknown(form));
            default -> Stream.of("表单的版本方式（Binding）只能选 deployment（随图部署）或者 latest（最新版）");
        }).map(message -> Finding.at(file, step, message));
    }

    private static String unknown(String form) {
        return "没有标识为“" + form + "”的表单，请画好并与流程图一起部署";
    }

    /** Whoever may start a process by hand has a form for it. */
    private static Stream<Finding> startForm(String file, StartEvent start) {
        boolean byHand = start.getParentElement() instanceof Process process && start.getEventDefinitions().isEmpty()
                && Stream.of(ModelProperties.of(process), ModelProperties.of(start)).map(properties -> properties.get("startRoles"))
                .filter(Objects::nonNull).anyMatch(roles -> !roles.isBlank());
        return byHand && (start.getCamundaFormRef() == null || start.getCamundaFormRef().isBlank())
                ? Stream.of(Finding.at(file, start, "流程可以由人发起，但开始事件没有指定表单（Form reference）")) : Stream.empty();
    }
}
