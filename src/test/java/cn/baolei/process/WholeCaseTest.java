package cn.baolei.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The processes joined as they are deployed, without a stand-in: a case, its first report and its final one. */
@ProcessTest
class WholeCaseTest {

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
    private JdbcClient jdbc;

    @Test
    void should_EndEveryInstanceOfTheMatter_When_HospitalExcludesTheCase() {
        scenario.set(Instant.parse("2020-03-01T00:00:00Z"));
        SuspectedCaseSteps school = new SuspectedCaseSteps(scenario);
        ReportScenario reports = new ReportScenario(scenario, forms, repository, jdbc, history);

        ProcessInstance instance = school.found("doctor");
        school.measuresTaken();
        school.verifiedForFeverClinic();
        school.sentToFeverClinic();
        reported(reports);
        school.diagnosed("excluded");
        reported(reports);
        school.does("doctor", "certifyReturn", Map.of("certificateIssuer", "省第四人民医院", "certificateNumber", "1",
                "certificateIssuedAt", school.day(0), "healthAssessment", "体温正常，无症状"));
        school.does("secretary", "approveReturn", Map.of("returnDecision", "approved", "returnDate", school.day(0)));
        school.does("secretary", "considerFollowUp", Map.of("yieldsExample", "no", "yieldsClue", "no"));

        String caseNumber = history.createHistoricProcessInstanceQuery().processInstanceId(instance.getId()).singleResult()
                .getBusinessKey();
        assertThat(runtime.createProcessInstanceQuery().processInstanceBusinessKey(caseNumber).count()).isZero();
        assertThat(history.createHistoricProcessInstanceQuery().processInstanceBusinessKey(caseNumber)
                .processDefinitionKey("immediate-report").count()).as("two reports, each at five levels").isEqualTo(10);
        assertThat(jdbc.sql("select count(*) from case_file where case_number = ?").param(caseNumber).query(Integer.class).single())
                .isEqualTo(1);
    }

    private void reported(ReportScenario reports) {
        scenario.as(ReportScenario.SCHOOL + ".reporter").completes("draftReport", Map.of("place", "教学楼",
                "measures", "就地隔离、环境消毒", "contactPost", "党办主任"));
        reports.checkedAndSigned(ReportScenario.SCHOOL);
        reports.climbed(ReportScenario.COUNTY, ReportScenario.PREFECTURE, ReportScenario.OFFICE);
    }
}
