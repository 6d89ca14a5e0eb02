package cn.baolei.duty;

import static cn.baolei.duty.TestRoster.MONDAY_EIGHT;
import static cn.baolei.duty.TestRoster.MONDAY_TWENTY;
import static org.assertj.core.api.Assertions.assertThat;

import cn.baolei.organisation.ImportSummary;
import cn.baolei.organisation.OrganisationImport;
import cn.baolei.organisation.OrganisationsImported;
import cn.baolei.organisation.Role;
import cn.baolei.process.ProcessTest;
import cn.baolei.process.Scenario;
import cn.baolei.routing.DutyPost;
import cn.baolei.routing.Recusals;
import cn.baolei.routing.Routing;
import cn.baolei.routing.RoutingLab;
import cn.baolei.routing.TaskGroups;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What other procedures send to 当班值班员: a report that has arrived at the county. */
@ProcessTest
class OnDutyRoutingTest {

    private static final String COUNTY = "xining-chengxi";
    private static final String SCHOOL = "yanshi-shiyan";
    private static final String BY_DAY = COUNTY + ".duty-officer";
    private static final String BY_NIGHT = COUNTY + ".member";

    @Autowired
    private Scenario scenario;
    @Autowired
    private ShiftClock clock;
    @Autowired
    private RosterEntry entry;
    @Autowired
    private Routing routing;
    @Autowired
    private TaskGroups groups;
    @Autowired
    private Recusals recusals;
    @Autowired
    private OrganisationImport organisationImport;
    @Autowired
    private ProcessEngine engine;
    @Autowired
    private RuntimeService instances;
    @Autowired
    private TaskService tasks;
    @Autowired
    private IdentityService identities;
    @Autowired
    private ApplicationEventPublisher events;
    @Autowired
    private JdbcClient jdbc;

    private TestRoster roster;
    private String acknowledgement;

    @BeforeEach
    void enterRoster() {
        roster = new TestRoster(entry, jdbc, identities);
        scenario.set(TestRoster.ENTERED);
    }

    @AfterEach
    void deleteRoster() {
        roster.delete();
    }

    @Test
    void should_GoToThePersonOnDuty_When_AShiftIsRostered() {
        roster.enter(COUNTY, "duty-officer", "member");
        scenario.set(MONDAY_TWENTY.plus(Duration.ofHours(1)));
        clock.tick();
        report();
        assertThat(scenario.as(BY_NIGHT).todo()).contains("acknowledgeReport");
        assertThat(scenario.as(BY_DAY).todo()).doesNotContain("acknowledgeReport");
        assertThat(scenario.as(COUNTY + ".duty-leader").todo()).doesNotContain("acknowledgeReport");
        assertThat(told(BY_NIGHT)).isEqualTo(1);
        assertThat(told(BY_DAY)).isZero();
        scenario.as(BY_NIGHT).completes("acknowledgeReport", Map.of("receiptConfirmed", true));
        assertThat(facts()).isZero();
    }

    @Test
    void should_PassToTheNextPerson_When_TheShiftChanges() {
        roster.enter(COUNTY, "duty-officer", "member");
        scenario.set(MONDAY_TWENTY.minus(Duration.ofMinutes(5)));
        clock.tick();
        report();
        String task = scenario.as(BY_DAY).task("acknowledgeReport").getId();
        scenario.as(BY_DAY).signedIn(() -> {
            tasks.claim(task, BY_DAY);
            return null;
        });
        scenario.set(MONDAY_TWENTY);
        clock.tick();
        assertThat(scenario.as(BY_DAY).todo()).doesNotContain("acknowledgeReport");
        assertThat(scenario.as(BY_NIGHT).task("acknowledgeReport").getAssignee()).isNull();
        assertThat(told(BY_NIGHT)).isEqualTo(1);
        scenario.as(BY_NIGHT).completes("acknowledgeReport", Map.of("receiptConfirmed", true));
    }

    @Test
    void should_StayWithTheColleague_When_ItWasHandedOnBeforeTheShiftChanges() {
        String colleague = COUNTY + ".office-director";
        roster.enter(COUNTY, "duty-officer", "member");
        scenario.set(MONDAY_TWENTY.minus(Duration.ofMinutes(5)));
        clock.tick();
        report();
        tasks.setAssignee(acknowledgement, colleague);

        scenario.set(MONDAY_TWENTY);
        clock.tick();

        assertThat(scenario.as(colleague).task("acknowledgeReport").getAssignee()).isEqualTo(colleague);
        assertThat(told(BY_NIGHT)).isZero();
    }

    @Test
    void should_BelongToThoseOnDutyAgain_When_TheColleagueWhoHasItLeavesTheOrganisation() {
        String colleague = COUNTY + ".office-director";
        roster.enter(COUNTY, "duty-officer", "member");
        scenario.set(MONDAY_TWENTY);
        clock.tick();
        report();
        tasks.setAssignee(acknowledgement, colleague);

        RoutingLab people = new RoutingLab(engine, organisationImport);
        try {
            people.without(RoutingLab.user(colleague));
            assertThat(scenario.as(BY_NIGHT).task("acknowledgeReport").getAssignee()).isNull();
        } finally {
            people.remove();
        }
    }

    @Test
    void should_ComeBackToWhoeverIsOnDuty_When_ItWasEntrustedBeforeTheShiftChanges() {
        String colleague = COUNTY + ".office-director";
        roster.enter(COUNTY, "duty-officer", "member");
        scenario.set(MONDAY_TWENTY.minus(Duration.ofMinutes(5)));
        clock.tick();
        report();
        tasks.setOwner(acknowledgement, BY_DAY);
        tasks.delegateTask(acknowledgement, colleague);

        scenario.set(MONDAY_TWENTY);
        clock.tick();
        tasks.resolveTask(acknowledgement, Map.of("receiptConfirmed", true));

        assertThat(scenario.as(BY_DAY).todo()).doesNotContain("acknowledgeReport");
        scenario.as(BY_NIGHT).completes("acknowledgeReport", Map.of("receiptConfirmed", true));
    }

    @Test
    void should_KeepWhoIsOnDuty_When_OrganisationsAreImportedAgain() {
        roster.enter(COUNTY, "duty-officer", "member");
        scenario.set(MONDAY_TWENTY);
        clock.tick();
        report();

        events.publishEvent(new OrganisationsImported(new ImportSummary(changed(), changed(), changed(BY_NIGHT), changed())));

        assertThat(scenario.as(BY_NIGHT).todo()).contains("acknowledgeReport");
    }

    @Test
    void should_FallToTheDutyPostAndBack_When_TheRosterHasAGap() {
        roster.enter(COUNTY, "doctor", "member");
        jdbc.sql("delete from duty_shift where starts_at = ?").param(DutyShiftTable.utc(MONDAY_EIGHT)).update();
        scenario.set(MONDAY_EIGHT.plus(Duration.ofHours(1)));
        clock.tick();
        report();
        assertThat(scenario.as(BY_DAY).task("acknowledgeReport").getDescription()).contains("此时没有排班");
        assertThat(facts()).isEqualTo(1);
        scenario.set(MONDAY_TWENTY);
        clock.tick();
        assertThat(scenario.as(BY_DAY).todo()).doesNotContain("acknowledgeReport");
        assertThat(scenario.as(BY_NIGHT).todo()).contains("acknowledgeReport");
    }

    @Test
    void should_GoToTheDutyPostWithoutAWord_When_NoRosterIsKept() {
        report();
        assertThat(scenario.as(BY_DAY).task("acknowledgeReport").getDescription()).doesNotContain("没有排班");
        assertThat(facts()).isZero();
    }

    @Test
    void should_NameWhoIsOnDuty_When_RecipientsAreAsked() {
        roster.enter(COUNTY, "doctor", "member");
        scenario.set(MONDAY_EIGHT);
        assertThat(routing.recipients("duty-officer", "on-duty", COUNTY)).containsExactly(COUNTY + ".doctor");
        assertThat(routing.recipients("duty-leader", "on-duty", COUNTY)).containsExactly(COUNTY + ".duty-leader");
        assertThat(routing.recipients("duty-officer", "own", COUNTY)).containsExactly(BY_DAY);
        scenario.set(TestRoster.WEEK_OVER);
        assertThat(groups.onDuty(new DutyPost(Role.DUTY_OFFICER, COUNTY))).containsExactly(BY_DAY);
    }

    @SafeVarargs
    private static <T> ImportSummary.Changes<T> changed(T... changed) {
        return new ImportSummary.Changes<>(Set.of(), Set.of(changed), Set.of());
    }

    private void report() {
        String discovered = scenario.now().atOffset(java.time.ZoneOffset.ofHours(8)).toString();
        scenario.as(SCHOOL + ".reporter").starts("immediate-report", Map.of("reportKind", "first", "subject", "一名学生发热待查",
                "discoveredAt", discovered));
        scenario.as(SCHOOL + ".reporter").completes("draftReport", draft(discovered));
        scenario.as(SCHOOL + ".office-director").completes("checkReport", Map.of("checkDecision", "pass"));
        scenario.as(SCHOOL + ".secretary").completes("signReport", Map.of("signDecision", "issue"));
        acknowledgement = tasks.createTaskQuery().taskDefinitionKey("acknowledgeReport").singleResult().getId();
    }

    private static Map<String, Object> draft(String discovered) {
        Map<String, Object> values = new HashMap<>(Map.of("reportKind", "first", "subject", "一名学生发热待查", "discoveredAt", discovered,
                "place", "教学楼", "reportSummary", "一名学生发热，已就地隔离", "reportMeasures", "就地隔离", "contactPost", "党办主任"));
        values.putAll(Map.of("suspectedCount", 1, "confirmedCount", 0, "closeContactCount", 3, "isolatedCount", 4));
        return values;
    }

    private String caseNumber() {
        return instances.createProcessInstanceQuery()
                .processInstanceId(tasks.createTaskQuery().taskId(acknowledgement).singleResult().getProcessInstanceId())
                .singleResult().getBusinessKey();
    }

    private int told(String user) {
        return jdbc.sql("""
                select count(*) from notification where recipient = ? and template = 'task-assigned' and channel = 'inbox'
                and task_id = ?""")
                .params(user, acknowledgement).query(Integer.class).single();
    }

    private int facts() {
        return jdbc.sql("select count(*) from routing_fact where task_id = ?").param(acknowledgement).query(Integer.class).single();
    }
}
