package cn.baolei.notification;

import cn.baolei.engine.ProcessBean;
import cn.baolei.routing.Routing;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Scope;

/**
 * Service task {@code ${notify}}: tells the holders of {@code roles} (comma-separated codes) at {@code place} (default
 * {@code own}). Nothing of the process's variables reaches the message. A new object for each execution, because the engine
 * writes the fields of the diagram into it.
 */
@ProcessBean("notify")
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
class NotifyDelegate implements JavaDelegate {

    private final NotificationService notifications;
    private final Routing routing;

    private Expression template;
    private Expression roles;
    private Expression place;

    NotifyDelegate(NotificationService notifications, Routing routing) {
        this.notifications = notifications;
        this.routing = routing;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String templateName = text(template, execution);
        String where = place == null ? "own" : text(place, execution);
        Set<String> recipients = new LinkedHashSet<>();
        for (String role : text(roles, execution).split("\\s*,\\s*")) {
            recipients.addAll(routing.recipients(role, where, execution.getTenantId(), execution.getProcessBusinessKey()));
        }
        notifications.send(new Notification(templateName, recipients, execution.getTenantId(),
                execution.getProcessBusinessKey(), Map.of(Parameter.STEP.code(), execution.getCurrentActivityName()), null,
                String.join(":", execution.getProcessInstanceId(), execution.getActivityInstanceId(), templateName)));
    }

    private static String text(Expression field, DelegateExecution execution) {
        return ((String) field.getValue(execution)).strip();
    }
}
