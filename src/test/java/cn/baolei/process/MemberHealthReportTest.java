package cn.baolei.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.spin.Spin;
import org.camunda.spin.json.SpinJsonNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ProcessTest
class MemberHealthReportTest {

    private static final String MEMBER = "yanshi-shiyan.member";
    private static final String OTHER_MEMBER = "yanshi-shiyan.member-2";
    private static final String CHECKER = "yanshi-shiyan.organisation-member";
    private static final String SECRETARY = "yanshi-shiyan.secretary";

    /** Nine in the morning in Beijing, the day after the return. */
    private static final Instant START = Instant.parse("2020-02-02T01:00:00Z");
    private static final Instant NEXT_MORNING = Instant.parse("2020-02-03T01:00:00Z");
    private static final Instant PERIOD_OVER = Instant.parse("2020-02-15T16:00:00Z");

    @Autowired
    private Scenario scenario;
    @Autowired
    private ProcessEngine engine;
    @Autowired
    private HistoryService history;
    @Autowired
    private DecisionService decisions;
    @Autowired
    private JdbcClient jdbc;

    private String instance;

    @BeforeEach
    void setClock() {
        scenario.set(START);
    }

    @Test
    void should_AskEveryMorningForFourteenDaysAndClose_When_NothingHappens() {
        start(MEMBER, Map.of());
        accept();
        assertThat(scenario.as(MEMBER).todo()).isEmpty();
        int reports = 0;
        for (Instant morning = NEXT_MORNING; morning.isBefore(PERIOD_OVER); morning = morning.plusSeconds(86_400)) {
            scenario.moveTo(morning);
            assertThat(scenario.as(OTHER_MEMBER).todo()).isEmpty();
            report(36.5, "none", Map.of());
            reports++;
        }
        assertThat(reports).isEqualTo(13);
        scenario.moveTo(PERIOD_OVER.minusSeconds(1));
        assertThat(scenario.as(CHECKER).todo()).isEmpty();
        scenario.moveTo(PERIOD_OVER);
        assertThat(scenario.as(MEMBER).todo()).isEmpty();
        scenario.as(CHECKER).completes("conclude", Map.of("screeningCooperation", "done", "conclusionNote", "按要求报告"));
        assertThat(ended("closed")).isTrue();
        assertThat(results()).hasSize(13).containsOnly("正常");
        assertThat(variable("personName")).isEqualTo("演示实验学校·党员");
    }

    @Test
    void should_AskEveryThirdDay_When_TheRiskIsLow() {
        start(MEMBER, Map.of("visitedRegion", "province"));
        accept();
        scenario.moveTo(NEXT_MORNING.plusSeconds(2 * 86_400).minusSeconds(1));
        assertThat(scenario.as(MEMBER).todo()).isEmpty();
        scenario.moveTo(NEXT_MORNING.plusSeconds(2 * 86_400));
        assertThat(scenario.as(MEMBER).todo()).containsExactly("reportHealth");
    }

    @Test
    void should_AskForAmendment_When_TheReportIsIncomplete() {
        start(MEMBER, Map.of());
        scenario.as(CHECKER).completes("check", Map.of("checkDecision", "return", "checkOpinion", "补充车次"));
        assertThat(scenario.as(OTHER_MEMBER).todo()).isEmpty();
        scenario.as(MEMBER).completes("amend", details(Map.of("returnOn", "2020-02-02")));
        assertThat(variable("followUpPeriod")).isEqualTo("2月17日 00:00");
        accept();
        scenario.moveTo(NEXT_MORNING);
        assertThat(scenario.as(MEMBER).todo()).containsExactly("reportHealth");
    }

    @Test
    void should_StartAnObservationAndGoOnReporting_When_TheRiskIsHigh() {
        try (FollowUpStandIn isolation = new FollowUpStandIn(engine, "isolation", "observation-needed")) {
            start(MEMBER, Map.of("visitedRegion", "hubei"));
            accept();
            assertThat(isolation.one().getTenantId()).isEqualTo("yanshi-shiyan");
            assertThat(isolation.passedIn("personName")).isEqualTo("演示实验学校·党员");
            assertThat(isolation.passedIn("personCategory")).isEqualTo("staff");
            assertThat(isolation.passedIn("personUnit")).isEqualTo("教务处");
            assertThat(isolation.passedIn("personPhone")).isEqualTo("13900000000");
            assertThat(isolation.passedIn("lastExposureAt")).isEqualTo("2020-02-01");
            assertThat(isolation.passedIn("isolationReason")).isEqualTo("returnee");
            assertThat(isolation.passedIn("sourceCase")).isEqualTo(caseNumber());
            scenario.moveTo(NEXT_MORNING);
            assertThat(scenario.as(MEMBER).todo()).containsExactly("reportHealth");
        }
    }

    @Test
    void should_ObserveAsAContact_When_ThereWasContact() {
        try (FollowUpStandIn isolation = new FollowUpStandIn(engine, "isolation", "observation-needed")) {
            start(MEMBER, Map.of("contactHistory", true));
            accept();
            assertThat(isolation.passedIn("isolationReason")).isEqualTo("contact");
        }
    }

    @Test
    void should_StartASuspectedCaseAtOnce_When_TheFirstReportHasSymptoms() {
        try (FollowUpStandIn suspected = new FollowUpStandIn(engine, "suspected-case", "case-suspected")) {
            start(MEMBER, Map.of("readingTemperature", 38.2, "readingSymptoms", "cough", "readingSymptomsNote", "干咳两天", "visitedRegion", "hubei"));
            assertThat(ended("suspected")).isTrue();
            assertThat(scenario.as(CHECKER).todo()).isEmpty();
            assertThat(suspected.passedIn("personName")).isEqualTo("演示实验学校·党员");
            assertThat(suspected.passedIn("temperature")).isEqualTo(38.2);
            assertThat(suspected.passedIn("coughOrBreathless")).isEqualTo(true);
            assertThat(suspected.passedIn("otherSymptoms")).isEqualTo("干咳两天");
            assertThat(suspected.passedIn("currentLocation")).isEqualTo("家中");
            assertThat(suspected.passedIn("stayedInAffectedArea")).isEqualTo(true);
            assertThat(suspected.passedIn("contactWithPatient")).isEqualTo(false);
            assertThat(suspected.passedIn("discoveredAt")).isEqualTo("2020-02-02T09:00+08:00");
        }
    }

    @Test
    void should_StartASuspectedCase_When_SymptomsAppearLater() {
        try (FollowUpStandIn suspected = new FollowUpStandIn(engine, "suspected-case", "case-suspected")) {
            start(MEMBER, Map.of());
            accept();
            scenario.moveTo(NEXT_MORNING);
            report(37.3, "none", Map.of());
            assertThat(ended("suspected")).isTrue();
            assertThat(suspected.passedIn("temperature")).isEqualTo(37.3);
            assertThat(suspected.passedIn("coughOrBreathless")).isEqualTo(false);
            assertThat(suspected.passedIn("discoveredAt")).isEqualTo("2020-02-03T09:00+08:00");
            assertThat(results()).containsExactly("异常");
        }
    }

    @Test
    void should_StartASuspectedCase_When_AScreeningTestIsPositive() {
        try (FollowUpStandIn suspected = new FollowUpStandIn(engine, "suspected-case", "case-suspected")) {
            start(MEMBER, Map.of());
            accept();
            scenario.moveTo(NEXT_MORNING);
            report(36.5, "none", Map.of("testTaken", true, "testedOn", "2020-02-02", "testPlace", "演示医院", "testResult", "negative"));
            scenario.moveTo(NEXT_MORNING.plusSeconds(86_400));
            report(36.5, "none", Map.of("testTaken", true, "testedOn", "2020-02-03", "testPlace", "演示医院", "testResult", "positive"));
            assertThat(ended("suspected")).isTrue();
            assertThat(suspected.passedIn("temperature")).isEqualTo(36.5);
            assertThat(reports()).extracting(row -> row.prop("test").stringValue()).containsExactly("阴性", "阳性");
        }
    }

    @Test
    void should_RecordAndTell_When_ReportsAreMissed() {
        start(MEMBER, Map.of());
        accept();
        scenario.moveTo(NEXT_MORNING);
        scenario.moveTo(NEXT_MORNING.plusSeconds(86_400));
        assertThat(results()).containsExactly("漏报");
        assertThat(told("health-report-missed")).containsExactlyInAnyOrder(CHECKER, SECRETARY);
        assertThat(told("task-overdue")).contains(MEMBER);
        assertThat(scenario.as(MEMBER).todo()).containsExactly("reportHealth");
        report(36.6, "none", Map.of());
        assertThat(results()).containsExactly("漏报", "正常");
        assertThat(reports().get(0).prop("reportedAt").stringValue()).isEqualTo("2月3日 09:00");
    }

    @Test
    void should_AskNothingMore_When_TheFourteenDaysAreOverAlready() {
        start(MEMBER, Map.of("departedOn", "2020-01-10", "returnOn", "2020-01-15"));
        accept();
        assertThat(scenario.as(MEMBER).todo()).isEmpty();
        assertThat(scenario.as(CHECKER).todo()).containsExactly("conclude");
    }

    @Test
    void should_LetEveryOfficialReport_When_TheyWereAway() {
        start("yanshi-shiyan.doctor", Map.of());
        accept();
        scenario.moveTo(NEXT_MORNING);
        assertThat(scenario.as("yanshi-shiyan.doctor").todo()).containsExactly("reportHealth");
        assertThat(scenario.as(MEMBER).todo()).isEmpty();
        assertThatThrownBy(() -> scenario.as(MEMBER).completes("reportHealth", Map.of())).isInstanceOf(AssertionError.class);
    }

    @Test
    void should_Refuse_When_TheAuditorReports() {
        String definition = engine.getRepositoryService().createProcessDefinitionQuery().processDefinitionKey("member-health-report")
                .latestVersion().singleResult().getId();
        assertThatThrownBy(() -> scenario.as("qhedu.auditor").signedIn(() -> engine.getFormService().submitStartForm(definition, details(Map.of()))))
                .isInstanceOf(AuthorizationException.class);
    }

    @Test
    void should_LetTheSecretaryCheck_When_TheCheckerWasAway() {
        start(CHECKER, Map.of());
        assertThat(scenario.as(CHECKER).todo()).isEmpty();
        scenario.as(SECRETARY).completes("check", Map.of("checkDecision", "accept"));
        scenario.moveTo(NEXT_MORNING);
        assertThat(scenario.as(CHECKER).todo()).containsExactly("reportHealth");
    }

    @ParameterizedTest
    @CsvSource({"37.3,none,false,province,false,symptomatic", "36.5,cough,false,province,false,symptomatic",
        "36.5,other,false,province,false,symptomatic", "36.5,none,true,province,false,high", "36.5,none,false,hubei,false,high",
        "36.5,none,false,outbreak,false,high", "36.5,none,false,province,true,high", "36.5,none,false,other-province,false,medium",
        "37.2,none,false,province,false,low"})
    void should_JudgeRisk_When_TheReportSays(double temperature, String symptoms, boolean contact, String region, boolean family, String risk) {
        assertThat(decisions.evaluateDecisionTableByKey("travel-risk", Map.of("readingTemperature", temperature, "readingSymptoms", symptoms,
                "contactHistory", contact, "visitedRegion", region, "familySymptoms", family)).<String>getSingleEntry()).isEqualTo(risk);
    }

    @ParameterizedTest
    @CsvSource({"high,1", "medium,1", "low,3"})
    void should_SetTheInterval_When_RiskIs(String risk, int days) {
        assertThat(decisions.evaluateDecisionTableByKey("travel-follow-up", Map.of("travelRisk", risk)).<Integer>getSingleEntry()).isEqualTo(days);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2020-01-31", "2020-01-20"})
    void should_Refuse_When_TheReturnLiesBeforeTheDeparture(String returnOn) {
        assertThatThrownBy(() -> start(MEMBER, Map.of("departedOn", "2020-02-01", "returnOn", returnOn)))
                .hasMessageContaining("返回（拟返回）日期");
    }

    private void start(String user, Map<String, Object> other) {
        instance = scenario.as(user).starts("member-health-report", details(other)).getId();
        scenario.runJobs();
    }

    private static Map<String, Object> details(Map<String, Object> other) {
        Map<String, Object> values = new HashMap<>(Map.of("personUnit", "教务处", "personPhone", "13900000000",
                "visitedRegion", "other-province", "destination", "兰州", "transport", Spin.JSON(List.of("train")), "route", "1月22日至2月1日往返",
                "departedOn", "2020-01-22", "returnOn", "2020-02-01", "contactHistory", false));
        values.putAll(Map.of("readingTemperature", 36.5, "readingSymptoms", "none", "currentLocation", "家中", "familySymptoms", false, "familyNote", ""));
        values.putAll(other);
        return values;
    }

    private void accept() {
        scenario.as(CHECKER).completes("check", Map.of("checkDecision", "accept"));
    }

    private void report(double temperature, String symptoms, Map<String, Object> other) {
        Map<String, Object> values = new HashMap<>(Map.of("readingTemperature", temperature, "readingSymptoms", symptoms,
                "currentLocation", "家中", "familySymptoms", false, "familyNote", "", "testTaken", false));
        values.putAll(other);
        scenario.as(MEMBER).completes("reportHealth", values);
    }

    private List<String> told(String template) {
        return jdbc.sql("select distinct recipient from notification where case_number = ? and template = ? and channel = 'inbox'")
                .params(caseNumber(), template).query(String.class).list();
    }

    private String caseNumber() {
        return history.createHistoricProcessInstanceQuery().processInstanceId(instance).singleResult().getBusinessKey();
    }

    private List<String> results() {
        return reports().stream().map(row -> row.prop("result").stringValue()).toList();
    }

    private List<SpinJsonNode> reports() {
        return ((SpinJsonNode) variable("healthReports")).elements();
    }

    private Object variable(String name) {
        return history.createHistoricVariableInstanceQuery().processInstanceId(instance).variableName(name).singleResult().getValue();
    }

    private boolean ended(String end) {
        return history.createHistoricProcessInstanceQuery().processInstanceId(instance).finished().count() == 1
                && history.createHistoricActivityInstanceQuery().processInstanceId(instance).activityId(end).finished().count() == 1;
    }
}
