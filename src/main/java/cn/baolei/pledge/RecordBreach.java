package cn.baolei.pledge;

import cn.baolei.engine.ProcessBean;
import cn.baolei.membership.PartyMembers;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.spin.Spin;

/**
 * Keeps the breach and shows all of them in {@code pledgeBreaches}; leaves its number ({@code breachNumber}) and words
 * ({@code breachSummary}) for the step that deals with it, and empties the form for the next one.
 */
@ProcessBean("recordBreach")
class RecordBreach implements JavaDelegate {

    private static final List<String> FIELDS = List.of("breachMember", "breachKind", "breachHappenedOn", "breachStatement", "checkNote",
            "talkedAt", "talkNote", "talkAttitude");

    private final PledgeTable table;
    private final PartyMembers members;

    RecordBreach(PledgeTable table, PartyMembers members) {
        this.table = table;
        this.members = members;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Breach breach = new Breach(text(execution, "breachMember"), text(execution, "breachKind"), text(execution, "breachStatement"),
                LocalDate.parse(text(execution, "breachHappenedOn")), text(execution, "breachGravity"));
        String instance = execution.getProcessInstanceId();
        execution.setVariable("breachNumber", table.add(breach, instance, execution.getTenantId(), execution.getProcessBusinessKey()));
        execution.setVariable("breachSummary", members.nameOf(breach.user()) + "，" + breach.happenedOn() + "，"
                + BreachKind.labelOf(breach.kind()) + "：" + breach.statement());
        execution.setVariable("pledgeBreaches", Spin.JSON(table.breaches(instance).stream().map(this::row).toList()));
        FIELDS.forEach(field -> execution.setVariable(field, null));
    }

    private Map<String, String> row(Breach breach) {
        boolean serious = breach.gravity().equals("serious");
        return Map.of("happenedOn", breach.happenedOn().toString(), "name", members.nameOf(breach.user()),
                "kind", BreachKind.labelOf(breach.kind()), "statement", breach.statement(),
                "gravity", serious ? "严重" : "一般", "handling", serious ? "移送问责线索" : "谈话提醒");
    }

    private static String text(DelegateExecution execution, String variable) {
        return (String) execution.getVariable(variable);
    }
}
