package cn.baolei.browser;

import static cn.baolei.browser.FormFiller.choice;
import static cn.baolei.browser.FormFiller.values;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;

/**
 * The four parts of the notice as one story, by officials at their desks: a screening finds a fever; the case is reported to the
 * province, treated, traced and closed; the doctor is commended; whoever reported late is held to account. One chapter starts the
 * next by itself. Six weeks pass by the engine's clock.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "baolei.reporting.patrol=FIXED_DELAY|1s")
@ActiveProfiles("demo")
class StoryInTheBrowserTest {

    private static final LocalDateTime MONDAY = LocalDateTime.of(2020, 3, 2, 8, 30);

    private static Chromium chromium;

    @LocalServerPort
    private int port;
    @Autowired
    private ProcessEngine engine;
    @Autowired
    private HistoryService history;
    @Autowired
    private JdbcClient jdbc;

    private Desks desks;
    private StoryTime time;
    private DailyRoutine routine;
    private CaseWork work;
    private TreatmentChapter treatment;
    private AccountabilityChapter accountability;
    private CommendationChapter commendation;
    private String caseNumber;

    @BeforeAll
    static void launch() {
        chromium = Chromium.launch();
    }

    @AfterAll
    static void close() {
        chromium.close();
    }

    @BeforeEach
    void openDesks() {
        desks = new Desks(chromium, port);
        time = new StoryTime(engine);
        routine = new DailyRoutine(engine.getTaskService(), desks, time);
        work = new CaseWork(desks, time::now);
        treatment = new TreatmentChapter(desks, time);
        accountability = new AccountabilityChapter(desks, time);
        commendation = new CommendationChapter(desks, time);
    }

    @AfterEach
    void resetClock() {
        desks.close();
        ClockUtil.reset();
    }

    @Test
    void should_GoThroughAllFourPartsOfTheNotice_When_ScreeningFindsAFeverAndItIsReportedLate() {
        time.begin(MONDAY);
        screeningFindsTheFever();
        sceneIsHandled();
        firstReportIsLate();
        accountability.clueIsVerified();
        accountability.investigationIsStarted();

        hospitalConfirmsOnTuesday();
        daysPass(MONDAY.withDayOfMonth(5).withHour(15));
        accountability.factsAreEstablished();
        patientIsDischargedOnFriday();
        accountability.decisionIsMadeAndDelivered();

        daysPass(MONDAY.withDayOfMonth(17).withHour(7));
        treatment.contactIsReleased();
        daysPass(MONDAY.withDayOfMonth(21).withHour(7));
        treatment.patientIsReleased();
        caseIsClosed();
        caseFileHoldsEveryChapter();

        doctorIsCommended();
        accountability.appealIsAnswered();

        theReportReachedTheProvince();
        theReporterWasHeldToAccountFairly();
        theDoctorWasCommendedForTheCase();
        nothingIsLeft();
    }

    private void screeningFindsTheFever() {
        ScreeningChapter screening = new ScreeningChapter(desks, time);
        screening.isLaunched();
        time.at("09:00");
        screening.listIsUploaded();
        time.at("09:20");
        screening.isRegistered();
        HistoricProcessInstance started = history.createHistoricProcessInstanceQuery().processDefinitionKey("suspected-case").singleResult();
        assertThat(started.getStartUserId()).as("who started the case").isNull();
        caseNumber = started.getBusinessKey();
        screening.isConfirmed();
    }

    private void sceneIsHandled() {
        time.at("09:30");
        work.sceneIsSecured();
        work.letterIsSent();
        time.at("09:40");
        work.patientIsSentToTheFeverClinic();
    }

    /** Each step before it would be supervised, and all together more than two hours after the discovery. */
    private void firstReportIsLate() {
        time.at("10:15");
        work.reportIsDrafted("首次报告", 1, 0);
        time.at("10:40");
        work.reportIsChecked();
        assertThat(clues()).as("within two hours").isEmpty();
        time.at("11:05");
        work.reportIsSigned();
        work.reportClimbs();
        work.letterIsAnswered();
        work.sceneIsDisinfected();
        await("the late report to be found").atMost(Duration.ofSeconds(60)).until(() -> !clues().isEmpty());
        assertThat(clues()).containsExactly("late " + caseNumber + "-R1 " + Desks.SCHOOL);
        time.settle();
    }

    private void hospitalConfirmsOnTuesday() {
        daysPass(MONDAY.withDayOfMonth(3).withHour(9).withMinute(30));
        treatment.hospitalConfirms();
        treatment.contactIsRegistered(MONDAY.toLocalDate());
        daysPass(MONDAY.withDayOfMonth(3).withHour(10).withMinute(0));
        treatment.patientIsAdmitted();
        treatment.contactIsIsolated();
        time.at("18:00");
        treatment.readingIsTaken();
    }

    private void patientIsDischargedOnFriday() {
        daysPass(MONDAY.withDayOfMonth(6).withHour(9).withMinute(50));
        time.at("10:00");
        treatment.statusIsRecorded();
        treatment.patientIsDischarged();
        treatment.patientIsIsolated();
    }

    private void caseIsClosed() {
        routine.doAll();
        work.returnIsApproved();
        time.settle();
        desks.at("secretary").complete("书记研判典型线索", values("是否有应当表扬的先进典型", choice("有"), "拟提名的人员或者集体", "校医",
                "所在单位或者部门", "医务室", "主要事迹", "第一时间处置，每日跟踪", "是否有应当问责的线索", choice("无")));
        time.settle();
        assertThat(history.createHistoricProcessInstanceQuery().processDefinitionKey("suspected-case").singleResult().getEndTime())
                .as("end of the case").isNotNull();
    }

    private void caseFileHoldsEveryChapter() {
        Page page = desks.at("secretary").page();
        page.navigate(desks.base() + "/cases/" + caseNumber + "/file");
        for (String chapter : List.of("治愈出院", "就地隔离（校医）", "登记对方答复（党办主任）", "省教育厅党组阅示（书记）", "登记密切接触者",
                "记录体温和症状（校医）", "登记当日病情（校医）", "登记出院（校医）", "解除审批（书记）", "排查小结", "书记审批返校返岗")) {
            assertThat(page.locator("main")).containsText(chapter);
        }
    }

    private void doctorIsCommended() {
        time.pass(MONDAY.withDayOfMonth(23).withHour(9), () -> { });
        commendation.doctorIsRecommended(caseNumber);
        commendation.committeeVotes();
        commendation.noticeIsReadOnTheBoard("第一次公示");
        accountability.appealIsLodged();
        commendation.noticeEnds();
        commendation.superiorAgrees();
        commendation.noticeIsReadOnTheBoard("再次公示");
        commendation.noticeEnds();
        commendation.commendationIsDecided();
        commendation.commendationIsPublicised();
    }

    private void theReportReachedTheProvince() {
        assertThat(jdbc.sql("""
                select to_organisation from report_leg where report = ? and acknowledged_at is not null or report = ? and to_organisation = 'qhedu'
                order by ordinal""").params(caseNumber + "-R1", caseNumber + "-R1").query(String.class).list())
                .containsExactly("xining-chengxi", "xining", "qhedu-ldxzb", "qhedu");
        assertThat(jdbc.sql("select count(*) from report where case_number = ? and concluded_at is null").param(caseNumber)
                .query(Integer.class).single()).as("reports the province has not answered").isZero();
        assertThat(jdbc.sql("select kind from report where case_number = ? order by ordinal").param(caseNumber).query(String.class).list())
                .startsWith("first", "follow-up").endsWith("follow-up", "final").hasSize(20);
    }

    private void theReporterWasHeldToAccountFairly() {
        // Both began at one moment of the clock, which stands still while the county hands the clue on.
        Map<String, String> instances = history.createHistoricProcessInstanceQuery().processDefinitionKey("accountability").list().stream()
                .collect(Collectors.toMap(HistoricProcessInstance::getTenantId, HistoricProcessInstance::getId));
        assertThat(instances).containsOnlyKeys("xining-chengxi", Desks.SCHOOL);
        String instance = instances.get(Desks.SCHOOL);
        assertThat(variable(instance, "personConcerned")).isEqualTo(Desks.SCHOOL + ".reporter");
        assertThat(variable(instance, "statementText")).isEqualTo(AccountabilityChapter.STATEMENT);
        assertThat(variable(instance, "measuresText")).isEqualTo("通报");
        assertThat(variable(instance, "appealReply")).isEqualTo(AccountabilityChapter.REPLY);
        assertThat(variable(instance, "accountabilityOutcome")).isEqualTo("closed");
        assertThat(history.createHistoricTaskInstanceQuery().processDefinitionKey("accountability")
                .taskAssignee(Desks.SCHOOL + ".reporter").list()).extracting(task -> task.getTaskDefinitionKey())
                .as("what the official concerned had to do").containsExactlyInAnyOrder("giveStatement", "lodgeAppeal", "receiveReply");
    }

    private void theDoctorWasCommendedForTheCase() {
        assertThat(jdbc.sql("select nominee_user from commendation").query(String.class).single()).isEqualTo(Desks.SCHOOL + ".doctor");
        assertThat(jdbc.sql("select case_number || ' ' || step_name from commendation_evidence where cited order by completed_at")
                .query(String.class).list()).containsExactly(caseNumber + " 就地隔离（校医）", caseNumber + " 登记出院（校医）");
    }

    private void nothingIsLeft() {
        await("everything to end").atMost(Duration.ofSeconds(60)).until(() ->
                history.createHistoricProcessInstanceQuery().unfinished().count() == 0);
        assertThat(engine.getManagementService().createJobQuery().withException().count()).as("jobs that failed").isZero();
        assertThat(history.createHistoricProcessInstanceQuery().processDefinitionKey("supervision").count()).as("supervised").isZero();
        assertThat(clues()).as("clues besides the late report").hasSize(1);
    }

    private void daysPass(LocalDateTime until) {
        time.pass(until, routine::doAll);
    }

    private Object variable(String instance, String name) {
        return history.createHistoricVariableInstanceQuery().processInstanceId(instance).variableName(name).singleResult().getValue();
    }

    private List<String> clues() {
        return jdbc.sql("select rule || ' ' || subject || ' ' || organisation from clue order by id").query(String.class).list();
    }
}
