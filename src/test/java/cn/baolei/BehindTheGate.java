package cn.baolei;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.test.context.TestPropertySource;

/**
 * A test with a context whose deployments pass the gate, as in the running application, and which begins with the product's files alone.
 * In all others fixtures pass unchecked.
 */
@TestPropertySource(properties = "camunda.bpm.deployment-resource-pattern=classpath*:processes/*/*.bpmn,classpath*:processes/*/*.dmn,classpath*:forms/*/*.form")
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface BehindTheGate {
}
