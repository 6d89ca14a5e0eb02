package cn.baolei.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.LoadState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.stereotype.Controller;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every page, in Chromium, under the content security policy that it is sent with: nothing is blocked. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "camunda.bpm.job-execution.enabled=false")
@ActiveProfiles("demo")
class ContentSecurityPolicyTest {

    private static final String PASSWORD = "Baolei-2020!";
    private static final String REPORTED = "blocked by policy: ";

    private static Chromium chromium;

    @LocalServerPort
    private int port;
    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;

    @Autowired
    private AuthorizationService authorizations;

    private final List<String> blocked = new ArrayList<>();

    @BeforeAll
    static void open() {
        chromium = Chromium.launch();
    }

    @AfterAll
    static void close() {
        chromium.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"yanshi-shiyan.office-director", "qhedu.administrator"})
    void should_BlockNothing_When_OurPagesAreOpened(String user) {
        Set<String> addresses = pages();
        assertThat(addresses).contains("/", "/inbox", "/password", "/officials/initial-password", "/traceability");
        try (Desk desk = desk(user)) {
            Page page = desk.page();
            watch(page);
            for (String address : addresses) {
                open(page, address);
            }
            open(page, "/no-such-page");
        }
        assertThat(blocked).isEmpty();
    }

    @Test
    void should_BlockNothing_When_SignInFails() {
        try (Page page = chromium.browser().newPage(new Browser.NewPageOptions().setViewportSize(390, 844))) {
            watch(page);
            open(page, "/login");
            for (int attempt = 0; attempt < 6; attempt++) {
                page.getByLabel("用户名").fill("haidong.secretary");
                page.getByLabel("密码").fill("wrong");
                page.locator("button[type=submit]").click();
                page.waitForLoadState(LoadState.NETWORKIDLE);
            }
            assertThat(page.getByRole(AriaRole.ALERT).innerText()).contains("尝试次数过多");
            assertThat(page.getByLabel("用户名").inputValue()).isEqualTo("haidong.secretary");
            assertThat(page.evaluate("document.activeElement.id")).isEqualTo("password");
        }
        assertThat(blocked).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "cockpit", "admin", "welcome"})
    void should_BlockNothing_When_AWebAppIsOpened(String app) {
        // Nobody may open all four.
        Authorization everyApp = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
        everyApp.setUserId("qhedu.administrator");
        everyApp.setResource(Resources.APPLICATION);
        everyApp.setResourceId(Authorization.ANY);
        everyApp.addPermission(Permissions.ACCESS);
        authorizations.saveAuthorization(everyApp);
        try (Desk desk = desk("qhedu.administrator")) {
            Page page = desk.page();
            watch(page);
            open(page, "/camunda/app/" + app + "/default/");
            page.locator("[cam-widget-header]:not([ng-cloak])").waitFor(new Locator.WaitForOptions().setTimeout(120_000));
            page.waitForTimeout(500);
        } finally {
            authorizations.deleteAuthorization(everyApp.getId());
        }
        assertThat(blocked).isEmpty();
    }

    /** A policy that is broken must be noticed, or the others prove nothing. */
    @Test
    void should_NoticeIt_When_SomethingIsBlocked() {
        try (Page page = chromium.browser().newPage()) {
            watch(page);
            open(page, "/login");
            page.evaluate("document.body.insertAdjacentHTML('beforeend', '<p style=\"color: red\">x</p>')");
            page.waitForTimeout(200);
        }
        assertThat(blocked).isNotEmpty();
    }

    /** The addresses of our own pages, from the application's own list, so that no new page is forgotten. */
    private Set<String> pages() {
        return mappings.getHandlerMethods().entrySet().stream()
                .filter(mapping -> mapping.getValue().getBeanType().isAnnotationPresent(Controller.class))
                .filter(mapping -> mapping.getValue().getBeanType().getName().startsWith("cn.baolei."))
                .filter(mapping -> mapping.getValue().getMethod().getReturnType() == String.class)
                .map(Map.Entry::getKey)
                .filter(ContentSecurityPolicyTest::isGet)
                .flatMap(mapping -> mapping.getPatternValues().stream())
                .filter(address -> !address.contains("{") && !address.startsWith("/api/"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean isGet(RequestMappingInfo mapping) {
        Set<RequestMethod> methods = mapping.getMethodsCondition().getMethods();
        return methods.isEmpty() || methods.contains(RequestMethod.GET);
    }

    private Desk desk(String user) {
        return new Desk(chromium.browser(), base(), user, PASSWORD);
    }

    private void open(Page page, String address) {
        assertThat(page.navigate(base() + address).status()).as(address).isLessThan(500);
        page.waitForLoadState(LoadState.NETWORKIDLE);
    }

    private void watch(Page page) {
        page.addInitScript("document.addEventListener('securitypolicyviolation', event => console.error('" + REPORTED
                + "' + event.violatedDirective + ' ' + event.blockedURI + ' ' + event.sourceFile))");
        page.onConsoleMessage(message -> {
            if (message.text().startsWith(REPORTED) || message.text().contains("Content Security Policy")) {
                blocked.add(page.url() + ": " + message.text());
            }
        });
    }

    private String base() {
        return "http://localhost:" + port;
    }
}
