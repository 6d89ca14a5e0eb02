package cn.baolei.notification;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;

/** A test of notifications on PostgreSQL, an SMTP server, the engine and HTTP, all in one shared context. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(classes = NotificationTestApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT, properties = {
        "spring.mail.host=localhost", "baolei.notification.mail.from=baolei@example.org",
        "baolei.base-url=https://baolei.example.org/", "camunda.bpm.job-execution.enabled=false",
        "camunda.bpm.auto-deployment-enabled=false"})
@interface NotificationTest {
}
