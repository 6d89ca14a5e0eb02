package cn.baolei.process;

import cn.baolei.routing.Recusals;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A suspected case that is reported up to the province and stays open, for tests of what is told of it. */
public record ReportedCase(String instanceId, String caseNumber) {

    public static final String SCHOOL = SuspectedCaseSteps.SCHOOL;
    public static final String COUNTY = ReportScenario.COUNTY;

    /**
     * Found by the counsellor at this moment. 党办主任 must keep out, so 副书记 checks the report in their place; the county returns it,
     * and the draft is corrected. The hospital's diagnosis and the letter stay open.
     */
    public static ReportedCase played(Scenario scenario, ProcessEngine engine, Recusals recusals, JdbcClient jdbc) {
        SuspectedCaseSteps school = new SuspectedCaseSteps(scenario);
        ReportScenario reports = new ReportScenario(scenario, engine.getFormService(), engine.getRepositoryService(), jdbc, engine.getHistoryService(), null);
        ProcessInstance instance = school.found("counsellor");
        recusals.recuse(instance.getBusinessKey(), SCHOOL + ".office-director", "与当事学生是亲属");
        school.measuresTaken();
        school.verifiedForFeverClinic();
        school.sentToFeverClinic();
        drafted(school, "就地隔离");
        checkedAndSigned(school);
        reports.acknowledged(COUNTY);
        reports.returned(COUNTY, "处置措施不全");
        drafted(school, "就地隔离、环境消毒");
        checkedAndSigned(school);
        reports.climbed(COUNTY, ReportScenario.PREFECTURE, ReportScenario.OFFICE);
        return new ReportedCase(instance.getId(), instance.getBusinessKey());
    }

    private static void drafted(SuspectedCaseSteps school, String measures) {
        school.does("reporter", "draftReport", Map.of("place", "教学楼", "reportMeasures", measures, "contactPost", "党办主任"));
    }

    private static void checkedAndSigned(SuspectedCaseSteps school) {
        school.does("deputy-secretary", "checkReport", Map.of("checkDecision", "pass"));
        school.does("secretary", "signReport", Map.of("signDecision", "issue"));
    }
}
