package cn.baolei.process;

import static org.camunda.bpm.engine.test.assertions.bpmn.AbstractAssertions.init;
import static org.camunda.bpm.engine.test.assertions.bpmn.AbstractAssertions.reset;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.test.junit5.ProcessEngineExtension;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/** Runs Camunda's own JUnit extension on the engine that Spring has built, and leaves no running instance behind. */
class ScenarioExtension implements BeforeTestExecutionCallback, AfterTestExecutionCallback {

    @Override
    public void beforeTestExecution(ExtensionContext context) throws Exception {
        init(engineOf(context));
        extensionFor(context).beforeTestExecution(context);
    }

    @Override
    public void afterTestExecution(ExtensionContext context) throws Exception {
        ProcessEngine engine = engineOf(context);
        // Clears the authentication and resets the clock.
        extensionFor(context).afterTestExecution(context);
        NoRowWithoutTenant.check(SpringExtension.getApplicationContext(context).getBean(JdbcClient.class));
        engine.getRuntimeService().createProcessInstanceQuery().rootProcessInstances().list().stream()
                .map(ProcessInstance::getId)
                .forEach(id -> engine.getRuntimeService().deleteProcessInstance(id, "end of test", true));
        reset();
    }

    private static ProcessEngineExtension extensionFor(ExtensionContext context) {
        return context.getStore(ExtensionContext.Namespace.create(ScenarioExtension.class, context.getUniqueId()))
                .getOrComputeIfAbsent("engine", key -> initialised(context), ProcessEngineExtension.class);
    }

    private static ProcessEngineExtension initialised(ExtensionContext context) {
        ProcessEngineExtension extension = ProcessEngineExtension.builder().useProcessEngine(engineOf(context)).build();
        try {
            extension.postProcessTestInstance(context.getRequiredTestInstance(), context);
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
        return extension;
    }

    private static ProcessEngine engineOf(ExtensionContext context) {
        return SpringExtension.getApplicationContext(context).getBean(ProcessEngine.class);
    }
}
