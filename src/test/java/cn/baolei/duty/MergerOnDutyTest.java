package cn.baolei.duty;

import static cn.baolei.duty.TestRoster.MONDAY_TWENTY;
import static org.assertj.core.api.Assertions.assertThat;

import cn.baolei.organisation.Appointment;
import cn.baolei.organisation.Organisation;
import cn.baolei.organisation.OrganisationRegister;
import cn.baolei.organisation.Post;
import cn.baolei.organisation.Role;
import cn.baolei.organisation.Roster;
import cn.baolei.process.ProcessTest;
import cn.baolei.process.Scenario;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A county is merged into another in the middle of a shift of its roster, while a report waits for whoever is on duty. */
@ProcessTest
class MergerOnDutyTest {

    private static final String CLOSED = "xining-chengxi";
    private static final String SUCCESSOR = "xining-chengbei";
    private static final String SCHOOL = "yanshi-shiyan";
    private static final String ON_SHIFT = CLOSED + ".member";

    @Autowired
    private Scenario scenario;
    @Autowired
    private ShiftClock clock;
    @Autowired
    private RosterEntry entry;
    @Autowired
    private DutyRights rights;
    @Autowired
    private DutyPeople people;
    @Autowired
    private DutyShiftTable shifts;
    @Autowired
    private OrganisationRegister register;
    @Autowired
    private RuntimeService instances;
    @Autowired
    private TaskService tasks;
    @Autowired
    private IdentityService identities;
    @Autowired
    private JdbcClient jdbc;

    private TestRoster roster;
    private Roster before;
    private DutyShift running;

    @BeforeEach
    void aShiftIsRunningAndAReportArrives() {
        roster = new TestRoster(entry, jdbc, identities);
        before = register.current();
        scenario.set(TestRoster.ENTERED);
        roster.enter(CLOSED, "duty-officer", "member");
        scenario.set(MONDAY_TWENTY.plus(Duration.ofHours(1)));
        clock.tick();
        running = shifts.at(CLOSED, scenario.now()).orElseThrow();
        assertThat(running.startedAt()).isNotNull();
        report();
        assertThat(scenario.as(ON_SHIFT).todo()).contains("acknowledgeReport");
    }

    @AfterEach
    void restore() {
        register.replaceBy(before, Map.of());
        roster.delete();
    }

    @Test
    void should_GoToWhoeverIsOnDutyAtTheSuccessor_When_ItKeepsARosterToo() {
        enterAtSuccessor();

        merge();

        assertThat(scenario.as(SUCCESSOR + ".doctor").todo()).contains("acknowledgeReport");
        assertThat(scenario.as(ON_SHIFT).todo()).as("on duty for what is closed").doesNotContain("acknowledgeReport");
        assertThat(scenario.as(SUCCESSOR + ".duty-officer").todo()).as("off duty").doesNotContain("acknowledgeReport");
        scenario.as(SUCCESSOR + ".doctor").completes("acknowledgeReport", Map.of("receiptConfirmed", true));
    }

    @Test
    void should_GoToTheDutyPostOfTheSuccessor_When_ItKeepsNoRoster() {
        merge();

        assertThat(scenario.as(SUCCESSOR + ".duty-officer").todo()).contains("acknowledgeReport");
        assertThat(scenario.as(ON_SHIFT).todo()).doesNotContain("acknowledgeReport");
    }

    @Test
    void should_LookAfterTheRunningShift_When_TheSuccessorHasIt() {
        assertThat(rights.maySee(SUCCESSOR + ".member", CLOSED)).as("before").isFalse();
        assertThat(rights.mayReplace(SUCCESSOR + ".duty-leader", running)).as("before").isFalse();

        merge();

        assertThat(rights.maySee(SUCCESSOR + ".member", CLOSED)).isTrue();
        assertThat(rights.own(SUCCESSOR + ".member")).extracting(Organisation::code).containsExactly(SUCCESSOR, CLOSED);
        assertThat(rights.mayReplace(SUCCESSOR + ".duty-leader", running)).isTrue();
        assertThat(rights.mayCall("xining.duty-leader", running)).isTrue();
        assertThat(rights.maySee("xining-chengdong.member", CLOSED)).isFalse();
        assertThat(people.belongsTo(ON_SHIFT, CLOSED)).as("goes along and is still on duty there").isTrue();
        assertThat(instances.createProcessInstanceQuery().processInstanceId(jdbc.sql("select process_instance_id from duty_shift where id = ?")
                .param(running.id()).query(String.class).single()).count()).as("the shift goes on").isEqualTo(1);
    }

    private void enterAtSuccessor() {
        scenario.set(TestRoster.ENTERED);
        roster.enter(SUCCESSOR, "duty-officer", "doctor");
        scenario.set(MONDAY_TWENTY.plus(Duration.ofHours(1)));
        clock.tick();
    }

    /** As the operation does it, with everybody going along. */
    private void merge() {
        Map<String, Organisation> organisations = new LinkedHashMap<>();
        before.organisations().values().stream().filter(one -> !one.code().equals(CLOSED)).forEach(one -> organisations.put(one.code(),
                new Organisation(one.code(), one.name(), one.kind(), successorOf(one.parent()), successorOf(one.reportsTo()))));
        Map<Post, Optional<Role>> posts = new LinkedHashMap<>(before.posts());
        posts.keySet().removeIf(post -> post.organisation().equals(CLOSED));
        before.posts().forEach((post, deputy) -> posts.putIfAbsent(new Post(post.role(), successorOf(post.organisation())), deputy));
        Set<Appointment> appointments = new LinkedHashSet<>();
        before.appointments().forEach(one -> appointments.add(new Appointment(one.user(),
                new Post(one.post().role(), successorOf(one.post().organisation())))));
        register.replaceBy(new Roster(organisations, posts, before.officials(), appointments), Map.of(CLOSED, SUCCESSOR));
    }

    private static String successorOf(String organisation) {
        return CLOSED.equals(organisation) ? SUCCESSOR : organisation;
    }

    private void report() {
        String discovered = scenario.now().atOffset(java.time.ZoneOffset.ofHours(8)).toString();
        Map<String, Object> draft = new HashMap<>(Map.of("reportKind", "first", "subject", "一名学生发热待查", "discoveredAt", discovered,
                "place", "教学楼", "reportSummary", "一名学生发热，已就地隔离", "reportMeasures", "就地隔离", "contactPost", "党办主任"));
        scenario.as(SCHOOL + ".reporter").starts("immediate-report", Map.of("reportKind", "first", "subject", "一名学生发热待查",
                "discoveredAt", discovered));
        draft.putAll(Map.of("suspectedCount", 1, "confirmedCount", 0, "closeContactCount", 3, "isolatedCount", 4));
        scenario.as(SCHOOL + ".reporter").completes("draftReport", draft);
        scenario.as(SCHOOL + ".office-director").completes("checkReport", Map.of("checkDecision", "pass"));
        scenario.as(SCHOOL + ".secretary").completes("signReport", Map.of("signDecision", "issue"));
        assertThat(tasks.createTaskQuery().taskDefinitionKey("acknowledgeReport").count()).isEqualTo(1);
    }
}
