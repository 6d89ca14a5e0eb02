package cn.baolei.engine;

import static org.assertj.core.api.Assertions.assertThat;

import cn.baolei.process.ProcessTest;
import cn.baolei.process.Scenario;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Organisations are kept apart for people, not for the engine that carries messages between them. */
@ProcessTest
class TaskTenantsTest {

    @Autowired
    private Scenario scenario;
    @Autowired
    private RuntimeService runtime;
    @Autowired
    private IdentityService identities;

    @Test
    void should_FindAnotherOrganisationsInstance_When_TheJobExecutorActs() {
        ProcessInstance report = report();
        // As the job executor signs in for a job of the province.
        identities.setAuthentication(null, null, List.of("qhedu"));
        assertThat(runtime.createProcessInstanceQuery().processInstanceId(report.getId()).count()).isEqualTo(1);
    }

    @Test
    void should_FindNothing_When_SomebodyFromAnotherOrganisationAsks() {
        ProcessInstance report = report();
        assertThat(scenario.as("xining.reporter").signedIn(
                () -> runtime.createProcessInstanceQuery().processInstanceId(report.getId()).count())).isZero();
    }

    private ProcessInstance report() {
        scenario.set(Instant.parse("2020-01-10T02:00:00Z"));
        return scenario.as("yanshi-shiyan.reporter").starts("immediate-report", Map.of("reportKind", "first",
                "subject", "一名学生发热待查", "discoveredAt", "2020-01-10T09:30+08:00"));
    }
}
