package cn.baolei.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.baolei.engine.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.history.HistoricVariableInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.spin.Spin;
import org.camunda.spin.json.SpinJsonNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The campus website is a peer on the wire; 微信公众号 is not connected, as by default. */
@ProcessTest
@ExtendWith(OutputCaptureExtension.class)
class InformationReleaseTest {

    private static final String SCHOOL = "yanshi-shiyan";
    private static final String REPORTER = SCHOOL + ".reporter";
    private static final String OFFICE = SCHOOL + ".office-director";
    private static final String PUBLICITY = SCHOOL + ".publicity-member";
    private static final String SECRETARY = SCHOOL + ".secretary";
    private static final String DOCTOR = SCHOOL + ".doctor";
    private static final Instant START = Instant.parse("2020-02-03T01:00:00Z");
    private static final String TEXT = "我校师生健康状况良好。\n请勤洗手、戴口罩、多通风。";

    private static final ChannelPeer WEBSITE = ChannelPeer.start();

    @Autowired
    private Scenario scenario;
    @Autowired
    private RuntimeService runtime;
    @Autowired
    private HistoryService history;
    @Autowired
    private TaskService tasks;
    @Autowired
    private FormService forms;
    @Autowired
    private JdbcClient jdbc;

    private String instance;

    @DynamicPropertySource
    static void connect(DynamicPropertyRegistry properties) {
        properties.add("baolei.release.channels.campus-website.url", () -> WEBSITE.url() + "/{organisation}/articles");
        properties.add("baolei.release.channels.campus-website.token", () -> "secret-of-the-website");
    }

    @BeforeEach
    void begin() {
        WEBSITE.forget();
        scenario.set(START);
    }

    @Test
    void should_PublishOnEveryChannel_When_EverybodyAgrees() {
        start();
        draft(TEXT);
        assertThatThrownBy(() -> scenario.as(REPORTER).completes("checkFacts", confirmed())).isInstanceOf(AssertionError.class);
        scenario.as(OFFICE).completes("checkFacts", confirmed());
        scenario.as(PUBLICITY).completes("reviewRelease", Map.of("reviewDecision", "pass"));
        scenario.as(SECRETARY).completes("signRelease", Map.of("signDecision", "issue"));

        assertThat(WEBSITE.received()).singleElement().satisfies(article -> {
            assertThat(article.path()).isEqualTo("/yanshi-shiyan/articles");
            assertThat(article.key()).isEqualTo(instance + ":campus-website");
            assertThat(article.authorization()).isEqualTo("Bearer secret-of-the-website");
            assertThat(article.body().path("text").asText()).isEqualTo(TEXT);
            assertThat(article.body().path("title").asText()).isEqualTo("致全校师生的一封信");
            assertThat(article.body().path("publisher").asText()).isEqualTo("西宁市城西区演示实验学校党支部");
        });
        assertThat(ended()).isNull();
        confirm("wechat");

        assertThat(ended()).isEqualTo("released");
        assertThat(variable("releaseOutcome")).isEqualTo("published");
        assertThat(variable("publishedAt")).isEqualTo(Date.from(START));
        assertThat(publications()).containsExactly("campus-website automatic {\"article\":\"42\"}", "wechat manual 校微信公众号通知栏");
        assertThat(path()).containsSubsequence("releaseNeeded", "draftRelease", "screenDraft", "checkFacts", "reviewRelease",
                "signRelease", "clearRelease", "openQuestions", "released");
    }

    @Test
    void should_RefuseToStart_When_ThePostMayNot() {
        assertThatThrownBy(() -> scenario.as(SCHOOL + ".counsellor").starts("information-release",
                Map.of("releaseKind", "guidance", "releaseTitle", "标题"))).isInstanceOf(AuthorizationException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 503, 429, ChannelPeer.SILENCE})
    void should_PublishOnce_When_TheChannelFailsAtFirst(int answer) {
        start();
        WEBSITE.answers(answer);
        draft(TEXT);
        agree();
        scenario.as(SECRETARY).completesOnly("signRelease", Map.of("signDecision", "issue"));
        assertThatThrownBy(scenario::runJobs).hasMessageContaining("campus-website").hasMessageNotContaining("师生");
        scenario.runJobs();
        assertThat(publications()).isEmpty();

        scenario.advance(Duration.ofMinutes(1));
        assertThat(WEBSITE.received()).hasSize(2).extracting(ChannelPeer.Received::key).containsOnly(instance + ":campus-website");
        assertThat(publications()).containsExactly("campus-website automatic {\"article\":\"42\"}");
        confirm("wechat");
        assertThat(ended()).isEqualTo("released");
    }

    @Test
    void should_AskPeopleToPublish_When_TheChannelDoesNotAccept() {
        start();
        WEBSITE.answers(422);
        draft(TEXT);
        agree();
        sign();
        assertThat(openChannels()).containsExactlyInAnyOrder("campus-website", "wechat");
        confirm("campus-website");
        assertThat(ended()).isNull();
        confirm("wechat");
        assertThat(ended()).isEqualTo("released");
        assertThat(publications()).allMatch(row -> row.contains(" manual "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"患者身份证号63010220000230000X", "联系电话13900000000", "联系人办公电话0971-6311111"})
    void should_SendTheDraftBack_When_PersonalDataStandsInIt(String data, CapturedOutput log) {
        start();
        draft("通报如下：\n" + data);
        assertThat(scenario.as(REPORTER).todo()).containsExactly("draftRelease");
        assertThat(findings()).singleElement().satisfies(found -> {
            assertThat(found.prop("place").stringValue()).isEqualTo("正文第2行");
            assertThat(found.prop("shown").stringValue()).contains("*");
        });
        assertThat(log.getAll()).doesNotContain(data);
        draft(TEXT);
        assertThat(scenario.as(OFFICE).todo()).containsExactly("checkFacts");
        assertThat(variable("personalDataFound")).isEqualTo(false);
    }

    @Test
    void should_FindPersonsOfRunningAndFinishedCases_When_TheyAreNamed() {
        scenario.as(DOCTOR).starts("isolation", person("观察对象甲", "13911111111"));
        String finished = scenario.as("yanshi-xx2.doctor").starts("isolation", person("观察对象乙", "0971-6322222")).getId();
        runtime.deleteProcessInstance(finished, "has ended");
        runtime.startProcessInstanceByKey("contact-tracing", "发布测试", Variables.putValue("organisation", SCHOOL)
                .putValue("personName", "病例丙").putValue("onsetAt", "2020-01-30T08:00+08:00").putValue("contacts",
                        Spin.JSON("[{\"name\":\"接触者丁\",\"phone\":\"13933333333\",\"unit\":\"一班\"}]")));
        start();
        for (String named : List.of("观察对象甲", "观察 对象乙", "病例丙", "接触者丁", "1 3 9 3 3 3 3 3 3 3 3", "0971 632 2222")) {
            draft("感谢" + named + "的配合");
            assertThat(findings()).as(named).isNotEmpty();
        }
        draft("感谢全体师生的配合");
        assertThat(variable("personalDataFound")).isEqualTo(false);
    }

    @Test
    void should_SendTheDraftBack_When_APersonBecomesACaseBeforeSignature() {
        start();
        draft("全体师生健康，其中包括新近观察者");
        agree();
        scenario.as(DOCTOR).starts("isolation", person("新近观察者", "13944444444"));
        sign();
        assertThat(WEBSITE.received()).isEmpty();
        assertThat(scenario.as(REPORTER).todo()).containsExactly("draftRelease");
        assertThat(findings()).singleElement()
                .satisfies(found -> assertThat(found.prop("shown").stringValue()).isEqualTo("新****"));
        draft("全体师生健康");
        agree();
        sign();
        assertThat(WEBSITE.received()).hasSize(1);
    }

    @Test
    void should_NotPublish_When_ALaterStepSlipsInAnotherText() {
        start();
        draft(TEXT);
        Map<String, Object> forged = new HashMap<>(confirmed());
        forged.put("releaseText", "联系13900000000");
        scenario.as(OFFICE).completes("checkFacts", forged);
        scenario.as(PUBLICITY).completes("reviewRelease", Map.of("reviewDecision", "pass"));
        sign();
        assertThat(WEBSITE.received()).isEmpty();
        assertThat(scenario.as(REPORTER).todo()).containsExactly("draftRelease");
    }

    @Test
    void should_ReplaceTheText_When_ItIsTakenBackBeforeAnyChannelHasPublished() {
        start();
        WEBSITE.answers(422);
        draft(TEXT);
        agree();
        sign();
        takeBack();
        draft("改过的正文");
        agree();
        sign();
        assertThat(WEBSITE.received()).hasSize(2).last()
                .satisfies(article -> assertThat(article.body().path("text").asText()).isEqualTo("改过的正文"));
    }

    @Test
    void should_RefuseAnotherText_When_AChannelHasPublished() {
        start();
        draft(TEXT);
        agree();
        sign();
        takeBack();
        draft("改过的正文");
        agree();
        assertThatThrownBy(this::sign).isInstanceOf(Refusal.class).hasMessageContaining("另行发布更正信息");
        assertThat(WEBSITE.received()).hasSize(1);
    }

    @Test
    void should_GoBackToTheDraft_When_SomebodyDoesNotAgree() {
        start();
        draft(TEXT);
        scenario.as(OFFICE).completes("checkFacts", Map.of("factDecision", "back", "factOpinion", "数字与日报不符"));
        draft(TEXT);
        scenario.as(OFFICE).completes("checkFacts", confirmed());
        scenario.as(PUBLICITY).completes("reviewRelease", Map.of("reviewDecision", "back", "reviewOpinion", "语气过重"));
        draft(TEXT);
        agree();
        scenario.as(SECRETARY).completes("signRelease", Map.of("signDecision", "back", "signOpinion", "补充返校时间"));
        draft(TEXT);
        agree();
        scenario.as(SECRETARY).completes("signRelease", Map.of("signDecision", "reject", "signOpinion", "由上级统一发布"));
        assertThat(ended()).isEqualTo("notReleased");
        assertThat(variable("releaseOutcome")).isEqualTo("rejected");
        assertThat(variable("publishedAt")).isNull();
        assertThat(path()).filteredOn("screenDraft"::equals).hasSize(4);
    }

    @Test
    void should_AnswerReaders_When_TheyAsk() {
        String questions = published();
        assertThat(scenario.as(REPORTER).todo()).containsExactly("registerQuestion");
        ask("health");
        scenario.as(DOCTOR).completes("answerAsDoctor", answer("体温37.3℃以上请就诊，可以找校医13900000000"));
        assertThat(scenario.as(DOCTOR).todo()).containsExactly("answerAsDoctor");
        scenario.as(DOCTOR).completes("answerAsDoctor", answer("体温37.3℃以上请到发热门诊就诊"));
        ask("arrangement");
        scenario.as(PUBLICITY).completes("answerAsPublicity", answer("开学时间另行通知"));
        scenario.as(REPORTER).completes("registerQuestion", Map.of("questionAction", "close"));
        instance = questions;
        assertThat(ended()).isEqualTo("answered");
        assertThat(jdbc.sql("select answer from release_question where process_instance = ? order by id").param(questions)
                .query(String.class).list()).containsExactly("体温37.3℃以上请到发热门诊就诊", "开学时间另行通知");
    }

    @Test
    void should_CloseQuestions_When_TimeIsOverButNotInTheMiddleOfAnAnswer() {
        instance = published();
        scenario.moveTo(START.plus(Duration.ofHours(71)));
        ask("other");
        scenario.moveTo(START.plus(Duration.ofHours(73)));
        assertThat(ended()).isNull();
        scenario.as(PUBLICITY).completes("answerAsPublicity", answer("谢谢关心"));
        scenario.runJobs();
        assertThat(ended()).isEqualTo("answered");
        assertThat(path()).contains("questionsTimeOver");
    }

    @Test
    void should_TellTheCaller_When_ARumourIsClarified() {
        String rumour = scenario.as(SCHOOL + ".member").starts("rumor-handling", Map.of("rumourText", "听说学校停课一个月",
                "rumourSource", "家长微信群", "rumourSeenAt", "2020-02-03T08:30+08:00", "informerContact", "")).getId();
        scenario.as(PUBLICITY).completes("verifyRumour", Map.of("verificationSources", Spin.JSON("""
                [{"sourceName":"西宁市教育局","sourceKind":"authority","sourceStatement":"denies","sourceNote":""}]"""),
                "clarificationText", "我校没有停课。", "rumourHarm", "none", "spreaderKind", "unknown"));
        instance = runtime.createProcessInstanceQuery().superProcessInstanceId(rumour).singleResult().getId();
        Task draft = scenario.as(REPORTER).task("draftRelease");
        assertThat(tasks.getVariable(draft.getId(), "releaseText")).isEqualTo("我校没有停课。");
        scenario.as(REPORTER).completes("draftRelease", Map.of("releaseKind", "clarification",
                "releaseTitle", "关于不实信息的澄清", "releaseText", "我校没有停课。"));
        agree();
        sign();
        confirm("wechat");
        assertThat(WEBSITE.received()).hasSize(1);
        assertThat(runtime.getVariable(rumour, "releaseOutcome")).isEqualTo("published");
        assertThat(scenario.as(PUBLICITY).todo()).containsExactly("answerInformer");
    }

    private void start() {
        instance = scenario.as(REPORTER).starts("information-release",
                Map.of("releaseKind", "bulletin", "releaseTitle", "致全校师生的一封信", "releaseReason", "")).getId();
    }

    private void draft(String text) {
        scenario.as(REPORTER).completes("draftRelease",
                Map.of("releaseKind", "bulletin", "releaseTitle", "致全校师生的一封信", "releaseText", text));
    }

    private static Map<String, Object> confirmed() {
        return Map.of("factDecision", "confirmed", "factSources", "省卫生健康委员会2020年2月2日通报");
    }

    private void agree() {
        scenario.as(OFFICE).completes("checkFacts", confirmed());
        scenario.as(PUBLICITY).completes("reviewRelease", Map.of("reviewDecision", "pass"));
    }

    /** As 退回 does from 人工发布. */
    private void takeBack() {
        runtime.createProcessInstanceModification(instance).cancelAllForActivity("publish").startBeforeActivity("draftRelease").execute();
    }

    private void sign() {
        scenario.as(SECRETARY).completes("signRelease", Map.of("signDecision", "issue"));
    }

    /** The channel of each open 人工发布. */
    private List<String> openChannels() {
        return scenario.as(OFFICE).signedIn(() -> taskIds().stream().map(this::channelOf).toList());
    }

    private List<String> taskIds() {
        return tasks.createTaskQuery().taskDefinitionKey("confirmPublication").processInstanceId(instance).list().stream()
                .map(Task::getId).toList();
    }

    private String channelOf(String task) {
        return (String) tasks.getVariable(task, "channel");
    }

    private void confirm(String channel) {
        scenario.as(OFFICE).signedIn(() -> {
            String task = taskIds().stream().filter(id -> channel.equals(channelOf(id))).findFirst().orElseThrow();
            tasks.claim(task, OFFICE);
            forms.submitTaskForm(task, Map.of("manuallyPublishedAt", scenario.now().minusSeconds(60)
                            .atOffset(ZoneOffset.ofHours(8)).toString(), "manualAddress", "校微信公众号通知栏",
                    "manualConfirmed", true));
            return null;
        });
        scenario.runJobs();
    }

    /** @return the instance in which readers' questions are answered */
    private String published() {
        start();
        draft(TEXT);
        agree();
        sign();
        confirm("wechat");
        String to = jdbc.sql("select to_instance from follow_up where from_instance = ?").param(instance).query(String.class).single();
        HistoricProcessInstance questions = history.createHistoricProcessInstanceQuery().processInstanceId(to).singleResult();
        assertThat(questions.getProcessDefinitionKey()).isEqualTo("information-release");
        assertThat(questions.getTenantId()).isEqualTo(SCHOOL);
        return to;
    }

    private void ask(String topic) {
        scenario.as(REPORTER).completes("registerQuestion",
                Map.of("questionAction", "register", "questionTopic", topic, "questionText", "孩子发热怎么办？"));
    }

    private static Map<String, Object> answer(String text) {
        return Map.of("questionText", "孩子发热怎么办？", "answerText", text);
    }

    private static Map<String, Object> person(String name, String phone) {
        return Map.of("personName", name, "personCategory", "student", "personUnit", "一班", "personPhone", phone,
                "isolationReason", "contact", "lastExposureAt", "2020-02-01");
    }

    private List<String> publications() {
        return jdbc.sql("select channel || ' ' || mode || ' ' || receipt from publication where process_instance = ? order by channel")
                .param(instance).query(String.class).list();
    }

    private List<SpinJsonNode> findings() {
        return ((SpinJsonNode) variable("releaseFindings")).elements();
    }

    private Object variable(String name) {
        HistoricVariableInstance variable = history.createHistoricVariableInstanceQuery().processInstanceId(instance)
                .variableName(name).singleResult();
        return variable == null ? null : variable.getValue();
    }

    private List<String> path() {
        return history.createHistoricActivityInstanceQuery().processInstanceId(instance).orderPartiallyByOccurrence().asc()
                .list().stream().map(HistoricActivityInstance::getActivityId).toList();
    }

    /** The end event that was reached; null while it runs. */
    private String ended() {
        boolean over = history.createHistoricProcessInstanceQuery().processInstanceId(instance).finished().count() == 1;
        List<String> path = path();
        return over ? List.of("released", "notReleased", "answered").stream().filter(path::contains).findFirst().orElseThrow() : null;
    }
}
