package cn.baolei.gate;

import cn.baolei.notification.Template;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaField;
import org.springframework.stereotype.Component;

/** A notification says by which of the templates and to whom. */
@Component
class NotificationRule implements ModelRule {

    private static final Set<String> TEMPLATES = Arrays.stream(Template.values()).map(Template::code).collect(Collectors.toSet());

    @Override
    public List<Finding> check(Submission submission) {
        return Each.of(submission, ServiceTask.class, (file, task) -> "${notify}".equals(task.getCamundaDelegateExpression())
                ? faults(fields(task)).map(fault -> Finding.at(file, task, fault)) : Stream.empty());
    }

    private static Stream<String> faults(Map<String, String> fields) {
        String template = fields.getOrDefault("template", "");
        return Stream.concat(TEMPLATES.contains(template) ? Stream.empty() : Stream.of("没有名为“" + template + "”的通知模板"),
                fields.getOrDefault("roles", "").isBlank() ? Stream.of("没有写明通知哪些岗位（roles）") : Stream.empty());
    }

    /** Fields of a service task, without those that are expressions. */
    static Map<String, String> fields(ServiceTask task) {
        return Stream.ofNullable(task.getExtensionElements())
                .flatMap(extensions -> extensions.getElementsQuery().filterByType(CamundaField.class).list().stream())
                .filter(field -> field.getCamundaName() != null).collect(Collectors.toMap(CamundaField::getCamundaName,
                        field -> Optional.ofNullable(field.getCamundaStringValue()).orElse(field.getTextContent()).strip(), (first, second) -> first));
    }
}
