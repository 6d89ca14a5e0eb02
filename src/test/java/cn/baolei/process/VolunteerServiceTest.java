package cn.baolei.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.baolei.engine.Refusal;
import cn.baolei.volunteer.VolunteerRecord;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.spin.Spin;
import org.camunda.spin.json.SpinJsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ProcessTest
class VolunteerServiceTest {

    private static final String OFFICE = "yanshi-shiyan.office-director";
    private static final String SECRETARY = "yanshi-shiyan.secretary";
    private static final String MEMBER = "yanshi-shiyan.member";
    private static final String OTHER_MEMBER = "yanshi-shiyan.member-2";

    /** Nine in the morning in Beijing. */
    private static final Instant START = Instant.parse("2020-02-03T01:00:00Z");
    private static final Instant SERVICE = START.plus(Duration.ofDays(1));

    @Autowired
    private Scenario scenario;
    @Autowired
    private HistoryService history;
    @Autowired
    private DecisionService decisions;
    @Autowired
    private VolunteerRecord record;
    @Autowired
    private JdbcClient jdbc;

    private String instance;

    @BeforeEach
    void setClock() {
        scenario.set(START);
    }

    @AfterEach
    void emptyRecord() {
        jdbc.sql("delete from volunteer_service").update();
    }

    @Test
    void should_CountConfirmedHours_When_AMemberSignsUpAndServes() {
        start(MEMBER, "sign-up");
        assertThat(scenario.as(OFFICE).todo()).isEmpty();
        assertThat(scenario.as(OTHER_MEMBER).todo()).isEmpty();
        declare(MEMBER, Map.of());
        decide("approve");
        assertThat(scenario.as(MEMBER).todo()).isEmpty();
        scenario.moveTo(SERVICE);
        signIn(MEMBER);
        scenario.advance(Duration.ofHours(3));
        signOut(MEMBER);
        confirm("3.5");
        assertThat(outcomes()).containsExactly("演示实验学校·党员 已服务 2月4日 09:00 2月4日 12:00 3.5");
        reportBack();
        assertThat(ended()).isTrue();

        assertThat(record.hoursOf(MEMBER, SERVICE, SERVICE.plusSeconds(1))).isEqualByComparingTo("3.5");
        assertThat(record.hoursOf(MEMBER, START, SERVICE)).isEqualByComparingTo(BigDecimal.ZERO);
        assertThat(record.hoursOf(MEMBER, SERVICE.plusSeconds(1), SERVICE.plus(Duration.ofDays(30)))).isEqualByComparingTo(BigDecimal.ZERO);
        assertThat(record.hoursOf(OTHER_MEMBER, START, SERVICE.plusSeconds(1))).isEqualByComparingTo(BigDecimal.ZERO);
    }

    @Test
    void should_KeepTheMembersApart_When_TheCommunityAsksForSeveral() {
        start(OFFICE, "community");
        choose(MEMBER, OTHER_MEMBER);
        declare(OTHER_MEMBER, Map.of("regionHistory", true));
        declare(MEMBER, Map.of());
        assertThat(scenario.as(SECRETARY).todo()).containsExactly("approve");
        decide("approve");
        scenario.moveTo(SERVICE);
        assertThat(scenario.as(OTHER_MEMBER).todo()).isEmpty();
        signIn(MEMBER);
        scenario.advance(Duration.ofHours(2));
        signOut(MEMBER);
        confirm("2");
        assertThat(outcomes()).containsExactly("演示实验学校·党员 已服务 2月4日 09:00 2月4日 11:00 2.0",
                "演示实验学校·党员（二） 健康检查不适合，未派出   ");
        reportBack();
        assertThat(ended()).isTrue();
    }

    @Test
    void should_NotSend_When_TheBranchDoesNotAgree() {
        start(MEMBER, "sign-up");
        declare(MEMBER, Map.of());
        scenario.as(SECRETARY).completes("approve", Map.of("volunteerDecision", "refuse", "volunteerRefusal", "当日在校值班"));
        assertThat(outcomes()).containsExactly("演示实验学校·党员 支部未同意，未派出   ");
        assertThat(record.hoursOf(MEMBER, Instant.EPOCH, SERVICE)).isEqualByComparingTo(BigDecimal.ZERO);
    }

    @Test
    void should_LetTheMemberCorrect_When_TheCommunityDisputes() {
        start(MEMBER, "sign-up");
        declare(MEMBER, Map.of());
        decide("approve");
        scenario.moveTo(SERVICE);
        signIn(MEMBER);
        signOut(MEMBER);
        scenario.as(OFFICE).completes("confirm", Map.of("confirmResult", "disputed", "communityWord", "到岗时间有出入"));
        signOut(MEMBER);
        confirm("1");
        assertThat(record.hoursOf(MEMBER, SERVICE, SERVICE.plusSeconds(1))).isEqualByComparingTo("1");
    }

    @Test
    void should_NotSend_When_TheEngineKnowsOfAnObservation() {
        scenario.as("yanshi-shiyan.doctor").starts("isolation", Map.of("personName", "演示实验学校·党员", "personCategory", "staff",
                "personUnit", "教务处", "personPhone", "13900000000", "isolationReason", "contact", "lastExposureAt", "2020-02-01"));
        start(MEMBER, "sign-up");
        declare(MEMBER, Map.of());
        assertThat(scenario.as(SECRETARY).todo()).isEmpty();
        assertThat(outcomes()).containsExactly("演示实验学校·党员 健康检查不适合，未派出   ");
    }

    @Test
    void should_NotSend_When_TheMemberReportsAfterAJourney() {
        Map<String, Object> journey = new HashMap<>(Map.of("personUnit", "教务处", "personPhone", "13900000000",
                "visitedRegion", "province", "destination", "海东", "transport", Spin.JSON(List.of("car")), "route", "自驾往返",
                "departedOn", "2020-02-01", "returnOn", "2020-02-01", "contactHistory", false));
        journey.putAll(Map.of("readingTemperature", 36.5, "readingSymptoms", "none", "currentLocation", "家中", "familySymptoms", false));
        scenario.as(MEMBER).starts("member-health-report", journey);
        start(MEMBER, "sign-up");
        declare(MEMBER, Map.of());
        assertThat(outcomes()).containsExactly("演示实验学校·党员 健康检查不适合，未派出   ");
    }

    @Test
    void should_Refuse_When_SomebodyIsNoPartyMemberHere() {
        assertThatThrownBy(() -> start(OFFICE, "sign-up")).isInstanceOf(Refusal.class).hasMessage("请从本单位党员名单中选择");
        start(OFFICE, "community");
        assertThatThrownBy(() -> choose(MEMBER, SECRETARY)).isInstanceOf(Refusal.class);
        assertThat(scenario.as(OFFICE).todo()).containsExactly("chooseVolunteers");
    }

    @Test
    void should_Refuse_When_SomebodyElseStartsOrActs() {
        assertThatThrownBy(() -> start(SECRETARY, "community")).isInstanceOf(AuthorizationException.class);
        start(OFFICE, "community");
        assertThat(scenario.as(MEMBER).todo()).isEmpty();
        assertThat(scenario.as("yanshi-xx1.office-director").todo()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"37.3,false,false,false,false,unfit", "36.5,true,false,false,false,unfit", "36.5,false,true,false,false,unfit",
        "36.5,false,false,true,false,unfit", "36.5,false,false,false,true,unfit", "37.2,false,false,false,false,fit"})
    void should_JudgeFitness_When_HealthIs(double temperature, boolean symptoms, boolean contact, boolean region, boolean observed,
            String fitness) {
        assertThat(decisions.evaluateDecisionTableByKey("volunteer-fitness", Map.of("volunteerTemperature", temperature,
                "volunteerSymptoms", symptoms, "contactHistory", contact, "regionHistory", region, "observationRunning", observed))
                .<String>getSingleEntry()).isEqualTo(fitness);
    }

    private void start(String user, String kind) {
        Map<String, Object> values = new HashMap<>(Map.of("applicationKind", kind, "communityName", "演示社区",
                "communityContact", "社区值班室", "serviceKind", "gate", "servicePlace", "小区东门",
                "serviceFrom", "2020-02-04T09:00+08:00", "serviceUntil", "2020-02-04T12:00+08:00"));
        if (kind.equals("community")) {
            values.put("volunteersNeeded", 2);
        }
        instance = scenario.as(user).starts("volunteer-service", values).getId();
        scenario.runJobs();
    }

    private void choose(String... users) {
        scenario.as(OFFICE).completes("chooseVolunteers", Map.of("volunteers", Spin.JSON(Arrays.asList(users))));
    }

    private void declare(String user, Map<String, Object> other) {
        Map<String, Object> values = new HashMap<>(Map.of("volunteerTemperature", 36.5, "volunteerSymptoms", false, "regionHistory", false,
                "contactHistory", false, "declaredObservation", false, "volunteerPhone", "13900000000"));
        values.putAll(other);
        scenario.as(user).completes("declareHealth", values);
    }

    private void decide(String decision) {
        scenario.as(SECRETARY).completes("approve", Map.of("volunteerDecision", decision));
    }

    private void signIn(String user) {
        scenario.as(user).completes("signIn", Map.of("signedInAt", now(), "protectionWorn", true));
    }

    private void signOut(String user) {
        scenario.as(user).completes("signOut", Map.of("signedInAt", "2020-02-04T09:00+08:00", "signedOutAt", now(), "serviceNote", "值守登记"));
    }

    private void confirm(String hours) {
        scenario.as(OFFICE).completes("confirm", Map.of("confirmResult", "confirmed", "confirmedHours", Double.valueOf(hours), "communityWord", "认真负责"));
    }

    private void reportBack() {
        scenario.as(OFFICE).completes("reportBack", Map.of("reportedBackAt", now(), "reportBackNote", "社区满意"));
    }

    private String now() {
        return scenario.now().atOffset(ZoneOffset.ofHours(8)).toString();
    }

    private List<String> outcomes() {
        return ((SpinJsonNode) history.createHistoricVariableInstanceQuery().processInstanceId(instance).variableName("serviceOutcomes")
                .singleResult().getValue()).elements().stream()
                .map(row -> String.join(" ", row.prop("name").stringValue(), row.prop("outcome").stringValue(),
                        row.prop("startedAt").stringValue(), row.prop("endedAt").stringValue(), row.prop("hours").stringValue())).toList();
    }

    private boolean ended() {
        return history.createHistoricProcessInstanceQuery().processInstanceId(instance).finished().count() == 1;
    }
}
