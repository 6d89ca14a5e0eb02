package cn.baolei.notification;

import static org.assertj.core.api.Assertions.assertThat;

import cn.baolei.process.ProcessTest;
import cn.baolei.process.Scenario;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaField;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** {@code ${notify}} as a diagram uses it, in the whole application. */
@ProcessTest
class NotifyInProcessTest {

    private static final String SCHOOL = "yanshi-shiyan";

    @Autowired
    RepositoryService repository;
    @Autowired
    RuntimeService runtime;
    @Autowired
    Scenario scenario;
    @Autowired
    JdbcClient jdbc;

    private Deployment deployment;

    @AfterEach
    void undeploy() {
        repository.deleteDeployment(deployment.getId(), true);
    }

    @Test
    void should_TellTheRolesOfTheCase_When_StepRuns() {
        deployment = repository.createDeployment().addModelInstance("notify-test.bpmn", model()).deploy();
        String instance = runtime.startProcessInstanceByKey("notify-test", "yanshi-shiyan-20200130-77",
                Map.of("organisation", SCHOOL)).getId();
        assertThat(told(instance)).as("before the step runs").isEmpty();
        scenario.runJobs();
        assertThat(told(instance)).containsExactly(SCHOOL + ".doctor", SCHOOL + ".secretary");
    }

    private List<String> told(String instance) {
        return jdbc.sql("select recipient from notification where dedup_key like ? || ':%' and channel = 'inbox' order by 1")
                .param(instance).query(String.class).list();
    }

    private static BpmnModelInstance model() {
        BpmnModelInstance model = Bpmn.createExecutableProcess("notify-test").camundaHistoryTimeToLive(1).startEvent()
                .serviceTask("tell").name("通知到岗").camundaAsyncBefore().camundaDelegateExpression("${notify}").endEvent().done();
        ServiceTask tell = model.getModelElementById("tell");
        Map.of("template", "suspected-case-found", "roles", "secretary, doctor", "place", "own").forEach((name, value) -> {
            CamundaField field = model.newInstance(CamundaField.class);
            field.setCamundaName(name);
            field.setCamundaStringValue(value);
            tell.builder().addExtensionElement(field);
        });
        return model;
    }
}
