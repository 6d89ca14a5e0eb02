package cn.baolei.pledge;

import cn.baolei.engine.OfficialTime;
import cn.baolei.engine.ProcessBean;
import cn.baolei.membership.PartyMembers;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.spin.Spin;

/** Lays before the next forms who signed ({@code pledgeSigners}) and, by name, who did not ({@code unsignedMembers}). */
@ProcessBean("listSigners")
class ListSigners implements JavaDelegate {

    private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("M月d日 HH:mm").withZone(OfficialTime.ZONE);

    private final PartyMembers members;
    private final PledgeTable table;

    ListSigners(PartyMembers members, PledgeTable table) {
        this.members = members;
        this.table = table;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Map<String, Instant> signatures = table.signatures(execution.getProcessInstanceId());
        List<String> all = members.of(execution.getTenantId());
        execution.setVariable("pledgeSigners", Spin.JSON(all.stream().map(user -> row(user, signatures.get(user))).toList()));
        String unsigned = all.stream().filter(user -> !signatures.containsKey(user)).map(members::nameOf).collect(Collectors.joining("、"));
        execution.setVariable("unsignedMembers", unsigned.isEmpty() ? "无" : unsigned);
    }

    private Map<String, String> row(String user, Instant signedAt) {
        return Map.of("name", members.nameOf(user), "state", signedAt == null ? "未签名" : "已签名",
                "signedAt", signedAt == null ? "" : SHOWN.format(signedAt));
    }
}
