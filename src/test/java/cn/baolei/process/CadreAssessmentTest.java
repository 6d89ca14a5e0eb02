package cn.baolei.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.baolei.protection.CaseSecrets;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.camunda.spin.json.SpinJsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ProcessTest
class CadreAssessmentTest {

    private static final String SUBJECT = "yanshi-shiyan.doctor";
    private static final String SECRETARY = "yanshi-shiyan.secretary";
    private static final String DEPUTY = "yanshi-shiyan.deputy-secretary";
    private static final String ORGANISER = "yanshi-shiyan.organisation-member";

    /** Within a year in which no other test works, so that the figures are this test's own. A Monday. */
    private static final Instant START = Instant.parse("2024-03-04T01:00:00Z");

    @Autowired
    private Scenario scenario;
    @Autowired
    private ProcessEngine engine;
    @Autowired
    private HistoryService history;
    @Autowired
    private CaseSecrets secrets;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private ObjectMapper json;

    private CommitteeVote committee;
    private String instance;

    /** Other tests expect that nobody keeps a roster. */
    @AfterEach
    void clearDutyAndService() {
        jdbc.sql("delete from duty_event").update();
        jdbc.sql("delete from duty_shift").update();
        jdbc.sql("delete from duty_roster").update();
        jdbc.sql("delete from volunteer_service where process_instance_id = 'served'").update();
    }

    @BeforeEach
    void prepare() {
        scenario.set(START);
        committee = new CommitteeVote(scenario, engine);
    }

    @Test
    void should_ArchiveFiguresOutOfTheRecords_When_EveryStepAgrees() throws Exception {
        Map<String, String> before = figuresAtStart();
        // Late, but not so late that somebody else is told.
        HistoricTaskInstance late = subjectWorks(Duration.ofHours(3));
        subjectWorks(Duration.ZERO);
        onRecord(late);
        onDutyAndInService();
        assess(SUBJECT);
        Map<String, String> figures = figures();
        assertThat(difference(before, figures, "办结环节")).isEqualTo(2);
        assertThat(difference(before, figures, "逾期办结环节")).isEqualTo(1);
        assertThat(difference(before, figures, "所办事项引出的后续事项")).isEqualTo(1);
        assertThat(difference(before, figures, "先进典型表彰")).isEqualTo(1);
        assertThat(difference(before, figures, "本人办理环节的问责线索")).isEqualTo(1);
        assertThat(difference(before, figures, "涉及本人的问责线索")).isEqualTo(1);
        assertThat(figures).containsEntry("值班", "1 班次").containsEntry("带班", "0 班次").containsEntry("值班逾时未签到", "1 次")
                .containsEntry("值班点名未应答", "0 次").containsEntry("志愿服务时长", "3.5 小时");
        assertThat(figures.get("任书记单位的问责线索")).isEqualTo("0 条");
        assertThat(figures.get("按时办结率")).endsWith("%").isNotEqualTo("100%");

        assertThat(scenario.as(SUBJECT).todo()).containsExactly("hearSubject");
        assertThat(scenario.as(ORGANISER).todo()).isEmpty();
        scenario.as(SUBJECT).completes("hearSubject", Map.of("subjectOpinion", "disagree", "subjectComment", "因转运耽误"));
        // Working on after the figures were fixed changes nothing in them.
        subjectWorks(Duration.ZERO);
        assertThatThrownBy(() -> talk("yanshi-shiyan.member")).isInstanceOf(AssertionError.class);
        talk(ORGANISER);
        evaluate(DEPUTY);
        committee.all("for", CommitteeVote.SCHOOL);

        assertThat(ends()).contains("studyPassed", "archived");
        JsonNode file = json.readTree(secrets.open(archived("content")));
        assertThat(archived("content")).startsWith("{p1}");
        assertThat(archived("sha256")).isEqualTo(HexFormat.of().formatHex(
                MessageDigest.getInstance("SHA-256").digest(archived("content").getBytes(StandardCharsets.UTF_8))));
        assertThat(file.path("assessment").path("subject").asText()).isEqualTo(SUBJECT);
        assertThat(file.path("assessment").path("figures").get(0).path("value").asText()).isEqualTo(figures.get("办结环节"));
        assertThat(file.path("assessment").path("figures").get(1).path("evidence").findValuesAsText("caseNumber"))
                .contains(caseNumberOf(late));
        assertThat(file.path("subjectComment").asText()).isEqualTo("因转运耽误");
        assertThat(file.path("grade").asText()).isEqualTo("competent");
        assertThat(file.path("vote").path("votesFor").asInt()).isEqualTo(7);
    }

    @Test
    void should_GoOnAndEvaluateAgain_When_TheSubjectIsSilentAndTheCommitteeDisagrees() {
        assess(SUBJECT);
        scenario.advance(Duration.ofDays(9));
        assertThat(scenario.as(SUBJECT).todo()).isEmpty();
        talk(ORGANISER);
        evaluate(DEPUTY);
        committee.all("against", CommitteeVote.SCHOOL);
        assertThat(ends()).contains("studyRejected").doesNotContain("archived");
        evaluate(DEPUTY);
        committee.all("for", CommitteeVote.SCHOOL);
        assertThat(ends()).contains("archived");
        assertThat(history.createHistoricActivityInstanceQuery().processInstanceId(instance).activityId("hearingOver").count()).isEqualTo(1);
    }

    @Test
    void should_MeetAgain_When_FewerThanTwoThirdsVoted() {
        assess(SUBJECT);
        scenario.as(SUBJECT).completes("hearSubject", Map.of("subjectOpinion", "agree"));
        talk(ORGANISER);
        evaluate(DEPUTY);
        // Enough for a commendation, too few for an assessment.
        committee.all("for", CommitteeVote.SCHOOL.subList(0, 4));
        committee.close(instance);
        assertThat(history.createHistoricVariableInstanceQuery().processInstanceId(instance).variableName("collectiveDecision")
                .singleResult().getValue()).isEqualTo("no-quorum");
        committee.all("for", CommitteeVote.SCHOOL.subList(0, 5));
        committee.close(instance);
        assertThat(ends()).contains("archived");
    }

    @Test
    void should_KeepOutTheSubject_When_SheWouldHaveDecided() {
        assess(DEPUTY);
        assertThat(scenario.as(DEPUTY).todo()).containsExactly("hearSubject");
        String hearing = scenario.as(DEPUTY).task("hearSubject").getId();
        // She cannot name somebody else to be kept out in her place.
        scenario.as(DEPUTY).signedIn(() -> {
            engine.getTaskService().setVariable(hearing, "subjectUser", "yanshi-shiyan.member");
            return null;
        });
        scenario.as(DEPUTY).completes("hearSubject", Map.of("subjectOpinion", "agree"));
        talk(ORGANISER);
        assertThat(scenario.as(DEPUTY).todo()).isEmpty();
        evaluate(SECRETARY);
        assertThat(scenario.as(DEPUTY).todo()).isEmpty();
        committee.all("for", CommitteeVote.SCHOOL.stream().filter(member -> !member.equals(DEPUTY)).toList());
        assertThat(ends()).contains("archived");
    }

    @Test
    void should_RecuseTheSubject_When_SheWouldHaveTalkedToOthers() {
        assess(ORGANISER);
        scenario.as(ORGANISER).completes("hearSubject", Map.of("subjectOpinion", "agree"));
        assertThat(scenario.as(ORGANISER).todo()).isEmpty();
        assertThat(jdbc.sql("select official from recusal where case_number = ?").param(engine.getRuntimeService().createProcessInstanceQuery()
                .processInstanceId(instance).singleResult().getBusinessKey()).query(String.class).list()).containsExactly(ORGANISER);
        talk(SECRETARY);
    }

    @Test
    void should_RefuseToTalkAndEvaluate_When_ItIsTheSamePerson() {
        // Somebody who talked as 组织委员 does not evaluate, even where the evaluation falls to him.
        assess(DEPUTY);
        scenario.advance(Duration.ofDays(9));
        talk(ORGANISER);
        assertThat(scenario.as(ORGANISER).todo()).isEmpty();
        assertThat(scenario.as(SECRETARY).todo()).containsExactly("evaluate");
    }

    @Test
    void should_Refuse_When_TheSubjectHoldsNoPostThereOrTheStarterMayNot() {
        start();
        assertThatThrownBy(() -> scenario.as(ORGANISER).completes("confirmSubject", Map.of("subjectUser", "yanshi-xx1.doctor")))
                .hasMessageContaining("考察对象：请从所列任职人员中选择");
        assertThatThrownBy(() -> scenario.as(SUBJECT).starts("cadre-assessment", period())).isInstanceOf(AuthorizationException.class);
    }

    @Test
    void should_Refuse_When_ThePeriodEndsBeforeItBegins() {
        Map<String, Object> values = period();
        values.put("periodUntil", "2023-12-31");
        assertThatThrownBy(() -> scenario.as(SECRETARY).starts("cadre-assessment", values)).hasMessageContaining("考察时段（止）");
    }

    /** What is on record of the subject before the test adds to it. */
    private Map<String, String> figuresAtStart() {
        assess(SUBJECT);
        Map<String, String> figures = figures();
        engine.getRuntimeService().deleteProcessInstance(instance, "only the figures were wanted");
        return figures;
    }

    private void start() {
        instance = scenario.as(SECRETARY).starts("cadre-assessment", period()).getId();
        scenario.runJobs();
    }

    private void assess(String subject) {
        start();
        scenario.as(ORGANISER).completes("confirmSubject", Map.of("subjectUser", subject));
    }

    private static Map<String, Object> period() {
        return new HashMap<>(Map.of("assessmentPurpose", "routine", "periodFrom", "2024-01-01", "periodUntil", "2024-03-04"));
    }

    private void talk(String user) {
        scenario.as(user).completes("talk", Map.of("talkRecord", "与五人谈话"));
    }

    private void evaluate(String user) {
        scenario.as(user).completes("evaluate", Map.of("assessmentGrade", "competent", "assessmentText", "履职尽责"));
    }

    private HistoricTaskInstance subjectWorks(Duration delay) {
        String isolation = scenario.as(SUBJECT).starts("isolation", new HashMap<>(Map.of("personName", "观察对象", "personCategory", "student",
                "personUnit", "三年级一班", "personPhone", "13900000000", "isolationReason", "contact", "lastExposureAt", "2024-03-03"))).getId();
        scenario.runJobs();
        scenario.advance(delay);
        scenario.as(SUBJECT).completes("arrangeIsolation", Map.of("isolationKind", "single-room", "isolationPlace", "校内隔离点101",
                "singleRoom", true, "isolationExplained", true));
        engine.getRuntimeService().deleteProcessInstance(isolation, "enough for the test");
        return history.createHistoricTaskInstanceQuery().processInstanceId(isolation).taskDefinitionKey("arrangeIsolation").singleResult();
    }

    /** A clue, a commendation and a follow-up matter in connection with a step of the subject. */
    private void onRecord(HistoricTaskInstance step) {
        var now = scenario.now().atOffset(ZoneOffset.UTC);
        jdbc.sql("insert into clue (rule, case_number, subject, organisation, person, facts, detected_at) values ('overdue', ?, ?, 'yanshi-shiyan', ?, '[]', ?)")
                .params(caseNumberOf(step), step.getId(), SUBJECT, now).update();
        jdbc.sql("""
                insert into commendation (process_instance, case_number, organisation, nominee_user, nominee_name, nominee_unit, decided_by, decided_at)
                values (?, 'yanshi-shiyan-20240304-9', 'yanshi-shiyan', ?, '校医', '卫生室', ?, ?)""")
                .params(step.getId(), SUBJECT, SECRETARY, now).update();
        jdbc.sql("""
                insert into follow_up (from_case, from_instance, from_step, message, to_case, to_instance, organisation, started_at)
                values (?, ?, 'symptomFound', 'case-suspected', 'yanshi-shiyan-20240304-8', ?, 'yanshi-shiyan', ?)""")
                .params(caseNumberOf(step), step.getProcessInstanceId(), step.getId(), now).update();
    }

    /** A shift on which the subject came late, and an afternoon in the community. */
    private void onDutyAndInService() {
        var now = scenario.now().atOffset(ZoneOffset.UTC);
        jdbc.sql("insert into duty_roster values ('yanshi-shiyan', 'two', ?, ?)").params(SECRETARY, now).update();
        jdbc.sql("""
                insert into duty_shift (organisation, starts_at, ends_at, officer, leader, entered_at, started_at)
                values ('yanshi-shiyan', ?, ?, ?, ?, ?, ?)""")
                .params(now, now.plusHours(12), SUBJECT, DEPUTY, now, now).update();
        jdbc.sql("insert into duty_event (shift, kind, person, recorded_at) select max(id), 'absent', ?, ? from duty_shift")
                .params(SUBJECT, now).update();
        jdbc.sql("""
                insert into volunteer_service (process_instance_id, user_id, organisation, case_number, outcome, started_at, ended_at, hours, recorded_at)
                values ('served', ?, 'yanshi-shiyan', 'yanshi-shiyan-20240304-7', 'served', ?, ?, 3.5, ?)""")
                .params(SUBJECT, now, now.plusHours(4), now).update();
    }

    private String caseNumberOf(HistoricTaskInstance task) {
        return history.createHistoricProcessInstanceQuery().processInstanceId(task.getProcessInstanceId()).singleResult().getBusinessKey();
    }

    private Map<String, String> figures() {
        SpinJsonNode rows = (SpinJsonNode) engine.getRuntimeService().getVariable(instance, "figureRows");
        return rows.elements().stream().collect(Collectors.toMap(row -> row.prop("item").stringValue(), row -> row.prop("value").stringValue()));
    }

    private static int difference(Map<String, String> before, Map<String, String> after, String item) {
        return number(after.get(item)) - number(before.get(item));
    }

    private static int number(String figure) {
        return Integer.parseInt(figure.substring(0, figure.indexOf(' ')));
    }

    private String archived(String column) {
        return jdbc.sql("select " + column + " from assessment_file where process_instance = ?").param(instance).query(String.class).single();
    }

    private List<String> ends() {
        return history.createHistoricActivityInstanceQuery().processInstanceId(instance).list().stream()
                .filter(activity -> activity.getActivityType().endsWith("EndEvent")).map(HistoricActivityInstance::getActivityId).toList();
    }
}
