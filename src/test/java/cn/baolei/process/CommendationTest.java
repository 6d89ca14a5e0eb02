package cn.baolei.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.baolei.commendation.NoticeBoard;
import cn.baolei.followup.FollowUps;
import cn.baolei.followup.Origin;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.spin.Spin;
import org.camunda.spin.json.SpinJsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ProcessTest
class CommendationTest {

    private static final String MEMBER = "yanshi-shiyan.member";
    private static final String DOCTOR = "yanshi-shiyan.doctor";
    private static final String SECRETARY = "yanshi-shiyan.secretary";
    private static final String DEPUTY = "yanshi-shiyan.deputy-secretary";
    private static final String ORGANISER = "yanshi-shiyan.organisation-member";
    private static final String DISCIPLINE = "yanshi-shiyan.discipline-member";
    private static final String REVIEWER = "xining-chengxi.organisation-member";

    /** A Monday, nine in the morning in Beijing. */
    private static final Instant START = Instant.parse("2020-03-02T01:00:00Z");
    /** Five working days are over by then, however they are counted; five days are not over a second before. */
    private static final Duration WHOLE_NOTICE = Duration.ofDays(8);
    private static final Duration WITHIN_NOTICE = Duration.ofDays(5).minusSeconds(1);

    @Autowired
    private Scenario scenario;
    @Autowired
    private ProcessEngine engine;
    @Autowired
    private HistoryService history;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private NoticeBoard board;
    @Autowired
    private FollowUps followUps;

    private CommitteeVote committee;
    private StandIns called;
    private String instance;

    @BeforeEach
    void prepare() {
        scenario.set(START);
        committee = new CommitteeVote(scenario, engine);
        called = new StandIns(engine, "information-release");
    }

    @AfterEach
    void removeStandIns() {
        called.remove();
    }

    @Test
    void should_CommendAndPublicise_When_EveryStepAgrees() {
        String isolation = works(DOCTOR);
        nominate(DOCTOR);
        SpinJsonNode offered = (SpinJsonNode) variable("evidenceOptions");
        List<SpinJsonNode> ofThisCase = offered.elements().stream()
                .filter(one -> one.prop("label").stringValue().startsWith(isolation + " · ")).toList();
        assertThat(ofThisCase).hasSize(1).first().satisfies(one -> assertThat(one.prop("label").stringValue())
                .isEqualTo(isolation + " · 隔离医学观察 · 安排隔离 · 2020-03-02 14:00 · 逾期"));
        String task = ofThisCase.get(0).prop("value").stringValue();

        assertThat(scenario.as(ORGANISER).todo()).containsExactly("compileDeeds");
        compile(task);
        assertThat(evidence()).containsExactly(task);
        assertThatThrownBy(() -> recommend(ORGANISER)).isInstanceOf(AssertionError.class);
        recommend(SECRETARY);
        assertThat(scenario.as(DOCTOR).todo()).isEmpty();
        committee.all("for", CommitteeVote.SCHOOL.subList(0, 4));
        committee.cast(CommitteeVote.SCHOOL.get(4), "against");
        committee.cast(CommitteeVote.SCHOOL.get(5), "abstain");
        // Who has not voted yet sees how nobody voted.
        String open = scenario.as(DISCIPLINE).task("vote").getId();
        assertThat(scenario.as(DISCIPLINE).signedIn(() -> engine.getTaskService().getVariable(open, "ballotChoice"))).isNull();
        committee.cast(DISCIPLINE, "for");
        assertThat(variable("ballotsFor")).isEqualTo(5);

        scenario.advance(WITHIN_NOTICE);
        assertThat(scenario.as(REVIEWER).todo()).isEmpty();
        scenario.advance(WHOLE_NOTICE.minus(WITHIN_NOTICE));
        review("approve");
        assertThat(jdbc.sql("select stage from public_notice where process_instance = ? order by id").param(instance)
                .query(String.class).list()).containsExactly("first", "second");
        assertThat(scenario.as(SECRETARY).todo()).isEmpty();
        scenario.advance(WHOLE_NOTICE);
        decide(SECRETARY, "commend");

        assertThat(called.passedIn(called.one("information-release"), "releaseTitle")).isEqualTo("战疫先锋");
        assertThat(called.passedIn(called.one("information-release"), "releaseText")).isEqualTo("坚守一线");
        assertThat(called.passedIn(called.one("information-release"), "releaseKind")).isEqualTo("bulletin");
        called.end("information-release", Map.of("releaseOutcome", "published", "publishedAt", "2020-03-20T10:00+08:00"));
        scenario.runJobs();
        assertThat(ends()).contains("recommended", "studyPassed", "noticeOver", "reviewApproved", "commended");
        assertThat(variable("releaseOutcome")).isEqualTo("published");
        assertThat(jdbc.sql("select nominee_user from commendation where process_instance = ?").param(instance)
                .query(String.class).single()).isEqualTo(DOCTOR);
    }

    @Test
    void should_RefuseEvidence_When_ItWasNotOffered() {
        nominate(DOCTOR);
        assertThatThrownBy(() -> compile("task-of-somebody-else")).hasMessageContaining("引用的办理记录：请从所列记录中选择");
        assertThat(scenario.as(ORGANISER).todo()).containsExactly("compileDeeds");
    }

    @Test
    void should_RefuseTheNominee_When_HeHoldsNoPostThere() {
        assertThatThrownBy(() -> nominate("yanshi-xx1", DOCTOR)).hasMessageContaining("提名对象：请从所列任职人员中选择");
        assertThat(scenario.as("yanshi-xx1.organisation-member").todo()).containsExactly("confirmNominee");
    }

    @Test
    void should_OfferEvidenceOfTheOwnSubtreeOnly_When_TheOfficialWorkedElsewhereToo() {
        // 书记 of the branch, and 校医 of the school above it.
        String official = "yanshi-xx1-zb1.secretary";
        String worked = works(official);
        nominate("yanshi-xx1-zb1", official);
        assertThat(String.valueOf(variable("evidenceOptions"))).doesNotContain(worked);
        nominate("yanshi-xx1", official);
        assertThat(String.valueOf(variable("evidenceOptions"))).contains(worked);
    }

    @Test
    void should_RefuseTheStart_When_ThePostMayNotNominate() {
        assertThatThrownBy(() -> scenario.as("yanshi-shiyan.duty-officer").starts("commendation", nomination()))
                .isInstanceOf(AuthorizationException.class);
    }

    @Test
    void should_EndAndTell_When_TheBranchDoesNotRecommendAnExampleOutOfACase() {
        followUps.start(new Origin("yanshi-shiyan-20200301-1", "origin", "nominateExample"), "example-nominated", "yanshi-shiyan", nomination());
        instance = engine.getRuntimeService().createProcessInstanceQuery().processDefinitionKey("commendation").singleResult().getId();
        scenario.runJobs();
        assertThat(variable("sourceCase")).isEqualTo("yanshi-shiyan-20200301-1");
        scenario.as(ORGANISER).completes("confirmNominee", confirmed(null));
        assertThat(variable("evidenceCount")).isEqualTo(0);
        compile();
        scenario.as(SECRETARY).completes("recommend", Map.of("recommendDecision", "decline", "recommendOpinion", "事迹不突出"));
        assertThat(ends()).contains("notRecommended", "nominationEnded");
        assertThat(variable("endedBy")).isEqualTo("not-recommended");
        assertThat(told("nomination-ended")).containsExactlyInAnyOrder(ORGANISER, "yanshi-shiyan.office-director");
    }

    @Test
    void should_End_When_TheCommitteeVotesAgainst() {
        study();
        committee.all("for", CommitteeVote.SCHOOL.subList(0, 3));
        committee.all("against", CommitteeVote.SCHOOL.subList(3, 7));
        assertThat(ends()).contains("studyRejected", "nominationEnded");
        assertThat(variable("endedBy")).isEqualTo("not-passed");
    }

    @Test
    void should_MeetAgain_When_TooFewHaveVotedInTime() {
        study();
        committee.all("for", CommitteeVote.SCHOOL.subList(0, 3));
        committee.close(instance);
        assertThat(variable("collectiveDecision")).isEqualTo("no-quorum");
        assertThat(jdbc.sql("select count(*) from meeting where process_instance = ?").param(instance).query(Integer.class).single()).isEqualTo(2);
        committee.all("for", CommitteeVote.SCHOOL.subList(0, 4));
        committee.close(instance);
        assertThat(variable("collectiveDecision")).isEqualTo("passed");
        assertThat(variable("membersEligible")).isEqualTo(7);
        assertThat(variable("ballotsCast")).isEqualTo(4);
    }

    @Test
    void should_HandleObjections_When_TheyAreRaisedDuringTheNotice() {
        publish();
        assertThat(object("yanshi-xx1.member", "不相干的人")).isFalse();
        assertThat(object(MEMBER, "事迹有误")).isTrue();
        scenario.runJobs();
        assertThat(scenario.as(MEMBER).todo()).isEmpty();
        assertThat(scenario.as(DISCIPLINE).todo()).containsExactly("handleObjection");
        assertThat(object("yanshi-shiyan.member-2", "另有意见")).isTrue();
        scenario.runJobs();
        scenario.advance(WHOLE_NOTICE);
        assertThat(object(MEMBER, "迟到的意见")).isFalse();
        // The period is over, but nothing goes on while an objection is open.
        assertThat(scenario.as(REVIEWER).todo()).isEmpty();

        handle("事迹有误", "dismissed");
        assertThat(scenario.as(REVIEWER).todo()).isEmpty();
        handle("另有意见", "dismissed");
        assertThat(ends()).contains("objectionDismissed", "noticeOver");
        assertThat(scenario.as(REVIEWER).todo()).containsExactly("reviewNomination");
        review("approve");
        object(DOCTOR, "材料不实");
        scenario.runJobs();
        handle("材料不实", "upheld");
        assertThat(ends()).contains("objectionUpheld", "nominationEnded");
        assertThat(variable("endedBy")).isEqualTo("objection-upheld");
        assertThat(object(MEMBER, "已经撤下")).isFalse();
        assertThat(jdbc.sql("""
                select upheld from notice_objection objection join public_notice notice on notice.id = objection.notice
                where process_instance = ? order by objection.id""").param(instance).query(Boolean.class).list())
                .containsExactly(false, false, true);
    }

    @Test
    void should_SupplementAndEnd_When_TheSuperiorReturnsAndThenRefuses() {
        publish();
        scenario.advance(WHOLE_NOTICE);
        review("return");
        assertThat(variable("superiorOpinion")).isEqualTo("意见");
        scenario.as(ORGANISER).completes("supplementDeeds", Map.of("supplement", "补充说明"));
        String second = engine.getTaskService().createTaskQuery().taskDefinitionKey("reviewNomination").singleResult().getProcessInstanceId();
        assertThat(engine.getRuntimeService().getVariable(second, "supplement")).isEqualTo("补充说明");
        review("refuse");
        assertThat(ends()).contains("reviewRefused", "nominationEnded");
        assertThat(variable("endedBy")).isEqualTo("refused-by-superior");
        assertThat(jdbc.sql("select decision from commendation_review where origin_instance = ? order by round").param(instance)
                .query(String.class).list()).containsExactly("return", "refuse");
    }

    @Test
    void should_AnswerNobody_When_TheNominationWasEndedMeanwhile() {
        publish();
        scenario.advance(WHOLE_NOTICE);
        String reviewing = engine.getTaskService().createTaskQuery().taskDefinitionKey("reviewNomination").singleResult().getProcessInstanceId();
        engine.getRuntimeService().deleteProcessInstance(instance, "withdrawn");
        review("approve");
        assertThat(history.createHistoricActivityInstanceQuery().processInstanceId(reviewing).activityId("reviewAnswered").count()).isEqualTo(1);
    }

    @Test
    void should_SkipTheReview_When_ThereIsNoSuperior() {
        List<String> posts = List.of("secretary", "deputy-secretary", "committee-member", "organisation-member", "publicity-member", "discipline-member");
        instance = scenario.as("qhedu.organisation-member").starts("commendation", nomination()).getId();
        scenario.runJobs();
        scenario.as("qhedu.organisation-member").completes("confirmNominee", confirmed(null));
        scenario.as("qhedu.organisation-member").completes("compileDeeds", Map.of("deedsSummary", "主要事迹"));
        recommend("qhedu.secretary");
        posts.forEach(post -> committee.cast("qhedu." + post, "for"));
        scenario.advance(WHOLE_NOTICE);
        decide("qhedu.secretary", "decline");
        assertThat(ends()).contains("notCommended", "nominationEnded");
        assertThat(variable("endedBy")).isEqualTo("not-commended");
        assertThat(jdbc.sql("select count(*) from commendation where process_instance = ?").param(instance).query(Integer.class).single()).isZero();
    }

    @Test
    void should_KeepOutTheNominee_When_HeIsTheSecretary() {
        nominate(SECRETARY);
        compile();
        assertThat(scenario.as(SECRETARY).todo()).isEmpty();
        recommend(DEPUTY);
        assertThat(scenario.as(SECRETARY).todo()).isEmpty();
        committee.all("for", CommitteeVote.SCHOOL.subList(1, 7));
        assertThat(variable("membersEligible")).isEqualTo(6);
        scenario.advance(WHOLE_NOTICE);
        review("approve");
        scenario.advance(WHOLE_NOTICE);
        assertThat(scenario.as(SECRETARY).todo()).isEmpty();
        assertThat(scenario.as(DEPUTY).todo()).containsExactly("decide");
    }

    /** @return the case number of an observation in which the doctor completed one step, late */
    private String works(String doctor) {
        String isolation = scenario.as(doctor).starts("isolation", new HashMap<>(Map.of("personName", "观察对象", "personCategory", "student",
                "personUnit", "三年级一班", "personPhone", "13900000000", "isolationReason", "contact", "lastExposureAt", "2020-03-01"))).getId();
        scenario.runJobs();
        scenario.advance(Duration.ofHours(5));
        scenario.as(doctor).completes("arrangeIsolation", Map.of("isolationKind", "single-room", "isolationPlace", "校内隔离点101",
                "singleRoom", true, "isolationExplained", true));
        HistoricProcessInstance done = history.createHistoricProcessInstanceQuery().processInstanceId(isolation).singleResult();
        engine.getRuntimeService().deleteProcessInstance(isolation, "enough for the test");
        return done.getBusinessKey();
    }

    private static Map<String, Object> nomination() {
        return new HashMap<>(Map.of("nomineeName", "被提名人", "nomineeUnit", "卫生室", "nominationReason", "坚守一线"));
    }

    private static Map<String, Object> confirmed(String user) {
        Map<String, Object> values = new HashMap<>(Map.of("nomineeName", "被提名人", "nomineeUnit", "卫生室"));
        values.put("nomineeUser", user);
        return values;
    }

    private void nominate(String user) {
        instance = scenario.as(MEMBER).starts("commendation", nomination()).getId();
        scenario.runJobs();
        scenario.as(ORGANISER).completes("confirmNominee", confirmed(user));
    }

    private void nominate(String organisation, String user) {
        String organiser = organisation + ".organisation-member";
        instance = scenario.as(organiser).starts("commendation", nomination()).getId();
        scenario.runJobs();
        scenario.as(organiser).completes("confirmNominee", confirmed(user));
    }

    private void compile(String... tasks) {
        scenario.as(ORGANISER).completes("compileDeeds", Map.of("citedTasks", Spin.JSON(List.of(tasks)), "deedsSummary", "主要事迹"));
    }

    private void recommend(String user) {
        scenario.as(user).completes("recommend", Map.of("recommendDecision", "recommend", "recommendOpinion", "一致推荐"));
    }

    private void study() {
        nominate(DOCTOR);
        compile();
        recommend(SECRETARY);
    }

    private void publish() {
        study();
        committee.all("for", CommitteeVote.SCHOOL);
    }

    private void review(String decision) {
        scenario.as(REVIEWER).completes("reviewNomination", Map.of("reviewDecision", decision, "reviewOpinion", "意见"));
    }

    private void decide(String user, String decision) {
        Map<String, Object> values = new HashMap<>(Map.of("commendationDecision", decision, "decisionReason", "理由"));
        if (decision.equals("commend")) {
            values.putAll(Map.of("releaseTitle", "战疫先锋", "releaseText", "坚守一线"));
        }
        scenario.as(user).completes("decide", values);
    }

    private boolean object(String user, String content) {
        long notice = jdbc.sql("select max(id) from public_notice where process_instance = ?").param(instance).query(Long.class).single();
        return scenario.as(user).signedIn(() -> board.object(notice, user, content));
    }

    /** Handles the open objection of those words. */
    private void handle(String content, String decision) {
        scenario.as(DISCIPLINE).signedIn(() -> {
            String task = engine.getTaskService().createTaskQuery().taskDefinitionKey("handleObjection").list().stream()
                    .map(Task::getId)
                    .filter(id -> content.equals(engine.getTaskService().getVariable(id, "objectionText"))).findFirst().orElseThrow();
            engine.getTaskService().claim(task, DISCIPLINE);
            engine.getFormService().submitTaskForm(task, Map.of("objectionDecision", decision, "objectionFinding", "已核查"));
            return null;
        });
        scenario.runJobs();
    }

    private List<String> evidence() {
        return jdbc.sql("select task_id from commendation_evidence where process_instance = ? and cited").param(instance).query(String.class).list();
    }

    private List<String> told(String template) {
        return jdbc.sql("select recipient from notification where dedup_key like ? and template = ? and channel = 'inbox'")
                .params(instance + ":%", template).query(String.class).list();
    }

    private Object variable(String name) {
        return history.createHistoricVariableInstanceQuery().processInstanceId(instance).variableName(name).singleResult().getValue();
    }

    /** Every end event that was reached. */
    private List<String> ends() {
        return history.createHistoricActivityInstanceQuery().processInstanceId(instance).list().stream()
                .filter(activity -> activity.getActivityType().endsWith("EndEvent")).map(HistoricActivityInstance::getActivityId).toList();
    }
}
