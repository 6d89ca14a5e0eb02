package cn.baolei;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngines;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;

/**
 * REST and the web apps ask for "the default engine" of the whole JVM, which is the one started last. Before each test method that
 * is made the engine of the test's own context, whatever contexts were started in between.
 */
public class OwnEngineListener implements TestExecutionListener {

    @Override
    public void beforeTestMethod(TestContext context) {
        if (context.hasApplicationContext()) {
            ObjectProvider<ProcessEngine> engine = context.getApplicationContext().getBeanProvider(ProcessEngine.class);
            engine.ifAvailable(ProcessEngines::registerProcessEngine);
        }
    }
}
