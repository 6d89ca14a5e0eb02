package cn.baolei.signin;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.ActiveProfiles;

/** The demonstration behind a proxy on this machine, so that each visitor can come from an address of their own. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = {"camunda.bpm.job-execution.enabled=false",
    "server.forward-headers-strategy=native"})
@ActiveProfiles("demo")
@interface BehindProxy {

    String ADDRESS = "X-Forwarded-For";
    String PROTOCOL = "X-Forwarded-Proto";
    String PASSWORD = "Baolei-2020!";
}
