package cn.baolei.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A first start without the demonstration. */
@ExtendWith(OutputCaptureExtension.class)
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "camunda.bpm.job-execution.enabled=false")
class FirstAdministratorTest {

    private static final Pattern PRINTED = Pattern.compile("Sign in as 'admin' with password '([^']+)'");

    @Autowired
    private AccessSetup setup;
    @Autowired
    private IdentityService identities;
    @LocalServerPort
    private int port;

    @Test
    void should_PrintAPasswordOnce_When_ThereIsNoAdministrator(CapturedOutput output) {
        // The start of the context may have been captured by another test class that shares it, so begin again.
        identities.deleteUser("admin");
        setup.run(new DefaultApplicationArguments());
        Matcher printed = PRINTED.matcher(output.getAll());
        String password = null;
        while (printed.find()) {
            password = printed.group(1);
        }
        assertThat(password).hasSizeGreaterThanOrEqualTo(24);

        int length = output.getAll().length();
        setup.run(new DefaultApplicationArguments());
        assertThat(output.getAll().substring(length)).doesNotContain("password");

        assertThat(identities.checkPassword("admin", password)).isTrue();
        assertThat(new Visitor(port).withBasic("admin", password).get("/engine-rest/user").body()).contains("修改初始密码");
        assertThat(new Visitor(port).withBasic("admin", "admin").get("/engine-rest/user").statusCode()).isEqualTo(401);
        assertThat(new Visitor(port).withBasic("demo", "demo").get("/engine-rest/user").statusCode()).isEqualTo(401);
        assertThat(identities.createUserQuery().count()).as("nobody else can sign in").isEqualTo(1);
    }

    @Test
    void should_SendCookiesOverHttpsOnly_When_NotTheDemonstration() {
        assertThat(new Visitor(port).get("/login").headers().allValues("Set-Cookie")).isNotEmpty().allSatisfy(cookie ->
                assertThat(cookie).contains("; Secure", "; HttpOnly", "; SameSite=Lax"));
    }
}
