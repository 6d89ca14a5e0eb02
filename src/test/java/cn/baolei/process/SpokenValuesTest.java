package cn.baolei.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.baolei.access.Visitor;
import cn.baolei.clue.Clues;
import cn.baolei.protection.WholeDatabase;
import cn.baolei.screening.ScreeningDesk;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.model.bpmn.Bpmn;
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

/** What a command hands back with its answer, and what a failure repeats. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"camunda.bpm.job-execution.enabled=false", "baolei.reporting.patrol=-"})
@ActiveProfiles("demo")
@Import({Scenario.class, ScreeningDesk.class})
@ExtendWith({ScenarioExtension.class, OutputCaptureExtension.class})
class SpokenValuesTest {

    private static final String SCHOOL = AccountabilitySteps.SCHOOL;
    private static final String OFFICE = SCHOOL + ".office-director";
    private static final String JSON = "application/json";
    private static final String NAME = "欧阳格桑辛";

    @Autowired
    private Scenario scenario;
    @Autowired
    private RuntimeService runtime;
    @Autowired
    private RepositoryService repository;
    @Autowired
    private ManagementService management;
    @Autowired
    private HistoryService history;
    @Autowired
    private Clues clues;
    @Autowired
    private JdbcClient jdbc;
    @LocalServerPort
    private int port;

    @Test
    void should_WriteDownTheReading_When_VariablesAreHandedBack() {
        scenario.set(Instant.parse("2020-03-06T01:00:00Z"));
        Visitor office = new Visitor(port).withBasic(OFFICE);
        String started = office.post("/engine-rest/process-definition/key/joint-prevention/start", JSON, """
                {"withVariablesInReturn": true, "variables": {"organisation": {"value": "%s"}, "agencyKind": {"value": "health"},
                "matter": {"value": "协助核实"}, "letterText": {"value": "请核实%s的行程"}}}""".formatted(SCHOOL, NAME)).body();
        scenario.runJobs();
        assertThat(started).contains("请核实" + NAME + "的行程");
        String task = jdbc.sql("select id_ from act_ru_task where task_def_key_ = 'draftLetter' order by create_time_ desc limit 1")
                .query(String.class).single();
        String caseNumber = jdbc.sql("select i.business_key_ from act_ru_task t join act_hi_procinst i on i.id_ = t.proc_inst_id_ where t.id_ = ?")
                .param(task).query(String.class).single();
        office.post("/engine-rest/task/" + task + "/claim", JSON, "{\"userId\": \"" + OFFICE + "\"}");
        String completed = office.post("/engine-rest/task/" + task + "/submit-form", JSON, """
                {"withVariablesInReturn": true, "variables": {"agencyKind": {"value": "health"}, "matter": {"value": "协助核实"},
                "letterText": {"value": "请核实%s的住址"}, "agencyName": {"value": "属地卫生健康局"}}}""".formatted(NAME)).body();

        assertThat(completed).contains("请核实" + NAME + "的住址");
        assertThat(readings(OFFICE, caseNumber)).contains("letterText POST /engine-rest/process-definition/key/joint-prevention/start",
                "letterText POST /engine-rest/task/" + task + "/submit-form");
    }

    /** They see the step that is theirs in person, not what the team has found. */
    @Test
    void should_HandBackTheMask_When_WhoMustKeepOutCompletesTheirOwnStep() {
        scenario.set(Instant.parse("2020-03-06T01:00:00Z"));
        AccountabilitySteps officials = new AccountabilitySteps(scenario, clues, history, jdbc);
        long clue = officials.found(SCHOOL, AccountabilitySteps.REPORTER);
        officials.verified(SCHOOL + ".discipline-member", AccountabilitySteps.REPORTER);
        officials.approved(SCHOOL);
        officials.teamFormed(SCHOOL);
        officials.does(OFFICE, "investigateFacts", Map.of("investigatedFrom", "2020-03-06", "investigatedTo", "2020-03-06",
                "breachKinds", List.of("performance"), "factMaterial", "材料壬癸"));
        String caseNumber = officials.caseNumber(clue);
        String task = scenario.as(AccountabilitySteps.REPORTER).task("giveStatement").getId();
        int before = readings(AccountabilitySteps.REPORTER, caseNumber).size();

        String answer = new Visitor(port).withBasic(AccountabilitySteps.REPORTER).post("/engine-rest/task/" + task + "/complete", JSON, """
                {"withVariablesInReturn": true, "variables": {"statementText": {"value": "当时网络中断"}, "materialOpinion": {"value": "disagree"}}}""").body();
        assertThat(answer).contains("\"factMaterial\"", "\"verifiedFacts\"", "***").doesNotContain("首报超过两小时", "材料壬癸");
        assertThat(readings(AccountabilitySteps.REPORTER, caseNumber)).hasSize(before);
    }

    @Test
    void should_KeepNothingInClear_When_AJobFailsOverAProtectedValue(CapturedOutput log) {
        String deployment = repository.createDeployment().addModelInstance("failing.bpmn", Bpmn.createExecutableProcess("failing")
                .camundaHistoryTimeToLive(1).startEvent().camundaAsyncAfter().exclusiveGateway("choose")
                .condition("always", "${personName > 3}").endEvent().moveToLastGateway()
                .condition("list", "${contacts.element(7).prop('name') != null}").endEvent().done()).deploy().getId();
        try {
            String instance = runtime.startProcessInstanceByKey("failing", "yanshi-shiyan-20200306-77", new HashMap<>(Map.of("organisation", SCHOOL,
                    "personName", NAME, "contacts", Spin.JSON(List.of(Map.of("name", NAME, "phone", "13987650077")))))).getId();
            Job job = management.createJobQuery().processInstanceId(instance).singleResult();
            management.setJobRetries(job.getId(), 1);
            assertThatThrownBy(() -> management.executeJob(job.getId())).hasStackTraceContaining("***").satisfies(failure ->
                    assertThat(stackOf(failure)).doesNotContain(NAME));
            assertThat(management.getJobExceptionStacktrace(job.getId())).contains("***", "org.camunda").doesNotContain(NAME);
            assertThat(jdbc.sql("select incident_msg_ from act_ru_incident where proc_inst_id_ = ?").param(instance).query(String.class).single())
                    .contains("***");
            assertThat(new WholeDatabase(jdbc).columnsWith(List.of(NAME, "13987650077"))).isEmpty();
            assertThat(log.getAll()).doesNotContain(NAME);
        } finally {
            repository.deleteDeployment(deployment, true);
        }
    }

    private static String stackOf(Throwable failure) {
        StringWriter stack = new StringWriter();
        failure.printStackTrace(new PrintWriter(stack));
        return stack.toString();
    }

    private List<String> readings(String reader, String caseNumber) {
        return jdbc.sql("select array_to_string(fields, ' ') || ' ' || door from protected_read where reader = ? and case_number = ?")
                .params(reader, caseNumber).query(String.class).list();
    }
}
