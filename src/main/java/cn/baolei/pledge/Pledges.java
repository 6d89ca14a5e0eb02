package cn.baolei.pledge;

import cn.baolei.engine.ProcessBean;
import cn.baolei.membership.PartyMembers;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/** Who signs a pledge, until when, and when it is checked. */
@ProcessBean("pledges")
public class Pledges {

    private final PartyMembers members;
    private final PledgeTable table;
    private final Clock clock;

    Pledges(PartyMembers members, PledgeTable table, Clock clock) {
        this.members = members;
        this.table = table;
        this.clock = clock;
    }

    /** User ids of all party members of the organisation. */
    public List<String> signers(DelegateExecution execution) {
        return members.of(execution.getTenantId());
    }

    /** When whoever has not signed can no longer do so. */
    public Date signingEndsAt(DelegateExecution execution) {
        return Date.from(datesOf(execution).signingEndsAt());
    }

    public Date nextCheckAt(DelegateExecution execution) {
        return Date.from(datesOf(execution).nextCheck(clock.instant()));
    }

    /** Whether the check just done was the last. */
    public boolean isOver(DelegateExecution execution) {
        return datesOf(execution).isOver(clock.instant());
    }

    /** How many breaches of this pledge by the same member were recorded before. */
    public long earlierBreaches(DelegateExecution execution) {
        String member = (String) execution.getVariable("breachMember");
        return table.breaches(execution.getProcessInstanceId()).stream().filter(breach -> breach.user().equals(member)).count();
    }

    private static PledgeDates datesOf(DelegateExecution execution) {
        return new PledgeDates(LocalDate.parse((String) execution.getVariable("signBy")),
                LocalDate.parse((String) execution.getVariable("checkUntil")), ((Number) execution.getVariable("checkEveryDays")).intValue());
    }
}
