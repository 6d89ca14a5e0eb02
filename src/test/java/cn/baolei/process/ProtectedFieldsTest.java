package cn.baolei.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.baolei.access.Visitor;
import cn.baolei.engine.Refusal;
import cn.baolei.engine.Unrestricted;
import cn.baolei.protection.CaseKeys;
import cn.baolei.protection.CaseSecrets;
import cn.baolei.protection.WholeDatabase;
import cn.baolei.screening.ScreeningDesk;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.spin.Spin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;

/** What is protected lies nowhere in clear, is read by those whose case it is, and is gone when the key is. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"camunda.bpm.job-execution.enabled=false", "baolei.reporting.patrol=-"})
@ActiveProfiles("demo")
@Import({Scenario.class, ScreeningDesk.class})
@ExtendWith({ScenarioExtension.class, OutputCaptureExtension.class})
class ProtectedFieldsTest {

    private static final String NAME = "欧阳格桑";
    private static final String PHONE = "13987654321";
    private static final String OTHER_PHONE = "13987654322";
    private static final String PLACE = "昆仑路77号乙";
    private static final String SYMPTOM = "嗅觉减退戊";
    private static final double FEVER = 39.4;
    private static final String DOCTOR = "yanshi-shiyan.doctor";
    private static final String SECRETARY = "yanshi-shiyan.secretary";
    private static final String AUDITOR = "qhedu.auditor";
    private static final String OUTSIDER = "yanshi-shiyan.publicity-member";
    private static final List<String> DOORS = List.of("/engine-rest", "/camunda/api/engine/engine/default");
    private static final List<String> PLANTED = List.of(NAME, PHONE, PLACE, SYMPTOM, "39.4");
    private static final List<String> WORDS = List.of("就地隔离、环境消毒", "已安排人员到场", "请协助劝离聚集人员");

    @Autowired
    private Scenario scenario;
    @Autowired
    private FormService forms;
    @Autowired
    private RepositoryService repository;
    @Autowired
    private RuntimeService runtime;
    @Autowired
    private HistoryService history;
    @Autowired
    private CaseKeys keys;
    @Autowired
    private CaseSecrets secrets;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private Unrestricted unrestricted;
    @Autowired
    private ScreeningDesk desk;
    @LocalServerPort
    private int port;

    private final Map<String, Visitor> visitors = new HashMap<>();

    @Test
    void should_KeepNothingInClear_When_ACaseWentItsWholeWay(CapturedOutput log) {
        String caseNumber = wholeCase();
        assertThat(jdbc.sql("select count(*) from act_hi_varinst where text_ like '{p1}%' || ?").param(caseNumber).query(Integer.class).single())
                .isGreaterThan(4);
        assertThat(new WholeDatabase(jdbc).columnsWith(PLANTED)).isEmpty();
        assertThat(new WholeDatabase(jdbc).columnsWith(WORDS)).isEmpty();
        assertThat(log.getAll()).doesNotContain(PLANTED).doesNotContain(WORDS);
    }

    /** Without this the tests of what is not found would prove nothing. */
    @Test
    void should_FindWhatIsNotProtected_When_TheWholeDatabaseIsSearched() {
        wholeCase();
        assertThat(new WholeDatabase(jdbc).columnsWith(List.of("高一（3）班", "城西区教育党工委")))
                .contains("act_hi_varinst.text_: 高一（3）班", "act_ge_bytearray.bytes_: 城西区教育党工委", "case_file.content: 高一（3）班");
    }

    @Test
    void should_KeepNothingInClear_When_ContactsAreHandedOverAndObservedAndPersonsScreened(CapturedOutput log) {
        scenario.set(Instant.parse("2020-02-03T01:00:00Z"));
        runtime.startProcessInstanceByKey("contact-tracing", "yanshi-shiyan-20200203-99", Map.of("organisation", "yanshi-shiyan",
                "personName", NAME, "onsetAt", "2020-02-02T08:00+08:00"));
        scenario.runJobs();
        scenario.as(DOCTOR).completes("registerContacts", Map.of("noContacts", false, "contacts",
                Spin.JSON(List.of(contact(PHONE, ""), contact(OTHER_PHONE, "yanshi-xx2")))));
        scenario.as("yanshi-xx2.doctor").completes("acceptContacts", Map.of("someNotOurs", false));
        scenario.as(DOCTOR).completes("arrangeIsolation", Map.of("isolationKind", "single-room", "isolationPlace", PLACE, "singleRoom", true,
                "isolationExplained", true));
        scenario.moveTo(Instant.parse("2020-02-03T10:00:00Z"));
        scenario.as(DOCTOR).completes("recordReading", Map.of("readingTemperature", FEVER, "readingSymptoms", "cough", "readingSymptomsNote", SYMPTOM,
                "readingAt", ReportScenario.shanghai(scenario.now()), "readingTakenBy", "doctor", "endEarly", false));
        String round = scenario.as("yanshi-xx2.secretary").starts("screening", Map.of("roundTitle", "返校排查", "closesAt",
                "2020-02-05T18:00+08:00", "screeningInstruction", "全体师生")).getBusinessKey();
        scenario.runJobs();
        desk.send(round, "yanshi-xx2", (ScreeningDesk.HEADER + row(1)).getBytes(StandardCharsets.UTF_8), "yanshi-xx2.doctor");
        assertThat(desk.upload(round, "yanshi-xx2", row(2), "yanshi-xx2.doctor").added()).isEqualTo(1);
        scenario.runJobs();

        assertThat(jdbc.sql("select temperature from reading where case_number = 'yanshi-shiyan-20200203-99'").query(String.class).list())
                .isNotEmpty().allMatch(temperature -> temperature.startsWith("{p1}"));
        assertThat(new WholeDatabase(jdbc).columnsWith(PLANTED)).isEmpty();
        assertThat(new WholeDatabase(jdbc).columnsWith(List.of(OTHER_PHONE))).isEmpty();
        assertThat(log.getAll()).doesNotContain(PLANTED);
    }

    private static Map<String, Object> contact(String phone, String organisation) {
        return Map.of("name", NAME, "category", "student", "unit", "三年级一班", "phone", phone, "organisation", organisation,
                "lastExposureAt", "2020-02-02", "relation", "同班", "note", SYMPTOM);
    }

    private static String row(int day) {
        return "%s,学生,三年级一班,,2010-01-%02d,%s,%s,发热,,,,%s,,,%s\n".formatted(NAME, day, PHONE, FEVER, PLACE, SYMPTOM);
    }

    @Test
    void should_ShowClearToHandlersAndSuperiorsOnly_When_TheCaseIsAskedForAtAnyDoor() {
        scenario.set(Instant.parse("2020-03-02T00:00:00Z"));
        SuspectedCaseSteps school = new SuspectedCaseSteps(scenario);
        ReportScenario reports = new ReportScenario(scenario, forms, repository, jdbc, history, secrets);
        ProcessInstance instance = found(school);
        reported(reports);
        String caseNumber = caseOf(instance);
        int readBefore = readings(caseNumber).size();

        for (String history : List.of("variable-instance?processInstanceId=", "detail?variableUpdates=true&deserializeValues=false&processInstanceId=")) {
            String path = "/engine-rest/history/" + history + instance.getId();
            assertThat(visitor(AUDITOR).get(path).body()).as(path).contains("欧***", "139****4321").doesNotContain(PLANTED).doesNotContain("{p1}");
        }
        String task = "/task/" + school.as("doctor").task("verifySuspicion").getId();
        for (String door : DOORS) {
            assertThat(visitor(DOCTOR).get(door + task + "/form-variables").body()).as(door).contains(PLANTED);
            assertThat(visitor(DOCTOR).get(door + task + "/variables").body()).as(door).contains(PLANTED);
        }
        assertThat(readings(caseNumber)).hasSize(readBefore + 2 * 2).allSatisfy(reading -> assertThat(reading).doesNotContain(PLANTED))
                .anySatisfy(reading -> assertThat(reading).startsWith(DOCTOR).contains("personName", "temperature", "GET /engine-rest" + task))
                .noneMatch(reading -> reading.startsWith(AUDITOR));

        // Nobody becomes a handler by starting something under the number of the case.
        assertThatThrownBy(() -> scenario.as("yanshi-zx-xining.doctor").signedIn(() -> runtime.createProcessInstanceByKey("isolation")
                .businessKey(caseNumber).execute())).hasStackTraceContaining("已经使用");
        // The secretary of the school, a superior to whom it was reported, somebody without a part in it, and one of another school.
        assertThat(readsClear(SECRETARY, instance)).isTrue();
        assertThat(readsClear(OUTSIDER, instance)).isFalse();
        assertThat(readsClear("xining.duty-leader", instance)).isTrue();
        assertThat(readsClear("yanshi-zx-xining.secretary", instance)).isFalse();
    }

    @Test
    void should_WorkWithClearValues_When_AnOfficialsOwnActGoesOnWithTheProcess() {
        scenario.set(Instant.parse("2020-03-03T00:00:00Z"));
        SuspectedCaseSteps school = new SuspectedCaseSteps(scenario);
        ProcessInstance instance = found(school);
        school.measuresTaken();
        // The decision reads the temperature in the doctor's own transaction.
        school.verified(FEVER, "yes", "yes", 3);
        assertThat(runtime.getVariable(instance.getId(), "triageResult")).isNotNull();
        assertThat(runtime.getVariable(instance.getId(), "verifiedTemperature")).isEqualTo(FEVER);
        assertThat(jdbc.sql("select count(*) from act_hi_dec_in where text_ like '{p1}%' and double_ is null").query(Integer.class).single())
                .isPositive();
    }

    @Test
    void should_LeaveHistoryWholeWithoutWhatWasProtected_When_TheKeyIsDestroyed() {
        String caseNumber = wholeCase();
        long rows = history.createHistoricVariableInstanceQuery().count();
        assertThatThrownBy(() -> keys.erase(caseNumber, SECRETARY, " ")).isInstanceOf(Refusal.class);
        String running = caseOf(found(new SuspectedCaseSteps(scenario)));
        assertThatThrownBy(() -> keys.erase(running, SECRETARY, "保存期满")).isInstanceOf(Refusal.class).hasMessageContaining("尚未办结");
        keys.erase(caseNumber, SECRETARY, "保存期满");
        assertThatThrownBy(() -> keys.erase(caseNumber, SECRETARY, "保存期满")).isInstanceOf(Refusal.class).hasMessageContaining("已销毁");

        assertThat(jdbc.sql("select destroyed_by || destroy_reason from case_key where case_number = ? and wrapped is null").param(caseNumber)
                .query(String.class).single()).isEqualTo(SECRETARY + "保存期满");
        assertThat(history.createHistoricVariableInstanceQuery().count()).isGreaterThanOrEqualTo(rows);
        String instance = history.createHistoricProcessInstanceQuery().processInstanceBusinessKey(caseNumber)
                .processDefinitionKey("suspected-case").singleResult().getId();
        assertThat(List.of("personName", "temperature", "hospitalDiagnosis")).allSatisfy(name -> assertThat(history
                .createHistoricVariableInstanceQuery().processInstanceId(instance).variableName(name).singleResult().getValue()).isEqualTo("已删除"));
        assertThat(visitor(DOCTOR).get("/cases/" + caseNumber + "/file").body()).contains("已删除", "演示实验学校").doesNotContain(PLANTED);
        assertThatThrownBy(() -> scenario.as(DOCTOR).signedIn(() -> forms.submitStartForm(repository.createProcessDefinitionQuery()
                .processDefinitionKey("suspected-case").latestVersion().singleResult().getId(), caseNumber,
                new SuspectedCaseSteps(scenario).found()))).hasStackTraceContaining("已销毁");
    }

    private boolean readsClear(String user, ProcessInstance instance) {
        return scenario.as(user).signedIn(() -> unrestricted.call(() -> runtime.getVariable(instance.getId(), "personName"))).equals(NAME);
    }

    private Visitor visitor(String user) {
        return visitors.computeIfAbsent(user, name -> new Visitor(port).signedIn(name).withBasic(name));
    }

    private List<String> readings(String caseNumber) {
        return jdbc.sql("select reader || ' ' || array_to_string(fields, ' ') || ' ' || door from protected_read where case_number = ?")
                .param(caseNumber).query(String.class).list();
    }

    private String wholeCase() {
        scenario.set(Instant.parse("2020-03-01T00:00:00Z"));
        SuspectedCaseSteps school = new SuspectedCaseSteps(scenario);
        ReportScenario reports = new ReportScenario(scenario, forms, repository, jdbc, history, secrets);
        ProcessInstance instance = found(school);
        school.measuresTaken();
        JointPreventionSteps letter = new JointPreventionSteps(school);
        letter.sent();
        letter.replied();
        letter.closed();
        school.verified(FEVER, "yes", "yes", 3);
        school.sentToFeverClinic();
        reported(reports);
        school.diagnosed("excluded");
        reported(reports);
        school.does("doctor", "certifyReturn", Map.of("certificateIssuer", "省第四人民医院", "certificateNumber", "1",
                "certificateIssuedAt", school.day(0), "healthAssessment", "体温正常，无症状"));
        school.does("secretary", "approveReturn", Map.of("returnDecision", "approved", "returnDate", school.day(0)));
        school.does("secretary", "considerFollowUp", Map.of("yieldsExample", "no", "yieldsClue", "no"));
        return caseOf(instance);
    }

    private ProcessInstance found(SuspectedCaseSteps school) {
        Map<String, Object> values = new HashMap<>(school.found());
        values.putAll(Map.of("personName", NAME, "personPhone", PHONE, "currentLocation", PLACE, "temperature", FEVER, "otherSymptoms", SYMPTOM));
        ProcessInstance instance = school.as("doctor").starts("suspected-case", values);
        scenario.runJobs();
        return instance;
    }

    private String caseOf(ProcessInstance instance) {
        return history.createHistoricProcessInstanceQuery().processInstanceId(instance.getId()).singleResult().getBusinessKey();
    }

    private void reported(ReportScenario reports) {
        scenario.as(ReportScenario.SCHOOL + ".reporter").completes("draftReport", Map.of("place", "教学楼",
                "reportMeasures", "就地隔离、环境消毒", "contactPost", "党办主任"));
        reports.checkedAndSigned(ReportScenario.SCHOOL);
        reports.climbed(ReportScenario.COUNTY, ReportScenario.PREFECTURE, ReportScenario.OFFICE);
    }
}
