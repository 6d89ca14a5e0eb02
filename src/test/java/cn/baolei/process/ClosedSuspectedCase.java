package cn.baolei.process;

import java.time.Instant;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.ProcessInstance;

/** A case played up to its closed file, for tests of what comes after. */
public record ClosedSuspectedCase(String instanceId, String caseNumber, Instant foundAt) {

    /** Found by the counsellor on 10 February 2020 at 9:00, excluded by triage, student returned. */
    public static ClosedSuspectedCase excludedAtSchool(Scenario scenario, ProcessEngine engine) {
        StandIns called = new StandIns(engine, "immediate-report", "joint-prevention");
        scenario.set(Instant.parse("2020-02-10T01:00:00Z"));
        Instant foundAt = scenario.now();
        SuspectedCaseSteps school = new SuspectedCaseSteps(scenario);
        ProcessInstance instance = school.found("counsellor");
        school.measuresTaken();
        school.verified(36.5, "no", "no", 0);
        called.end("joint-prevention", Map.of());
        called.end("immediate-report", Map.of());
        scenario.runJobs();
        called.end("immediate-report", Map.of());
        school.certified();
        school.approved();
        String caseNumber = engine.getRuntimeService().createProcessInstanceQuery().processInstanceId(instance.getId())
                .singleResult().getBusinessKey();
        called.remove();
        return new ClosedSuspectedCase(instance.getId(), caseNumber, foundAt);
    }
}
