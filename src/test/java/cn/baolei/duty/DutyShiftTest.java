package cn.baolei.duty;

import static cn.baolei.duty.TestRoster.MONDAY_EIGHT;
import static cn.baolei.duty.TestRoster.MONDAY_TWENTY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.baolei.engine.Refusal;
import cn.baolei.process.ProcessTest;
import cn.baolei.process.Scenario;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** 24小时值班, from the first minute of a shift to the hand-over. */
@ProcessTest
class DutyShiftTest {

    private static final String SCHOOL = "yanshi-shiyan";
    private static final String BY_DAY = SCHOOL + ".duty-officer";
    private static final String BY_NIGHT = SCHOOL + ".counsellor";
    private static final String STAND_IN = SCHOOL + ".member";
    private static final String LEADER = SCHOOL + ".duty-leader";
    private static final String SECRETARY = SCHOOL + ".secretary";
    private static final Duration CLOCK = Duration.ofMinutes(15);

    @Autowired
    private Scenario scenario;
    @Autowired
    private ShiftClock clock;
    @Autowired
    private RosterEntry entry;
    @Autowired
    private Replacement replacement;
    @Autowired
    private CallOrders calls;
    @Autowired
    private DutyShiftTable shifts;
    @Autowired
    private RuntimeService runtime;
    @Autowired
    private HistoryService history;
    @Autowired
    private ManagementService management;
    @Autowired
    private IdentityService identities;
    @Autowired
    private DecisionService decisions;
    @Autowired
    private JdbcClient jdbc;

    private TestRoster roster;

    @BeforeEach
    void enterRoster() {
        roster = new TestRoster(entry, jdbc, identities);
        scenario.set(TestRoster.ENTERED);
        roster.enter(SCHOOL, "duty-officer", "counsellor");
    }

    @AfterEach
    void deleteRoster() {
        roster.delete();
    }

    @Test
    void should_GoFromSignInToHandOver_When_TheDayIsQuiet() {
        scenario.set(MONDAY_EIGHT.minusSeconds(1));
        clock.tick();
        assertThat(scenario.as(BY_DAY).todo()).isEmpty();
        begin();
        assertThat(scenario.as(BY_DAY).todo()).containsExactly("signIn");
        for (String other : List.of(BY_NIGHT, LEADER, SECRETARY, STAND_IN)) {
            assertThat(scenario.as(other).todo()).as(other).isEmpty();
        }
        signIn(BY_DAY);

        for (int call = 0; call < 2; call++) {
            Instant moment = nextCall();
            assertThat(moment).isBetween(MONDAY_EIGHT.plus(Duration.ofHours(1)), MONDAY_TWENTY.minus(Duration.ofHours(1)));
            scenario.moveTo(moment);
            answer(BY_DAY);
        }
        assertThat(nextCall()).isAfter(MONDAY_TWENTY);

        scenario.moveTo(MONDAY_TWENTY);
        clock.tick();
        assertThat(scenario.as(BY_DAY).todo()).containsExactly("handOver");
        assertThat(scenario.as(BY_NIGHT).todo()).containsExactly("signIn");
        handOver(BY_DAY, "handOver");
        assertThat(scenario.as(BY_DAY).todo()).isEmpty();
        assertThat(scenario.as(BY_NIGHT).todo()).containsExactly("signIn", "takeOver");
        scenario.as(BY_NIGHT).completes("takeOver", Map.of("takeOverDecision", "return", "takeOverNote", "登记簿缺一页"));
        handOver(BY_DAY, "handOver");
        takeOver(BY_NIGHT);

        assertThat(ended()).isTrue();
        assertThat(events()).containsExactly("signed-in", "called", "answered", "called", "answered", "handed-over", "handed-over", "taken-over");
        assertThat(jdbc.sql("select taken_over_at is not null from duty_shift where id = ?").param(shift().id())
                .query(Boolean.class).single()).isTrue();
        assertThat(jdbc.sql("select count(*) from clue where rule = 'roll-call' and case_number = ?").param(caseNumber())
                .query(Integer.class).single()).isZero();
    }

    @Test
    void should_RefuseToComplete_When_SomebodyElseSignsIn() {
        begin();
        assertThatThrownBy(() -> signIn(LEADER)).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> scenario.as(BY_DAY).completes("signIn", Map.of("dutyReachable", false, "dutyPhone", "13900000000")))
                .hasMessageContaining("本人在岗");
    }

    @Test
    void should_AskAgain_When_TheLeaderFindsThePersonArrived() {
        begin();
        scenario.advance(CLOCK);
        assertThat(scenario.as(BY_DAY).todo()).isEmpty();
        assertThat(scenario.as(LEADER).todo()).containsExactly("handleAbsence");
        handleAbsence("arrived", Map.of());
        signIn(BY_DAY);
        assertThat(events()).containsExactly("absent", "signed-in");
        assertThat(clues()).isZero();
    }

    @Test
    void should_PutSomebodyElseOnDuty_When_TheLeaderArrangesIt() {
        begin();
        scenario.advance(CLOCK);
        assertThatThrownBy(() -> handleAbsence("substitute", Map.of("replacementOfficer", LEADER))).isInstanceOf(Refusal.class)
                .hasMessageContaining("不能选择原值班员和本班带班领导");
        handleAbsence("substitute", Map.of("replacementOfficer", STAND_IN));
        assertThat(scenario.as(BY_DAY).todo()).isEmpty();
        signIn(STAND_IN);
        assertThat(events()).containsExactly("absent", "replaced", "signed-in");
        scenario.moveTo(MONDAY_TWENTY);
        assertThat(scenario.as(STAND_IN).todo()).containsExactly("handOver");
    }

    @Test
    void should_OpenAClueAndSendSomebodyElse_When_TheLeaderIsSilentToo() {
        begin();
        scenario.advance(CLOCK);
        scenario.advance(CLOCK);
        assertThat(scenario.as(LEADER).todo()).isEmpty();
        assertThat(clues()).isZero();
        scenario.as(SECRETARY).completes("coverPost", Map.of("coverDecision", "substitute", "replacementOfficer", STAND_IN,
                "coverNote", "已派人到岗"));
        assertThat(clues()).isEqualTo(1);
        assertThat(jdbc.sql("select organisation from clue where rule = 'roll-call' and case_number = ?").param(caseNumber())
                .query(String.class).single()).isEqualTo(SCHOOL);
        assertThat(scenario.as(STAND_IN).todo()).containsExactly("signIn");
    }

    @Test
    void should_OpenAClue_When_ACallIsNotAnsweredAndNobodyCares() {
        begin();
        signIn(BY_DAY);
        scenario.moveTo(nextCall());
        scenario.advance(CLOCK);
        handleAbsence("unexcused", Map.of());
        scenario.advance(Duration.ofMinutes(30));
        assertThat(clues()).isEqualTo(1);
        assertThat(scenario.as(SECRETARY).todo()).isEmpty();
        assertThat(scenario.as(BY_DAY).todo()).containsExactly("signIn");
        assertThat(events()).containsExactly("signed-in", "called", "unanswered");
    }

    @Test
    void should_AskTheSamePersonAgain_When_TheSecretaryFindsThemArrived() {
        begin();
        scenario.advance(CLOCK);
        handleAbsence("unexcused", Map.of());
        scenario.as(SECRETARY).completes("coverPost", Map.of("coverDecision", "same", "coverNote", "已到岗"));
        assertThat(scenario.as(BY_DAY).todo()).containsExactly("signIn");
        assertThat(clues()).isEqualTo(1);
    }

    @Test
    void should_CallTheRoll_When_TheLeaderOrdersIt() {
        assertThatThrownBy(() -> calls.order(shift(), LEADER)).isInstanceOf(Refusal.class);
        begin();
        calls.order(shift(), LEADER);
        clock.tick();
        assertThat(scenario.as(BY_DAY).todo()).as("nobody has signed in who could be called").containsExactly("signIn");
        signIn(BY_DAY);
        calls.order(shift(), LEADER);
        clock.tick();
        assertThat(scenario.as(BY_DAY).todo()).containsExactly("answerCall");
        answer(BY_DAY);
        clock.tick();
        assertThat(scenario.as(BY_DAY).todo()).isEmpty();
        scenario.set(MONDAY_TWENTY.minus(Duration.ofMinutes(59)));
        assertThatThrownBy(() -> calls.order(shift(), LEADER)).isInstanceOf(Refusal.class).hasMessageContaining("1小时");
    }

    @Test
    void should_AskTheStandInToSignIn_When_SomebodyIsReplacedInTheCourseOfTheShift() {
        begin();
        signIn(BY_DAY);
        replacement.replace(shift().id(), STAND_IN, "突发疾病");
        clock.tick();
        assertThat(scenario.as(STAND_IN).todo()).containsExactly("signIn");
        assertThat(scenario.as(BY_DAY).todo()).isEmpty();
        clock.tick();
        assertThat(scenario.as(STAND_IN).todo()).containsExactly("signIn");
    }

    @Test
    void should_RefuseTheStandIn_When_TheyAreOnDutyElsewhereOrTheShiftIsOver() {
        long night = shifts.at(SCHOOL, MONDAY_TWENTY).orElseThrow().id();
        jdbc.sql("update duty_shift set ends_at = ? where id = ?").params(DutyShiftTable.utc(MONDAY_TWENTY.plusSeconds(60)), shift().id()).update();
        assertThatThrownBy(() -> replacement.replace(night, BY_DAY, "换班")).isInstanceOf(Refusal.class).hasMessageContaining("已有值班安排");
        scenario.set(TestRoster.WEEK_OVER);
        assertThatThrownBy(() -> replacement.replace(night, STAND_IN, "换班")).isInstanceOf(Refusal.class).hasMessageContaining("已经结束");
    }

    @Test
    void should_LetTheLeaderHandOver_When_ThePersonHasLeft() {
        begin();
        signIn(BY_DAY);
        scenario.set(MONDAY_TWENTY);
        scenario.runJobs();
        clock.tick();
        assertThat(scenario.as(BY_DAY).todo()).contains("handOver");
        scenario.advance(Duration.ofMinutes(30));
        assertThat(scenario.as(BY_DAY).todo()).isEmpty();
        handOver(LEADER, "handOverForOfficer");
        takeOver(BY_NIGHT);
        assertThat(ended()).isTrue();
    }

    @Test
    void should_BeginLateAndSaySo_When_TheApplicationWasDown() {
        scenario.set(MONDAY_EIGHT.plus(Duration.ofHours(3)));
        clock.tick();
        clock.tick();
        assertThat(shift().late()).isTrue();
        assertThat(scenario.as(BY_DAY).todo()).containsExactly("signIn");
        assertThat(runtime.createProcessInstanceQuery().processDefinitionKey("duty-shift").count()).isEqualTo(1);
        assertThat(runtime.getVariable(instance(), "shiftNote")).isEqualTo("系统停机，本班次未按时启动，已记为迟启");
    }

    @Test
    void should_AskForHandOversAtOnce_When_TheApplicationWasDownForAWholeShift() {
        scenario.set(MONDAY_TWENTY.plus(Duration.ofHours(1)));
        clock.tick();
        scenario.runJobs();
        assertThat(scenario.as(BY_DAY).todo()).containsExactly("handOver");
        assertThat(scenario.as(BY_NIGHT).todo()).containsExactly("signIn");
        assertThat(shifts.at(SCHOOL, MONDAY_TWENTY).orElseThrow().late()).isTrue();
    }

    @Test
    void should_NotCallItLate_When_TheShiftIsEnteredAfterItsBeginning() {
        roster.delete();
        scenario.set(MONDAY_EIGHT.plus(Duration.ofHours(3)));
        roster.enter(SCHOOL, "duty-officer", "counsellor");
        clock.tick();
        assertThat(shift().startedAt()).isEqualTo(MONDAY_EIGHT.plus(Duration.ofHours(3)));
        assertThat(shift().late()).isFalse();
    }

    @Test
    void should_FallToTheDutyPost_When_TheRosterEnds() {
        scenario.set(TestRoster.WEEK_OVER.minusSeconds(1));
        jdbc.sql("update duty_shift set started_at = starts_at where ends_at < ?").param(DutyShiftTable.utc(TestRoster.WEEK_OVER)).update();
        clock.tick();
        scenario.set(TestRoster.WEEK_OVER);
        scenario.runJobs();
        clock.tick();
        handOver(BY_NIGHT, "handOver");
        assertThat(scenario.as(BY_NIGHT).todo()).isEmpty();
        assertThat(scenario.as(BY_DAY).task("takeOver").getDescription()).contains("此时没有排班，由西宁市城西区演示实验学校党支部值班员办理");
        assertThat(jdbc.sql("select wanted_post || '>' || chosen_post from routing_fact where step = 'takeOver' order by id desc limit 1")
                .query(String.class).single()).isEqualTo("duty-officer.on-duty@yanshi-shiyan>duty-officer@yanshi-shiyan");
        takeOver(BY_DAY);
    }

    @ParameterizedTest
    @CsvSource({"8,1", "12,2", "24,3"})
    void should_CallTheRollOftener_When_TheShiftIsLonger(long hours, int times) {
        assertThat(decisions.evaluateDecisionTableByKey("roll-calls", Map.of("shiftHours", hours)).getSingleResult().getEntryMap())
                .containsEntry("calls", times).containsEntry("quiet", "PT1H");
    }

    private void begin() {
        scenario.set(MONDAY_EIGHT);
        clock.tick();
    }

    private void signIn(String who) {
        scenario.as(who).completes("signIn", Map.of("dutyReachable", true, "dutyPhone", "0971-1234567"));
    }

    private void answer(String who) {
        scenario.as(who).completes("answerCall", Map.of("callSituation", "normal"));
    }

    private void handleAbsence(String decision, Map<String, Object> more) {
        Map<String, Object> values = new java.util.HashMap<>(Map.of("absenceDecision", decision, "absenceNote", "已电话联系"));
        values.putAll(more);
        scenario.as(LEADER).completes("handleAbsence", values);
    }

    private void handOver(String who, String step) {
        scenario.as(who).completes(step, Map.of("handOverSituation", "一切正常", "handOverItems", true, "handOverSigned", true));
    }

    private void takeOver(String who) {
        scenario.as(who).completes("takeOver", Map.of("takeOverDecision", "accept"));
    }

    private Instant nextCall() {
        return management.createJobQuery().activityId("callMoment").singleResult().getDuedate().toInstant();
    }

    private DutyShift shift() {
        return shifts.at(SCHOOL, MONDAY_EIGHT).orElseThrow();
    }

    private String instance() {
        return jdbc.sql("select process_instance_id from duty_shift where id = ?").param(shift().id()).query(String.class).single();
    }

    private String caseNumber() {
        return history.createHistoricProcessInstanceQuery().processInstanceId(instance()).singleResult().getBusinessKey();
    }

    private boolean ended() {
        return history.createHistoricProcessInstanceQuery().processInstanceId(instance()).completed().count() == 1;
    }

    private int clues() {
        return jdbc.sql("select count(*) from clue where rule = 'roll-call' and case_number = ?").param(caseNumber())
                .query(Integer.class).single();
    }

    private List<String> events() {
        return jdbc.sql("select kind from duty_event where shift = ? order by id").param(shift().id()).query(String.class).list();
    }
}
