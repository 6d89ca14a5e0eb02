package cn.baolei.process;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;

/**
 * A test of a process as officials live it: the whole application on PostgreSQL with the demonstration organisations, jobs run
 * only when the test says so, time moved by the engine's clock. Inject {@link Scenario}. After each test the clock is reset and
 * what still runs is deleted.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(properties = {"camunda.bpm.job-execution.enabled=false"})
@ActiveProfiles("demo")
@Import(Scenario.class)
@ExtendWith(ScenarioExtension.class)
public @interface ProcessTest {
}
