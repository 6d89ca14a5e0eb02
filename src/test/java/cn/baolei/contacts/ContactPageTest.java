package cn.baolei.contacts;

import static org.assertj.core.api.Assertions.assertThat;

import cn.baolei.access.Visitor;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
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
    private Visitor browser;

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
        HttpResponse<byte[]> workbook = browser.download(page + "/template.xlsx");
        assertThat(workbook.statusCode()).isEqualTo(200);
        assertThat(workbook.body()).startsWith('P', 'K');
        assertThat(upload("模板.xlsx", workbook.body()).body()).contains("新登记 0 人");
        assertThat(browser.get(page + "/template.csv").body()).contains("姓名,类别");
    }

    @Test
    void should_NotFindThePage_When_TheTaskIsSomebodyElses() throws Exception {
        for (String other : List.of("yanshi-shiyan.secretary", "yanshi-zx-xining.doctor")) {
            assertThat(signedIn(other).get(page).statusCode()).as(other).isEqualTo(404);
        }
        assertThat(browser.get("/contacts/none").statusCode()).isEqualTo(404);
    }

    @Test
    void should_RefuseTheUpload_When_ACsrfTokenIsMissingOrNobodyIsSignedIn() throws Exception {
        assertThat(browser.upload(page, "名单.csv", HEADER.getBytes(StandardCharsets.UTF_8), "x").statusCode()).isEqualTo(403);
        assertThat(new Visitor(port).get(page).statusCode()).isEqualTo(302);
        assertThat(registered()).isEmpty();
    }

    private List<Contact> registered() {
        return ContactList.of(runtime.getVariable(instance, "contacts"));
    }

    private HttpResponse<String> upload(String name, byte[] file) {
        return browser.upload(page, name, file);
    }

    private Visitor signedIn(String user) {
        return new Visitor(port).signedIn(user);
    }
}
