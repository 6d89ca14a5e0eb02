package cn.baolei.volunteer;

import cn.baolei.engine.OfficialTime;
import cn.baolei.engine.ProcessBean;
import cn.baolei.membership.PartyMembers;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.spin.Spin;

/** Lays before the last form who was sent, who was not, and how long they served: variable {@code serviceOutcomes}. */
@ProcessBean("listServiceOutcomes")
class ListServiceOutcomes implements JavaDelegate {

    private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("M月d日 HH:mm").withZone(OfficialTime.ZONE);
    private static final Map<String, String> OUTCOMES = Map.of("served", "已服务", "unfit", "健康检查不适合，未派出", "refused", "支部未同意，未派出");

    private final VolunteerRecord record;
    private final PartyMembers members;

    ListServiceOutcomes(VolunteerRecord record, PartyMembers members) {
        this.record = record;
        this.members = members;
    }

    @Override
    public void execute(DelegateExecution execution) {
        execution.setVariable("serviceOutcomes", Spin.JSON(record.of(execution.getProcessInstanceId()).stream().map(this::row).toList()));
    }

    private Map<String, String> row(Service service) {
        return Map.of("name", members.nameOf(service.user()), "outcome", OUTCOMES.get(service.outcome()),
                "startedAt", shown(service.startedAt()), "endedAt", shown(service.endedAt()),
                "hours", service.hours() == null ? "" : service.hours().toPlainString());
    }

    private static String shown(Instant moment) {
        return moment == null ? "" : SHOWN.format(moment);
    }
}
