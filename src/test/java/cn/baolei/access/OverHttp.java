package cn.baolei.access;

import cn.baolei.process.ForeignCases;
import cn.baolei.process.Scenario;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;

/** The whole application with the demonstration organisations behind a real port; nothing runs by itself. One context for all such tests. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"camunda.bpm.job-execution.enabled=false", "baolei.reporting.patrol=-"})
@ActiveProfiles("demo")
@Import({Scenario.class, ForeignCases.class})
@interface OverHttp {
}
