package cn.baolei.process;

import static org.assertj.core.api.Assertions.assertThat;

import cn.baolei.access.Visitor;
import cn.baolei.clue.Clue;
import cn.baolei.clue.Clues;
import cn.baolei.protection.CaseSecrets;
import cn.baolei.protection.WholeDatabase;
import cn.baolei.screening.ScreeningDesk;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
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

/** What an official is said to have done, and what the hospital says of a patient, lies nowhere in clear. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"camunda.bpm.job-execution.enabled=false", "baolei.reporting.patrol=-"})
@ActiveProfiles("demo")
@Import({Scenario.class, ScreeningDesk.class})
@ExtendWith({ScenarioExtension.class, OutputCaptureExtension.class})
class SealedFactsTest {

    private static final String SCHOOL = AccountabilitySteps.SCHOOL;
    private static final String SECRETARY = SCHOOL + ".secretary";
    private static final String REPORTER = AccountabilitySteps.REPORTER;
    private static final String MEMBER = SCHOOL + ".member";
    private static final String DISCIPLINE = SCHOOL + ".discipline-member";
    private static final String OFFICE = SCHOOL + ".office-director";
    private static final String DOCTOR = SCHOOL + ".doctor";

    @Autowired
    private Scenario scenario;
    @Autowired
    private HistoryService history;
    @Autowired
    private Clues clues;
    @Autowired
    private CaseSecrets secrets;
    @Autowired
    private JdbcClient jdbc;
    @LocalServerPort
    private int port;

    @Test
    void should_KeepNoDisciplinaryFactInClear_When_ABreachIsLookedIntoAndDecided(CapturedOutput log) {
        String statement = "私下聚餐并隐瞒行程子丑";
        String note = "走访邻居寅卯得知";
        scenario.set(Instant.parse("2020-02-03T01:00:00Z"));
        String pledge = scenario.as(SECRETARY).starts("pledge", Map.of("pledgeText", "不串门、不集会、不聚餐", "signBy", "2020-02-05",
                "checkEveryDays", 7, "checkUntil", "2020-02-15")).getId();
        scenario.runJobs();
        for (String member : List.of(MEMBER, SCHOOL + ".member-2")) {
            scenario.as(member).completes("signPledge", Map.of("pledgeAgreed", true, "pledgeOwnWords", ""));
        }
        scenario.moveTo(Instant.parse("2020-02-10T01:00:00Z"));
        scenario.as(DISCIPLINE).completes("check", Map.of("checkResult", "breach", "breachMember", MEMBER, "breachKind", "concealed",
                "breachHappenedOn", "2020-02-09", "breachStatement", statement, "checkNote", note));
        scenario.runJobs();

        AccountabilitySteps officials = new AccountabilitySteps(scenario, clues, history, jdbc);
        String stated = "反映其瞒报行程庚辛";
        clues.open(new Clue("by-hand", "sealed-facts-1", SCHOOL, "sealed-facts-1-R1", REPORTER, List.of(Map.of("item", "反映", "content", stated))));
        scenario.runJobs();
        long clue = jdbc.sql("select id from clue where case_number = 'sealed-facts-1'").query(Long.class).single();
        List<String> words = List.of("谈话笔录辰巳", "擅离职守午未属实", "本人申辩申酉", "会议认为戌亥", "予以警告处分甲乙", "近亲属关系丙丁");
        officials.does(DISCIPLINE, "verifyClue", Map.of("clueFinding", "founded", "verifiedFacts", words.get(1), "subjectKind", "person",
                "personConcerned", REPORTER));
        officials.approved(SCHOOL);
        Map<String, Object> team = AccountabilitySteps.team(SCHOOL);
        team.putAll(Map.of("recusedOfficials", List.of(SCHOOL + ".committee-member"), "recusalReason", words.get(5)));
        officials.does(DISCIPLINE, "formTeam", team);
        officials.does(OFFICE, "investigateFacts", Map.of("investigatedFrom", "2020-02-10", "investigatedTo", "2020-02-10",
                "breachKinds", List.of("performance"), "factMaterial", words.get(0)));
        officials.does(REPORTER, "giveStatement", Map.of("statementText", words.get(2), "materialOpinion", "disagree"));
        officials.met(SCHOOL, "no");
        officials.reported(SCHOOL, "serious");
        Map<String, Object> decision = officials.decision("liable", "admonition");
        decision.putAll(Map.of("deliberationRecord", words.get(3), "decisionText", words.get(4)));
        officials.does(SECRETARY, "deliberate", decision);

        assertThat(jdbc.sql("select user_id || kind || gravity || statement from pledge_breach where process_instance_id = ?").param(pledge)
                .query(String.class).single()).doesNotContain(MEMBER).doesNotContain("concealed").doesNotContain("serious");
        assertThat(secrets.open(jdbc.sql("select kind from pledge_breach where process_instance_id = ?").param(pledge).query(String.class).single()))
                .isEqualTo("concealed");
        assertThat(clues.get(clue).facts().toString()).contains(stated);
        assertThat(secrets.open(jdbc.sql("select reason from recusal where official = ?").param(SCHOOL + ".committee-member")
                .query(String.class).single())).isEqualTo(words.get(5));
        assertThat(new WholeDatabase(jdbc).columnsWith(words)).isEmpty();
        assertThat(new WholeDatabase(jdbc).columnsWith(List.of(statement, note, stated))).isEmpty();
        assertThat(log.getAll()).doesNotContain(words).doesNotContain(statement, note, stated);
    }

    @Test
    void should_KeepNoDiagnosisInClear_When_APatientIsTreatedAndOfficialsWriteOfIt(CapturedOutput log) {
        String phone = "13987650099";
        List<String> planted = List.of("两肺磨玻璃影子寅", "核酸双阳午申", "高血压需继续住院戌子", "重型呼吸衰竭丑卯", phone, "38.7");
        scenario.set(Instant.parse("2020-02-20T01:00:00Z"));
        SuspectedCaseSteps school = new SuspectedCaseSteps(scenario);
        TreatmentSteps hospital = new TreatmentSteps(school);
        Map<String, Object> needed = hospital.needed();
        needed.put("personPhone", phone);
        ProcessInstance patient = scenario.as(DOCTOR).starts("treatment", needed);
        scenario.runJobs();
        hospital.admitted();
        String task = openTask(patient);
        Visitor doctor = new Visitor(port).withBasic(DOCTOR);
        assertThat(doctor.post("/api/tasks/" + task + "/opinion", "application/json",
                "{\"opinion\": \"已电话" + phone + "告知家属：" + planted.get(2) + "\"}").statusCode()).isEqualTo(204);
        school.does("doctor", "recordStatus", new HashMap<>(Map.of("statusAt", school.now(), "patientState", "in-treatment",
                "statusTemperature", 38.7, "respiratorySymptoms", "worse", "clinicalType", "common", "testResult", "positive",
                "testSampledAt", SuspectedCaseSteps.at(scenario.now()), "statusNote", planted.get(0) + "，" + planted.get(1))));
        scenario.moveTo(scenario.now().plusSeconds(24 * 3600));
        school.does("doctor", "recordStatus", Map.of("statusAt", school.now(), "patientState", "died", "diedAt", school.now(),
                "deathDocumentNumber", "证字1号", "deathCircumstances", planted.get(3)));

        assertThat(jdbc.sql("select content from task_action where process_instance = ?").param(patient.getId()).query(String.class).single())
                .startsWith("{p1}");
        assertThat(jdbc.sql("select temperature || clinical_type || test_result from treatment_status where process_instance_id = ? and test_result <> 'none'")
                .param(patient.getId()).query(String.class).list()).isNotEmpty().allMatch(row -> !row.contains("positive") && !row.contains("common"));
        assertThat(new WholeDatabase(jdbc).columnsWith(planted)).isEmpty();
        assertThat(log.getAll()).doesNotContain(planted);
    }

    private String openTask(ProcessInstance instance) {
        return jdbc.sql("select id_ from act_ru_task where proc_inst_id_ = ? and task_def_key_ = 'recordStatus' limit 1").param(instance.getId())
                .query(String.class).single();
    }
}
