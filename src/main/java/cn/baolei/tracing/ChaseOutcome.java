package cn.baolei.tracing;

import cn.baolei.engine.ProcessBean;
import cn.baolei.notification.Notification;
import cn.baolei.notification.NotificationService;
import cn.baolei.organisation.Role;
import cn.baolei.routing.Routing;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.spin.json.SpinJsonNode;

/** Tells the doctor and the duty leader of the other organisation that an answer is overdue. */
@ProcessBean("chaseOutcome")
class ChaseOutcome implements JavaDelegate {

    private static final String TEMPLATE = "task-overdue";

    private final NotificationService notifications;
    private final Routing routing;

    ChaseOutcome(NotificationService notifications, Routing routing) {
        this.notifications = notifications;
        this.routing = routing;
    }

    @Override
    public void execute(DelegateExecution execution) {
        SpinJsonNode handover = (SpinJsonNode) execution.getVariable("handover");
        String organisation = handover.prop("organisation").stringValue();
        Set<String> recipients = new HashSet<>();
        for (Role role : List.of(Role.DOCTOR, Role.DUTY_LEADER)) {
            recipients.addAll(routing.recipients(role.code(), "own", organisation));
        }
        notifications.send(new Notification(TEMPLATE, recipients, organisation, execution.getProcessBusinessKey(),
                Map.of("step", execution.getCurrentActivityName()), null,
                TEMPLATE + ":" + handover.prop("id").stringValue()));
    }
}
