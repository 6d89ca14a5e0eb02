package cn.baolei.contacts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ActiveProfiles;

/** The upload page over HTTP, as a browser sends it. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "camunda.bpm.job-execution.enabled=false")
@ActiveProfiles("demo")
class ContactPageTest {

    private static final String DOCTOR = "yanshi-shiyan.doctor";
    private static final String PASSWORD = "Baolei-2020!";
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final String HEADER = "姓名,类别,班级或部门,联系电话,所在单位,最后接触日期,与病例的关系,备注\r\n";
    private static final String GOOD = "接触者,学生,三年级一班,13900000001,西宁市演示中学党委,2020-01-30,同班,\r\n";

    @LocalServerPort
    private int port;
    @Autowired
    private RuntimeService runtime;
    @Autowired
    private TaskService tasks;

    private String instance;
    private String page;
    private HttpClient browser;

    @BeforeEach
    void register() throws Exception {
        instance = runtime.startProcessInstanceByKey("contact-tracing", "upload-test", Variables.putValue("organisation", "yanshi-shiyan")
                .putValue("personName", "病例").putValue("onsetAt", "2020-01-30T08:00+08:00")).getId();
        page = "/contacts/" + tasks.createTaskQuery().processInstanceId(instance).singleResult().getId();
        browser = signedIn(DOCTOR);
    }

    @AfterEach
    void delete() {
        runtime.deleteProcessInstance(instance, "end of test");
    }

    @Test
    void should_LinkFromTheForm_When_RegistrationIsOpen() {
        assertThat(tasks.getVariable(page.substring("/contacts/".length()), "contactPage")).isEqualTo(page);
    }

    @Test
    void should_KeepGoodRowsAndNameBadOnes_When_CsvIsUploaded() throws Exception {
        String answer = upload("名单.csv", (HEADER + GOOD + "接触者二,学生,三年级一班,1390,,2020-01-30,,\r\n").getBytes(StandardCharsets.UTF_8)).body();
        assertThat(answer).contains("新登记 1 人", "有误 1 处", "<td>3</td><td>联系电话</td>", "名单现有 1 人");
        assertThat(registered()).extracting(Contact::name).containsExactly("接触者");
    }

    @Test
    void should_ListNobodyTwice_When_TheSameFileComesAgainInAnotherEncoding() throws Exception {
        upload("名单.csv", (HEADER + GOOD).getBytes(StandardCharsets.UTF_8));
        String answer = upload("名单.csv", (HEADER + GOOD).getBytes(Charset.forName("GB18030"))).body();
        assertThat(answer).contains("新登记 0 人，重复 1 行");
        assertThat(registered()).hasSize(1);
    }

    @Test
    void should_SayWhy_When_TheFileIsTooLargeOrUnreadable() throws Exception {
        assertThat(upload("大.csv", new byte[ContactUpload.MAX_BYTES + 1]).body()).contains("文件超过 5 MB");
        assertThat(upload("坏.xlsx", "PK坏".getBytes(StandardCharsets.UTF_8)).body()).contains("文件无法读取");
        assertThat(registered()).isEmpty();
    }

    @Test
    void should_OfferTemplates_When_Asked() throws Exception {
        HttpResponse<byte[]> workbook = browser.send(request(page + "/template.xlsx").build(), BodyHandlers.ofByteArray());
        assertThat(workbook.statusCode()).isEqualTo(200);
        assertThat(workbook.body()).startsWith('P', 'K');
        assertThat(upload("模板.xlsx", workbook.body()).body()).contains("新登记 0 人");
        assertThat(browser.send(request(page + "/template.csv").build(), BodyHandlers.ofString()).body()).contains("姓名,类别");
    }

    @Test
    void should_NotFindThePage_When_TheTaskIsSomebodyElses() throws Exception {
        for (String other : List.of("yanshi-shiyan.secretary", "yanshi-zx-xining.doctor")) {
            HttpResponse<String> answer = signedIn(other).send(request(page).build(), BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(other).isEqualTo(404);
        }
        assertThat(browser.send(request("/contacts/none").build(), BodyHandlers.ofString()).statusCode()).isEqualTo(404);
    }

    @Test
    void should_RefuseTheUpload_When_ACsrfTokenIsMissingOrNobodyIsSignedIn() throws Exception {
        assertThat(post(browser, "x", "名单.csv", HEADER.getBytes(StandardCharsets.UTF_8)).statusCode()).isEqualTo(403);
        assertThat(HttpClient.newHttpClient().send(request(page).build(), BodyHandlers.ofString()).statusCode()).isEqualTo(302);
        assertThat(registered()).isEmpty();
    }

    private List<Contact> registered() {
        return ContactList.of(runtime.getVariable(instance, "contacts"));
    }

    private HttpResponse<String> upload(String name, byte[] file) throws Exception {
        return post(browser, csrfOf(browser, page), name, file);
    }

    private HttpResponse<String> post(HttpClient client, String csrf, String name, byte[] file) throws Exception {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.write(("--limit\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n" + csrf + "\r\n--limit\r\n"
                + "Content-Disposition: form-data; name=\"file\"; filename=\"" + name + "\"\r\n"
                + "Content-Type: application/octet-stream\r\n\r\n").getBytes(StandardCharsets.UTF_8));
        body.write(file);
        body.write("\r\n--limit--\r\n".getBytes(StandardCharsets.UTF_8));
        return client.send(request(page).header("Content-Type", "multipart/form-data; boundary=limit")
                .POST(BodyPublishers.ofByteArray(body.toByteArray())).build(), BodyHandlers.ofString());
    }

    private HttpClient signedIn(String user) throws Exception {
        HttpClient client = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
        String form = "_csrf=" + encoded(csrfOf(client, "/login")) + "&username=" + encoded(user) + "&password=" + encoded(PASSWORD);
        client.send(request("/login").header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)).build(), BodyHandlers.discarding());
        return client;
    }

    private String csrfOf(HttpClient client, String path) throws Exception {
        Matcher token = CSRF.matcher(client.send(request(path).build(), BodyHandlers.ofString()).body());
        assertThat(token.find()).as("CSRF token on " + path).isTrue();
        return token.group(1);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).header("Accept", "text/html");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
