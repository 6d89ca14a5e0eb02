package cn.baolei.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.RequestOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** One official at a desk: signed in, in a browser of their own, working in Tasklist. */
final class Desk implements AutoCloseable {

    private static final String ENGINE = "/camunda/api/engine/engine/default";
    private static final Pattern TASK_ID = Pattern.compile("\"id\":\"([^\"]+)\"");
    /** Words of three Latin letters or more; case numbers and user ids are taken out first. */
    private static final Pattern ENGLISH = Pattern.compile("[A-Za-z]{3,}");
    private static final Pattern IDENTIFIERS = Pattern.compile("[a-z0-9]+(?:[-.][a-z0-9]+)+|Asia/Shanghai|Camunda Platform|v7\\.[0-9.]+");

    /** A machine that builds several things at once answers slowly. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    static final Browser.NewContextOptions WINDOW = new Browser.NewContextOptions().setLocale("zh-CN").setTimezoneId("Asia/Shanghai")
            .setViewportSize(1366, 900);

    private final BrowserContext context;
    private final Page page;
    private final String base;
    private final String user;

    Desk(Browser browser, String base, String user, String password) {
        this.base = base;
        this.user = user;
        context = browser.newContext(WINDOW);
        context.setDefaultTimeout(PATIENCE.toMillis());
        page = context.newPage();
        page.navigate(base + "/login");
        page.getByLabel("用户名").fill(user);
        page.getByLabel("密码").fill(password);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("登录")).click();
        page.waitForURL(base + "/");
        expectChinese();
    }

    Page page() {
        return page;
    }

    /** Starts a process from Tasklist's own dialog, filling its start form. */
    void start(String process, Map<String, Object> values) {
        Locator dialog = openStartDialog();
        chooseProcess(process);
        fill(values);
        dialog.locator(".modal-footer button.btn-primary").click();
        dialog.waitFor(new Locator.WaitForOptions().setState(com.microsoft.playwright.options.WaitForSelectorState.HIDDEN));
        expectNoErrors();
    }

    /** The dialog 启动流程 with the processes that this official may start. */
    Locator openStartDialog() {
        list();
        page.getByText("启动流程").first().click();
        Locator dialog = page.locator(".modal-content");
        dialog.locator(".modal-body li, .modal-body a").first().waitFor();
        return dialog;
    }

    /** Opens the start form in that dialog. */
    void chooseProcess(String process) {
        page.locator(".modal-content").getByText(process, new Locator.GetByTextOptions().setExact(true)).click();
        page.locator(".fjs-container").waitFor();
    }

    /** Tasklist with no task open. */
    void list() {
        tasklist("");
    }

    /** Opens the task once it has come, claims it, fills its form and completes it. */
    void complete(String step, Map<String, Object> values) {
        String task = open(step);
        fill(values);
        page.locator("button").getByText("办结", new Locator.GetByTextOptions().setExact(true)).click();
        await(step + " completed by " + user).atMost(PATIENCE).until(() -> !taskIds(step).contains(task));
        expectNoErrors();
        page.waitForLoadState(LoadState.NETWORKIDLE);
    }

    /**
     * Does once more what this desk is used to: sends the step as Tasklist does, with this browser's session, without its pages.
     *
     * @param values by the variables of the form
     */
    void send(String step, Map<String, Object> values) {
        awaitTask(step);
        String task = taskIds(step).get(0);
        post("/task/" + task + "/claim", Map.of("userId", user));
        post("/task/" + task + "/submit-form", Map.of("variables", values.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, one -> Map.of("value", one.getValue())))));
    }

    private void post(String path, Map<String, Object> body) {
        APIResponse answer = page.request().post(base + ENGINE + path, RequestOptions.create()
                .setHeader("X-XSRF-TOKEN", csrfToken()).setData(body));
        assertThat(answer.ok()).as("%s as %s: %s", path, user, answer.ok() ? "" : answer.text()).isTrue();
    }

    private String csrfToken() {
        return csrfCookie().orElseGet(() -> {
            page.request().get(base + "/camunda/app/tasklist/default/");
            return csrfCookie().orElseThrow();
        });
    }

    private Optional<String> csrfCookie() {
        return context.cookies(base + "/camunda/").stream().filter(cookie -> cookie.name.equals("XSRF-TOKEN"))
                .map(cookie -> cookie.value).findFirst();
    }

    /** Opens and claims a task. @return its id */
    String open(String step) {
        String task = show(step);
        page.locator(".claim, button:has-text('认领')").or(page.locator(".unclaim")).first().waitFor();
        if (page.locator(".unclaim").count() == 0) {
            page.locator(".claim, button:has-text('认领')").first().click();
        }
        page.locator(".fjs-container").waitFor();
        return task;
    }

    /** Opens a task once it has come, without claiming it. @return its id */
    String show(String step) {
        awaitTask(step);
        String task = taskIds(step).get(0);
        tasklist("?task=" + task);
        return task;
    }

    void awaitTask(String step) {
        await(step + " for " + user).atMost(PATIENCE).until(() -> sees(step));
    }

    void awaitNoTask(String step) {
        await("no more " + step + " for " + user).atMost(PATIENCE).until(() -> !sees(step));
    }

    boolean sees(String step) {
        return !taskIds(step).isEmpty();
    }

    void screenshot(Path file) {
        page.screenshot(new Page.ScreenshotOptions().setPath(file));
    }

    private void tasklist(String fragment) {
        page.navigate("about:blank");
        page.navigate(base + "/camunda/app/tasklist/default/#/" + fragment);
        page.waitForLoadState(LoadState.NETWORKIDLE);
    }

    private void fill(Map<String, Object> values) {
        page.locator(".fjs-container").waitFor();
        new FormFiller(page).fill(values);
        assertThat(page.locator(".fjs-form-field-error").allInnerTexts()).as("errors in the form").isEmpty();
        expectChinese();
    }

    private void expectNoErrors() {
        assertThat(page.locator("[notifications-panel] .alert-danger").allInnerTexts()).as("error notes").isEmpty();
    }

    private void expectChinese() {
        String text = IDENTIFIERS.matcher(page.locator("body").innerText()).replaceAll("");
        List<String> english = ENGLISH.matcher(text).results().map(MatchResult::group).distinct().toList();
        assertThat(english).as("English words on %s as %s", page.url(), user).isEmpty();
    }

    /** What the web app itself asks for when it lists tasks, with this browser's session. */
    private List<String> taskIds(String step) {
        APIResponse answer = page.request().get(base + ENGINE + "/task?name="
                + java.net.URLEncoder.encode(step, java.nio.charset.StandardCharsets.UTF_8));
        return Optional.of(answer.text()).map(TASK_ID::matcher).stream()
                .flatMap(matcher -> matcher.results().map(match -> match.group(1))).toList();
    }

    @Override
    public void close() {
        context.close();
    }
}
