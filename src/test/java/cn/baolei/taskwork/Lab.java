package cn.baolei.taskwork;

import static org.assertj.core.api.Assertions.assertThat;

import cn.baolei.process.Scenario;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.task.Task;

/** One running instance of a test process at the main demonstration school, {@code task-work} unless another is named. */
class Lab {

    static final String SCHOOL = "yanshi-shiyan";

    private final ProcessEngine engine;
    private final Scenario scenario;
    private final String deployment;
    final String instance;

    Lab(ProcessEngine engine, Scenario scenario) {
        this(engine, scenario, "task-work", Map.of());
    }

    Lab(ProcessEngine engine, Scenario scenario, String process, Map<String, Object> values) {
        this.engine = engine;
        this.scenario = scenario;
        deployment = engine.getRepositoryService().createDeployment().addClasspathResource("processes/" + process + ".bpmn").deploy().getId();
        Map<String, Object> variables = new HashMap<>(values);
        variables.put("organisation", SCHOOL);
        instance = engine.getRuntimeService().startProcessInstanceByKey(process, variables).getId();
    }

    void remove() {
        engine.getRepositoryService().deleteDeployment(deployment, true, true);
    }

    static String user(String role) {
        return SCHOOL + "." + role;
    }

    Scenario.Official as(String role) {
        return scenario.as(user(role));
    }

    /** Completes the one open task of that step; a minute passes. */
    void does(String role, String step) {
        as(role).completesOnly(step, Map.of());
        passMinute();
    }

    void passMinute() {
        scenario.set(scenario.now().plusSeconds(60));
    }

    /** Runs one of our services as the holder of a role. */
    void acts(String role, Runnable action) {
        as(role).signedIn(() -> {
            action.run();
            return null;
        });
    }

    String task(String role, String step) {
        return as(role).task(step).getId();
    }

    /** The open steps of the instance, sorted, each as often as it is open. */
    List<String> open() {
        return engine.getTaskService().createTaskQuery().processInstanceId(instance).list().stream()
                .map(Task::getTaskDefinitionKey).sorted().toList();
    }

    void isFinished() {
        assertThat(engine.getRuntimeService().createProcessInstanceQuery().processInstanceId(instance).count()).isZero();
    }

    /** Brings it to the step after the parallel part. */
    void toReview() {
        does("reporter", "draft");
        does("office-director", "left1");
        does("office-director", "left2");
        does("doctor", "right1");
    }
}
