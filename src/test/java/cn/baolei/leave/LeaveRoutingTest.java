package cn.baolei.leave;

import static cn.baolei.routing.RoutingLab.COUNTY;
import static cn.baolei.routing.RoutingLab.SCHOOL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.baolei.engine.Refusal;
import cn.baolei.organisation.OrganisationImport;
import cn.baolei.process.ProcessTest;
import cn.baolei.process.Scenario;
import cn.baolei.routing.Recusals;
import cn.baolei.routing.RoutingLab;
import cn.baolei.routing.RoutingRecord;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** 请假、外出、委托 on the running engine: who sees a post's tasks from when until when, and what is on record of it. */
@ProcessTest
class LeaveRoutingTest {

    private static final String DOCTOR = SCHOOL + ".doctor";
    private static final String COUNSELLOR = SCHOOL + ".counsellor";
    private static final String DUTY_LEADER = SCHOOL + ".duty-leader";
    private static final String SECRETARY = SCHOOL + ".secretary";

    /** Monday, nine in the morning in Xining. */
    private static final Instant NOW = Instant.parse("2026-06-01T01:00:00Z");
    private static final LocalDate MONDAY = LocalDate.of(2026, 6, 1);
    private static final Instant WEDNESDAY = Instant.parse("2026-06-02T16:00:00Z");

    @Autowired
    private ProcessEngine engine;
    @Autowired
    private Scenario scenario;
    @Autowired
    private OrganisationImport organisationImport;
    @Autowired
    private Leaves leaves;
    @Autowired
    private LeaveClock clock;
    @Autowired
    private LeaveBook book;
    @Autowired
    private Recusals recusals;
    @Autowired
    private RoutingRecord record;
    @Autowired
    private JdbcClient jdbc;

    private RoutingLab lab;

    @BeforeEach
    void deploy() {
        lab = new RoutingLab(engine, organisationImport);
        scenario.set(NOW);
    }

    @AfterEach
    void remove() {
        jdbc.sql("delete from official_leave").update();
        lab.remove();
    }

    @Test
    void should_ActForTheDoctor_When_TheirLeaveLasts() {
        Task before = lab.begin("own");
        scenario.as(DOCTOR).signedIn(() -> claim(before, DOCTOR));
        leave(DOCTOR, COUNSELLOR, MONDAY, MONDAY.plusDays(1));
        Task during = lab.begin("own");

        assertThat(scenario.as(COUNSELLOR).todo()).containsExactly("own", "own");
        assertThat(lab.now(before).getAssignee()).as("what was claimed belongs to the post again").isNull();
        String words = "代西宁市城西区演示实验学校党支部校医（卫生联络员）办理：任职人员请假或外出，由演示实验学校·班主任代为办理";
        assertThat(lab.now(before).getDescription()).startsWith(words);
        assertThat(during.getDescription()).startsWith(words).endsWith("请办理。");
        assertThat(scenario.as(SCHOOL + ".counsellor-2").todo()).isEmpty();

        scenario.as(COUNSELLOR).signedIn(() -> claim(during, COUNSELLOR));
        scenario.as(COUNSELLOR).signedIn(() -> complete(during));
        RoutingRecord.Line handled = record.ofInstance(during.getProcessInstanceId()).get(1);
        assertThat(handled.kind()).isEqualTo(RoutingRecord.Kind.HANDLED);
        assertThat(handled.words()).isEqualTo("代演示实验学校·校医（西宁市城西区演示实验学校党支部校医（卫生联络员））办理");
        assertThat(handled.official()).isEqualTo(COUNSELLOR);
    }

    @Test
    void should_EndWithItsLastInstant_When_NobodyDoesAnything() {
        Task task = lab.begin("own");
        leave(DOCTOR, COUNSELLOR, MONDAY, MONDAY.plusDays(1));
        scenario.set(WEDNESDAY.minusMillis(1));
        assertThat(scenario.as(COUNSELLOR).todo()).containsExactly("own");
        scenario.set(WEDNESDAY);
        assertThat(scenario.as(COUNSELLOR).todo()).as("no round of the clock has come yet").isEmpty();
        assertThatThrownBy(() -> scenario.as(COUNSELLOR).signedIn(() -> complete(task))).isInstanceOf(RuntimeException.class);
        clock.tick();
        assertThat(lab.now(task).getDescription()).isEqualTo("请办理。");
        assertThat(scenario.as(DOCTOR).todo()).containsExactly("own");
    }

    @Test
    void should_BelongToThePostAgain_When_WhatTheSubstituteClaimedIsStillOpenAtTheEnd() {
        Task task = lab.begin("own");
        leave(DOCTOR, COUNSELLOR, MONDAY, MONDAY.plusDays(1));
        scenario.as(COUNSELLOR).signedIn(() -> claim(task, COUNSELLOR));
        scenario.set(WEDNESDAY);
        clock.tick();
        assertThat(lab.now(task).getAssignee()).isNull();
        assertThat(scenario.as(COUNSELLOR).todo()).isEmpty();
        assertThat(record.ofInstance(task.getProcessInstanceId())).extracting(RoutingRecord.Line::kind).contains(RoutingRecord.Kind.RELEASED);
    }

    @Test
    void should_BeginByItself_When_ItWasEnteredBefore() {
        lab.begin("own");
        leave(DOCTOR, COUNSELLOR, MONDAY.plusDays(1), MONDAY.plusDays(1));
        assertThat(scenario.as(COUNSELLOR).todo()).isEmpty();
        scenario.set(Instant.parse("2026-06-01T16:00:00Z"));
        clock.tick();
        assertThat(scenario.as(COUNSELLOR).todo()).containsExactly("own");
        clock.tick();
        scenario.set(WEDNESDAY);
        clock.tick();
        assertThat(scenario.as(COUNSELLOR).todo()).isEmpty();
    }

    @Test
    void should_FallToTheDeputyAndBack_When_NobodyIsNamed() {
        Task task = lab.begin("own");
        long id = leave(DOCTOR, "", MONDAY, MONDAY.plusDays(1));
        assertThat(scenario.as(DUTY_LEADER).todo()).containsExactly("own");
        assertThat(lab.now(task).getDescription()).contains("任职人员请假或外出，由").contains("带班领导代为办理");
        leaves.end(id, SECRETARY);
        assertThat(scenario.as(DUTY_LEADER).todo()).isEmpty();
        assertThat(scenario.as(DOCTOR).todo()).containsExactly("own");
        LeaveLine line = book.past(DOCTOR).get(0);
        assertThat(List.of(line.endedBy(), line.enteredBy(), line.state())).containsExactly(SECRETARY, DOCTOR, "ended");
        assertThat(jdbc.sql("select distinct recipient from notification where dedup_key = ?").param("leave:" + id + ":ended")
                .query(String.class).list()).containsExactly(DOCTOR);
    }

    @Test
    void should_LeaveItToTheColleague_When_AnotherHoldsThePostToo() {
        Task task = lab.begin("shared");
        leave(SCHOOL + ".committee-member", "", MONDAY, MONDAY);
        assertThat(scenario.as(SCHOOL + ".committee-member-2").todo()).containsExactly("shared");
        assertThat(lab.now(task).getDescription()).isEqualTo("请办理。");
    }

    @Test
    void should_KeepOut_When_TheSubstituteMustKeepOutOfTheCase() {
        Task task = lab.begin("own");
        recusals.recuse(lab.caseOf(task), COUNSELLOR, "与当事人有亲属关系");
        leave(DOCTOR, COUNSELLOR, MONDAY, MONDAY);
        assertThat(scenario.as(COUNSELLOR).todo()).isEmpty();
        assertThat(scenario.as(DUTY_LEADER).todo()).containsExactly("own");
        jdbc.sql("delete from recusal").update();
    }

    @Test
    void should_Refuse_When_LeaveWouldMakeAChainOrACircle() {
        leave(DOCTOR, COUNSELLOR, MONDAY, MONDAY.plusDays(1));
        assertRefused(COUNSELLOR, DOCTOR, MONDAY, "不能再转由他人");
        assertRefused(COUNSELLOR, SECRETARY, MONDAY.plusDays(1), "不能再转由他人");
        assertRefused(SECRETARY, DOCTOR, MONDAY.plusDays(1), "也不在岗");
        assertRefused(DOCTOR, SECRETARY, MONDAY.plusDays(1), "已有登记");
        leave(COUNSELLOR, DOCTOR, MONDAY.plusDays(2), MONDAY.plusDays(2));
    }

    @Test
    void should_Refuse_When_PersonOrDatesAreWrong() {
        assertRefused(DOCTOR, COUNTY + ".doctor", MONDAY, "同一单位");
        assertRefused(DOCTOR, "nobody", MONDAY, "同一单位");
        assertRefused(DOCTOR, DOCTOR, MONDAY, "不能是本人");
        assertRefused(DOCTOR, COUNSELLOR, MONDAY.minusDays(1), "不能早于今天");
        assertThatThrownBy(() -> leaves.enter(new Leaves.Request(DOCTOR, "delegation", "", MONDAY, MONDAY, "委托"), DOCTOR))
                .isInstanceOf(Refusal.class).hasMessageContaining("须指定代办人");
        assertThatThrownBy(() -> leaves.enter(new Leaves.Request(DOCTOR, "leave", "", MONDAY, MONDAY.plusYears(2), "长期"), DOCTOR))
                .isInstanceOf(Refusal.class).hasMessageContaining("不能超过一年");
        assertThat(jdbc.sql("select count(*) from official_leave").query(Integer.class).single()).isZero();
    }

    @Test
    void should_OnlyBeEnteredByThoseWhoMay_When_ItIsAnothers() {
        Leaves.Request request = new Leaves.Request(DOCTOR, "out", COUNSELLOR, MONDAY, MONDAY, "外出开会");
        for (String other : List.of(COUNSELLOR, SCHOOL + ".deputy-secretary", COUNTY + ".secretary")) {
            assertThatThrownBy(() -> leaves.enter(request, other)).as(other).isInstanceOf(Refusal.class);
        }
        long id = leaves.enter(request, SECRETARY);
        assertThatThrownBy(() -> leaves.end(id, COUNSELLOR)).isInstanceOf(Refusal.class);
        assertThat(jdbc.sql("select distinct recipient from notification where dedup_key = ? order by 1").param("leave:" + id + ":entered")
                .query(String.class).list()).containsExactly(COUNSELLOR, DOCTOR);
        leaves.end(id, DOCTOR);
        leaves.end(leaves.enter(request, "qhedu.administrator"), "qhedu.administrator");
    }

    private void assertRefused(String official, String substitute, LocalDate from, String why) {
        assertThatThrownBy(() -> leave(official, substitute, from, from)).isInstanceOf(Refusal.class).hasMessageContaining(why);
    }

    private long leave(String official, String substitute, LocalDate from, LocalDate to) {
        return leaves.enter(new Leaves.Request(official, "leave", substitute, from, to, "事假"), official);
    }

    private Object claim(Task task, String user) {
        engine.getTaskService().claim(task.getId(), user);
        return null;
    }

    private Object complete(Task task) {
        engine.getTaskService().complete(task.getId());
        return null;
    }
}
