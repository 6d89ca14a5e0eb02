package cn.baolei.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.baolei.engine.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricVariableInstance;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.spin.Spin;
import org.camunda.spin.json.SpinJsonNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ProcessTest
class ContactTracingTest {

    private static final String SCHOOL = "yanshi-shiyan";
    private static final String DOCTOR = SCHOOL + ".doctor";
    private static final String SECRETARY = SCHOOL + ".secretary";
    private static final String PRIMARY = "yanshi-xx2";
    private static final String MIDDLE = "yanshi-zx-xining";
    private static final String MIDDLE_NAME = "西宁市演示中学党委";
    private static final String CASE = "yanshi-shiyan-20200203-1";
    private static final Instant START = Instant.parse("2020-02-03T01:00:00Z");

    @Autowired
    private Scenario scenario;
    @Autowired
    private RuntimeService runtime;
    @Autowired
    private TaskService tasks;
    @Autowired
    private HistoryService history;
    @Autowired
    private JdbcClient jdbc;

    private String instance;

    @BeforeEach
    void clear() {
        jdbc.sql("delete from contact_handover").update();
        scenario.set(START);
    }

    @Test
    void should_ObserveOwnAndHandOverOthers_When_ContactsAreOfThreeOrganisations() {
        trace();
        register(contact(1, ""), contact(2, SCHOOL), contact(3, ""), contact(4, PRIMARY), contact(5, MIDDLE_NAME));
        assertThat(variable("closeContactCount")).isEqualTo(5);
        assertThat(observations(SCHOOL)).hasSize(3).allSatisfy(one -> {
            assertThat(one.getBusinessKey()).isEqualTo(CASE);
            assertThat(runtime.getVariable(one.getId(), "isolationReason")).isEqualTo("contact");
            assertThat(runtime.getVariable(one.getId(), "calledByCase")).isEqualTo(false);
        });
        assertThat(observations(SCHOOL)).extracting(one -> runtime.getVariable(one.getId(), "personName"))
                .containsExactlyInAnyOrder("接触者1", "接触者2", "接触者3");
        assertThat(told("contacts-handed-over")).containsExactlyInAnyOrder(PRIMARY + ".doctor", PRIMARY + ".duty-leader",
                MIDDLE + ".doctor", MIDDLE + ".duty-leader");

        // Nobody sees what belongs to another organisation.
        assertThatThrownBy(() -> scenario.as(DOCTOR).completes("acceptContacts", Map.of())).isInstanceOf(AssertionError.class);
        scenario.as(PRIMARY + ".doctor").completes("acceptContacts", Map.of("someNotOurs", false));
        scenario.as(MIDDLE + ".doctor").completes("acceptContacts", Map.of("someNotOurs", false));
        assertThat(observations(PRIMARY)).hasSize(1);
        assertThat(observations(MIDDLE)).hasSize(1).first()
                .satisfies(one -> assertThat(runtime.getVariable(one.getId(), "personName")).isEqualTo("接触者5"));
        assertThat(state(PRIMARY, "accepted_at is not null and closed_at is null")).isTrue();

        endAll(MIDDLE, "approve");
        assertThat(state(MIDDLE, "closed_at is not null and ended_count = 1 and returned_count = 0")).isTrue();
        assertThat(state(PRIMARY, "closed_at is null")).isTrue();
        assertThat(told("contacts-outcome")).containsExactlyInAnyOrder(DOCTOR, SCHOOL + ".reporter");
        endAll(SCHOOL, "approve");
        assertThat(waiting()).isEqualTo(1);
        assertThat(scenario.as(DOCTOR).todo()).doesNotContain("summarise");
        endAll(PRIMARY, "approve");

        assertThat(scenario.as(DOCTOR).todo()).containsExactly("summarise");
        assertThat(rows("contactOutcomes")).hasSize(3)
                .allSatisfy(row -> assertThat(row.prop("outcome").stringValue()).isEqualTo("提前结束"));
        assertThat(rows("handoverStates")).extracting(row -> row.prop("organisation").stringValue() + row.prop("state").stringValue()
                + row.prop("endedCount").numberValue())
                .containsExactlyInAnyOrder("西宁市城北区演示第二小学党支部已反馈结果1", MIDDLE_NAME + "已反馈结果1");
        scenario.as(DOCTOR).completes("summarise", Map.of("tracingSummary", "均已落实"));
        scenario.as(SECRETARY).completes("reviewTracing", Map.of("reviewDecision", "return", "reviewOpinion", "补充说明"));
        scenario.as(DOCTOR).completes("summarise", Map.of("tracingSummary", "均已落实，无遗漏"));
        scenario.as(SECRETARY).completes("reviewTracing", Map.of("reviewDecision", "approve"));
        assertThat(finished(instance)).isTrue();
    }

    @Test
    void should_KeepTheReleasedOutcome_When_AContactIsObservedToTheEnd() {
        trace();
        register(contact(1, "", "2020-01-15"));
        scenario.as(DOCTOR).completes("arrangeIsolation", arrangement());
        scenario.as(DOCTOR).completes("assessRelease", Map.of("releaseTemperature", 36.5, "releaseAdvice", "release", "releaseAssessment", "无症状"));
        scenario.as(SECRETARY).completes("approveRelease", Map.of("releaseDecision", "approve"));
        assertThat(rows("contactOutcomes")).hasSize(1).first().satisfies(row -> {
            assertThat(row.prop("outcome").stringValue()).isEqualTo("已解除");
            assertThat(row.prop("releasedAt").stringValue()).isEqualTo("2月3日 09:00");
        });
    }

    @Test
    void should_GoStraightToTheSummary_When_ThereAreNoContacts() {
        trace();
        scenario.as(DOCTOR).completes("registerContacts", Map.of("noContacts", true));
        assertThat(variable("closeContactCount")).isEqualTo(0);
        assertThat(scenario.as(DOCTOR).todo()).containsExactly("summarise");
        assertThat(rows("handoverStates")).isEmpty();
    }

    @Test
    void should_LeaveTheFormOpen_When_TheListIsEmptyOrNamesAnUnknownOrganisation() {
        trace();
        assertThatThrownBy(() -> scenario.as(DOCTOR).completes("registerContacts", Map.of("noContacts", false)))
                .isInstanceOf(Refusal.class).hasMessageContaining("请登记密切接触者");
        assertThatThrownBy(() -> register(contact(1, ""), contact(2, "没有的学校"), contact(3, "nowhere")))
                .isInstanceOf(Refusal.class).hasMessageContaining("第 2 行所在单位“没有的学校”").hasMessageContaining("第 3 行所在单位“nowhere”");
        assertThat(scenario.as(DOCTOR).todo()).containsExactly("registerContacts");
        assertThat(observations(SCHOOL)).isEmpty();
    }

    @Test
    void should_ObserveAPersonOnce_When_ListedTwice() {
        trace();
        register(contact(1, ""), contact(1, SCHOOL));
        assertThat(variable("closeContactCount")).isEqualTo(1);
        assertThat(observations(SCHOOL)).hasSize(1);
    }

    @Test
    void should_TraceAgain_When_SomeAreReturned() {
        trace();
        register(contact(1, PRIMARY), contact(2, PRIMARY));
        assertThatThrownBy(() -> scenario.as(PRIMARY + ".doctor").completes("acceptContacts", returning(3, "不是本校学生")))
                .isInstanceOf(Refusal.class).hasMessageContaining("没有序号 3");
        scenario.as(PRIMARY + ".doctor").completes("acceptContacts", returning(2, "不是本校学生"));
        assertThat(observations(PRIMARY)).hasSize(1);
        assertThat(state(PRIMARY, "returned_count = 1")).isTrue();

        Task again = scenario.as(DOCTOR).task("registerContacts");
        List<SpinJsonNode> returned = ((SpinJsonNode) tasks.getVariable(again.getId(), "contacts")).elements();
        assertThat(returned).hasSize(1).first().satisfies(row -> {
            assertThat(row.prop("name").stringValue()).isEqualTo("接触者2");
            assertThat(row.prop("organisation").stringValue()).isEmpty();
            assertThat(row.prop("note").stringValue()).isEqualTo("西宁市城北区演示第二小学党支部退回：不是本校学生");
        });
        register(contact(2, MIDDLE));
        scenario.as(MIDDLE + ".doctor").completes("acceptContacts", Map.of("someNotOurs", false));
        endAll(MIDDLE, "approve");
        endAll(PRIMARY, "approve");
        scenario.as(DOCTOR).completes("summarise", Map.of("tracingSummary", "退回人员已查明单位"));
        scenario.as(SECRETARY).completes("reviewTracing", Map.of("reviewDecision", "approve"));
        assertThat(scenario.as(DOCTOR).todo()).containsExactly("summarise");
        assertThat(variable("closeContactCount")).isEqualTo(2);
        assertThat(rows("handoverStates")).hasSize(1).first()
                .satisfies(row -> assertThat(row.prop("returnedCount").numberValue()).isEqualTo(1));
    }

    @Test
    void should_AnswerAtOnce_When_AllAreReturned() {
        trace();
        register(contact(1, PRIMARY));
        scenario.as(PRIMARY + ".doctor").completes("acceptContacts", returning(1, "已毕业"));
        assertThat(observations(PRIMARY)).isEmpty();
        assertThat(waiting()).isZero();
        scenario.as(DOCTOR).completes("registerContacts", Map.of("noContacts", true));
        scenario.as(DOCTOR).completes("summarise", Map.of("tracingSummary", "查无此人"));
        scenario.as(SECRETARY).completes("reviewTracing", Map.of("reviewDecision", "approve"));
        assertThat(scenario.as(DOCTOR).todo()).containsExactly("summarise");
        assertThat(rows("handoverStates")).first().satisfies(row -> assertThat(row.prop("state").stringValue()).isEqualTo("全部退回"));
    }

    @Test
    void should_AnswerTheRightOne_When_TwoCasesHandOverToTheSameOrganisation() {
        trace();
        String first = instance;
        register(contact(1, PRIMARY));
        String firstThere = acceptedAt(PRIMARY);
        trace();
        register(contact(2, PRIMARY));
        acceptedAt(PRIMARY);
        assertThat(waiting(first)).isEqualTo(1);
        List<ProcessInstance> observed = runtime.createProcessInstanceQuery().processDefinitionKey("isolation")
                .superProcessInstanceId(firstThere).list();
        assertThat(observed).hasSize(1);
        end(PRIMARY, observed.get(0).getId(), "approve");
        assertThat(waiting(first)).isZero();
        assertThat(waiting(instance)).isEqualTo(1);
    }

    @Test
    void should_ChaseTheOtherOrganisation_When_NoAnswerComes() {
        trace();
        register(contact(1, PRIMARY));
        scenario.as(PRIMARY + ".doctor").completes("acceptContacts", Map.of("someNotOurs", false));
        scenario.advance(Duration.ofDays(15).minusMinutes(1));
        assertThat(chased()).isEmpty();
        scenario.advance(Duration.ofMinutes(1));
        assertThat(chased()).containsExactlyInAnyOrder(PRIMARY + ".doctor", PRIMARY + ".duty-leader");
        assertThat(waiting()).isEqualTo(1);
    }

    @Test
    void should_Refuse_When_SomebodyElseStartsOrCompletes() {
        assertThatThrownBy(() -> scenario.as(SCHOOL + ".counsellor").starts("contact-tracing", index()))
                .isInstanceOf(AuthorizationException.class);
        trace();
        Task task = scenario.as(DOCTOR).task("registerContacts");
        for (String other : List.of(PRIMARY + ".doctor", SECRETARY)) {
            assertThatThrownBy(() -> scenario.as(other).signedIn(() -> {
                tasks.complete(task.getId());
                return null;
            })).as(other).isInstanceOf(AuthorizationException.class);
        }
    }

    /** Ends every observation of an organisation early, which is the shortest way to an outcome. */
    private void endAll(String organisation, String decision) {
        observations(organisation).forEach(one -> end(organisation, one.getId(), decision));
    }

    private void end(String organisation, String observation, String decision) {
        submit(organisation + ".doctor", observation, "arrangeIsolation", arrangement());
        scenario.moveTo(scenario.now().plus(Duration.ofHours(15)));
        submit(organisation + ".doctor", observation, "recordReading", Map.of("endEarly", true, "endReason", "left", "endNote", "由所在地继续观察"));
        submit(organisation + ".secretary", observation, "approveEnd", Map.of("endDecision", decision));
    }

    private void submit(String user, String processInstance, String step, Map<String, Object> values) {
        scenario.as(user).signedIn(() -> {
            Task task = tasks.createTaskQuery().processInstanceId(processInstance).taskDefinitionKey(step).singleResult();
            tasks.claim(task.getId(), user);
            tasks.complete(task.getId(), values);
            return null;
        });
        scenario.runJobs();
    }

    private String acceptedAt(String organisation) {
        String there = scenario.as(organisation + ".doctor").task("acceptContacts").getProcessInstanceId();
        scenario.as(organisation + ".doctor").completes("acceptContacts", Map.of("someNotOurs", false));
        return there;
    }

    private static Map<String, Object> arrangement() {
        return Map.of("isolationKind", "single-room", "isolationPlace", "校内隔离点101", "singleRoom", true, "isolationExplained", true);
    }

    private void trace() {
        instance = runtime.startProcessInstanceByKey("contact-tracing", CASE,
                Variables.fromMap(index()).putValue("organisation", SCHOOL)).getId();
        scenario.runJobs();
    }

    private static Map<String, Object> index() {
        return new HashMap<>(Map.of("personName", "病例", "onsetAt", "2020-02-02T08:00+08:00"));
    }

    @SafeVarargs
    private void register(Map<String, Object>... contacts) {
        scenario.as(DOCTOR).completes("registerContacts",
                Map.of("noContacts", false, "contacts", Spin.JSON(new ArrayList<>(Arrays.asList(contacts)))));
    }

    private static Map<String, Object> contact(int number, String organisation) {
        return contact(number, organisation, "2020-02-02");
    }

    private static Map<String, Object> contact(int number, String organisation, String lastExposureAt) {
        return new HashMap<>(Map.of("name", "接触者" + number, "category", "student", "unit", "三年级一班", "phone", "1390000000" + number,
                "organisation", organisation, "lastExposureAt", lastExposureAt, "relation", "同班"));
    }

    private static Map<String, Object> returning(int number, String reason) {
        return Map.of("someNotOurs", true, "returnedRows", Spin.JSON(List.of(Map.of("no", number, "reason", reason))));
    }

    private List<ProcessInstance> observations(String organisation) {
        return runtime.createProcessInstanceQuery().processDefinitionKey("isolation").tenantIdIn(organisation).list();
    }

    private long waiting() {
        return waiting(instance);
    }

    private long waiting(String processInstance) {
        return runtime.createExecutionQuery().processInstanceId(processInstance).messageEventSubscriptionName("contacts-outcome").count();
    }

    private boolean state(String organisation, String condition) {
        return jdbc.sql("select " + condition + " from contact_handover where to_organisation = ?").param(organisation)
                .query(Boolean.class).single();
    }

    private List<String> told(String template) {
        return jdbc.sql("select recipient from notification where case_number = ? and template = ? and created_at >= ? and channel = 'inbox'")
                .params(CASE, template, START.atOffset(ZoneOffset.UTC)).query(String.class).list().stream().distinct().toList();
    }

    private List<String> chased() {
        return jdbc.sql("select recipient from notification where dedup_key = 'task-overdue:' || (select id from contact_handover) and channel = 'inbox'")
                .query(String.class).list();
    }

    private boolean finished(String processInstance) {
        return history.createHistoricProcessInstanceQuery().processInstanceId(processInstance).finished().count() == 1;
    }

    private List<SpinJsonNode> rows(String name) {
        return ((SpinJsonNode) variable(name)).elements();
    }

    private Object variable(String name) {
        HistoricVariableInstance variable = history.createHistoricVariableInstanceQuery()
                .processInstanceId(instance).variableName(name).singleResult();
        return variable == null ? null : variable.getValue();
    }
}
