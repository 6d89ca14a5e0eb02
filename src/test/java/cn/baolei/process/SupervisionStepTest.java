package cn.baolei.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** 督办 that a diagram orders, drawn by the template of the Modeler. */
@ProcessTest
class SupervisionStepTest {

    private static final String SCHOOL = "西宁市城西区演示实验学校党支部";

    @Autowired
    private Scenario scenario;
    @Autowired
    private RuntimeService runtime;
    @Autowired
    private RepositoryService repository;

    @Test
    void should_ReachTheSupervisedPost_When_DiagramOrdersSupervision() {
        String deployment = repository.createDeployment().addClasspathResource("processes/supervision-step.bpmn").deploy().getId();
        runtime.startProcessInstanceByKey("supervision-step", Map.of("organisation", "yanshi-shiyan"));
        scenario.advance(Duration.ofMinutes(1));

        Task issue = scenario.as("yanshi-shiyan.secretary").task("issueOrder");
        assertThat(runtime.getVariables(issue.getExecutionId())).containsEntry("supervisedMatter", "消毒记录不全")
                .containsEntry("supervisedOrganisationName", SCHOOL).containsEntry("supervisedPost", SCHOOL + "校医（卫生联络员）");
        scenario.as("yanshi-shiyan.secretary").completes("issueOrder",
                Map.of("issueDecision", "order", "orderRequirement", "补齐记录", "orderLimit", "2h"));

        assertThat(scenario.as("yanshi-shiyan.doctor").todo()).contains("rectify");
        repository.deleteDeployment(deployment, true, true);
    }
}
