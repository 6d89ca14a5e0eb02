package cn.baolei.responsibility;

import static org.assertj.core.api.Assertions.assertThat;

import cn.baolei.access.Visitor;
import java.util.List;
import java.util.Map;
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
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;

/** The pages on which areas are assigned and shown, over HTTP. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "camunda.bpm.job-execution.enabled=false")
@ActiveProfiles("demo")
class ResponsibilityPageTest {

    private static final String COUNTY = "xining-chengxi";
    private static final String SECRETARY = COUNTY + ".secretary";

    @LocalServerPort
    private int port;
    @Autowired
    private RuntimeService runtime;
    @Autowired
    private TaskService tasks;
    @Autowired
    private AreaPlans plans;
    @Autowired
    private JdbcClient jdbc;

    private String instance;
    private String page;

    @BeforeEach
    void start() {
        instance = runtime.startProcessInstanceByKey("responsibility", "areas-test", Variables.putValue("organisation", COUNTY)
                .putValue("planRequirements", "全覆盖")).getId();
        page = "/responsibility/tasks/" + tasks.createTaskQuery().processInstanceId(instance).singleResult().getId();
    }

    @AfterEach
    void delete() {
        runtime.deleteProcessInstance(instance, "end of test");
        jdbc.sql("delete from area").update();
        jdbc.sql("delete from area_plan").update();
    }

    @Test
    void should_KeepTheDraftAndNameWhatIsMissing_When_Saved() throws Exception {
        Visitor secretary = signedIn(SECRETARY);
        assertThat(secretary.get(page).body()).contains("西宁市城西区演示实验学校党支部", "name=\"leader-yanshi-shiyan\"", "城西区教育党工委·班子成员");
        String answer = secretary.submit(page, Map.of("name0", "机关<b>支部", "leader0", "", "leader-nowhere", SECRETARY)).body();
        assertThat(answer).contains("已保存", "西宁市城西区演示实验学校党支部没有包片领导", "机关&lt;b&gt;支部没有包片领导");
        answer = secretary.submit(page, Map.of("leader-yanshi-shiyan", COUNTY + ".committee-member", "name0", "机关支部", "leader0", COUNTY + ".secretary")).body();
        assertThat(answer).contains("已保存").doesNotContain("演示实验学校党支部没有包片领导").containsPattern("committee-member\"\\s+selected");
        assertThat(AreaList.of(runtime.getVariable(instance, "areas"))).contains(
                new Area("西宁市城西区演示实验学校党支部", "yanshi-shiyan", COUNTY + ".committee-member"), new Area("机关支部", "", COUNTY + ".secretary"));
    }

    @Test
    void should_NotFindThePage_When_TheTaskIsSomebodyElses() throws Exception {
        for (String other : List.of(COUNTY + ".deputy-secretary", "yanshi-shiyan.secretary")) {
            assertThat(signedIn(other).get(page).statusCode()).as(other).isEqualTo(404);
        }
        assertThat(new Visitor(port).get(page).statusCode()).isEqualTo(302);
    }

    @Test
    void should_ShowWhoLeads_When_APlanIsPublished() throws Exception {
        assertThat(signedIn(SECRETARY).get("/responsibility").body()).contains("本单位尚未公布分片包干分工");
        plans.publish(COUNTY, instance, "areas-test", List.of(new Area("西宁市城西区演示实验学校党支部", "yanshi-shiyan", COUNTY + ".committee-member")));
        assertThat(signedIn(COUNTY + ".member").get("/responsibility").body()).contains("西宁市城西区演示实验学校党支部", "城西区教育党工委·班子成员");
        assertThat(signedIn("yanshi-shiyan.member").get("/responsibility").body()).contains("上级包片领导", "城西区教育党工委·班子成员");
        assertThat(signedIn("yanshi-xx1.member").get("/responsibility").body()).doesNotContain("上级包片领导");
    }

    private Visitor signedIn(String user) {
        return new Visitor(port).signedIn(user);
    }
}
