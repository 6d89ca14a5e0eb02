package cn.baolei.commendation;

import static org.assertj.core.api.Assertions.assertThat;

import cn.baolei.access.Visitor;
import cn.baolei.protection.CaseSecrets;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;

/** 公示栏 over HTTP, as a browser sends it. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "camunda.bpm.job-execution.enabled=false")
@ActiveProfiles("demo")
class NoticePageTest {

    private static final String MEMBER = "yanshi-shiyan.member";
    private static final String PASSWORD = "Baolei-2020!";
    private static final String DEEDS = "逆行<script>而上";

    @LocalServerPort
    private int port;
    @Autowired
    private RuntimeService runtime;
    @Autowired
    private CaseSecrets secrets;
    @Autowired
    private JdbcClient jdbc;

    private String instance;
    private long notice;

    @BeforeEach
    void publish() {
        instance = runtime.createProcessInstanceByKey("commendation")
                .setVariable("organisation", "yanshi-shiyan").setVariable("nomineeName", "被提名人").setVariable("nomineeUnit", "卫生室")
                .setVariable("nominationReason", "坚守一线").setVariable("deedsSummary", DEEDS)
                .startBeforeActivity("publicNotice").execute().getId();
        notice = jdbc.sql("select id from public_notice where process_instance = ?").param(instance).query(Long.class).single();
    }

    @AfterEach
    void delete() {
        runtime.createProcessInstanceQuery().processInstanceId(instance).list()
                .forEach(running -> runtime.deleteProcessInstance(running.getId(), "end of test"));
    }

    @Test
    void should_ShowTheNoticeWithoutItsMarkup_When_TheReaderBelongsToTheOrganisation() throws Exception {
        for (String reader : List.of(MEMBER, "xining-chengxi.organisation-member")) {
            assertThat(page(signedIn(reader))).as(reader).contains("被提名人", "演示实验学校", "第一次公示", "逆行&lt;script&gt;而上");
        }
        assertThat(page(signedIn("yanshi-zx-xining.doctor"))).contains("目前没有公示").doesNotContain("被提名人");
    }

    @Test
    void should_RegisterTheObjection_When_ItIsWritten() throws Exception {
        Visitor browser = signedIn(MEMBER);
        assertThat(object(browser, " 事迹有误 ").statusCode()).isEqualTo(302);
        assertThat(page(browser)).contains("异议已登记");
        assertThat(objections()).containsExactly("事迹有误");
        assertThat(runtime.createExecutionQuery().processInstanceId(instance).activityId("takeUpObjection").count()).isEqualTo(1);
    }

    @Test
    void should_KeepWhatWasTyped_When_TheObjectionIsTooLong() throws Exception {
        Visitor browser = signedIn(MEMBER);
        object(browser, "长".repeat(2001));
        assertThat(page(browser)).contains("异议内容：请填写，不超过 2000 字", "长".repeat(2001));
        object(browser, "  ");
        assertThat(page(browser)).contains("异议内容：请填写");
        assertThat(objections()).isEmpty();
    }

    @Test
    void should_NotFindTheNotice_When_ItIsNoneOfTheReadersBusiness() throws Exception {
        assertThat(object(signedIn("yanshi-zx-xining.doctor"), "不相干").statusCode()).isEqualTo(404);
        assertThat(objections()).isEmpty();
    }

    @Test
    void should_TakeTheNoticeDown_When_TheNominationIsEnded() throws Exception {
        runtime.deleteProcessInstance(instance, "withdrawn");
        assertThat(page(signedIn(MEMBER))).doesNotContain("被提名人");
    }

    private List<String> objections() {
        return jdbc.sql("select content from notice_objection where notice = ?").param(notice).query(String.class).list().stream()
                .map(secrets::open).toList();
    }

    private HttpResponse<String> object(Visitor browser, String content) {
        return browser.submit("/notices/" + notice + "/objections", Map.of("content", content));
    }

    private String page(Visitor browser) {
        return browser.get("/notices").body();
    }

    private Visitor signedIn(String user) {
        return new Visitor(port).signedIn(user);
    }
}
