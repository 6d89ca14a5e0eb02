package cn.baolei.modelling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import cn.baolei.SignedInSession;
import cn.baolei.process.ProcessTest;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.test.web.servlet.MockMvc;

/** 通知条款落实对照, from the deployed diagrams and what was run of them. */
@ProcessTest
@AutoConfigureMockMvc
class TraceabilityTest {

    @Autowired
    private Traceability traceability;
    @Autowired
    private RuntimeService runtime;
    @Autowired
    private MockMvc browser;

    @Test
    void should_NameStepRoleAndDeadline_When_ClauseIsServed() {
        assertThat(linesOf("2-7", List.of())).anySatisfy(line -> {
            assertThat(line.process()).isEqualTo("疫情信息逐级报送");
            assertThat(line.step()).isEqualTo("签发");
            assertThat(line.who()).isEqualTo("本级书记");
            assertThat(line.deadline()).isEqualTo("15分钟");
        }).anySatisfy(line -> assertThat(line.who()).isEqualTo("系统"));
    }

    @Test
    void should_SayWhose_When_AStepBelongsToOnePersonOrStartsByHand() {
        assertThat(linesOf("4-1", List.of())).anySatisfy(line -> {
            assertThat(line.step()).isEqualTo("表决（每名成员）");
            assertThat(line.who()).isEqualTo("本人");
        });
        List<Traceability.Line> starts = Clauses.all().keySet().stream().flatMap(clause -> linesOf(clause, List.of()).stream()).toList();
        assertThat(starts).anySatisfy(line -> {
            assertThat(line.step()).isEqualTo("发现可疑症状人员");
            assertThat(line.who()).isEqualTo("本级班主任/辅导员、校医（卫生联络员）、值班员、疫情信息报送员");
        }).anySatisfy(line -> {
            assertThat(line.step()).as("started by another procedure").isEqualTo("排查、报告等事项中发现");
            assertThat(line.who()).isEqualTo("系统");
        });
    }

    @Test
    void should_CountOwnOrganisationsOnly_When_StepsWereRun() {
        long before = drafts(List.of("yanshi-shiyan"));
        runtime.startProcessInstanceByKey("immediate-report", Map.of("organisation", "yanshi-shiyan",
                "reportKind", "first", "subject", "发热学生", "discoveredAt", "2020-01-30T08:30+08:00"));

        assertThat(drafts(List.of("yanshi-shiyan"))).isEqualTo(before + 1);
        assertThat(drafts(List.of("xining"))).isZero();
    }

    @Test
    void should_ShowEveryClause_When_PageIsOpened() throws Exception {
        String page = browser.perform(get("/traceability").session(SignedInSession.of(browser, "yanshi-shiyan.secretary"))).andReturn().getResponse().getContentAsString();

        assertThat(page).contains("通知条款落实对照").contains(Clauses.all().values());
        assertThat(browser.perform(get("/").session(SignedInSession.of(browser, "yanshi-shiyan.secretary"))).andReturn().getResponse().getContentAsString())
                .contains("href=\"/traceability\"");
    }

    private long drafts(List<String> organisations) {
        return linesOf("2-7", organisations).stream().filter(line -> line.step().equals("拟稿")).mapToLong(Traceability.Line::runs).sum();
    }

    private List<Traceability.Line> linesOf(String clause, List<String> organisations) {
        return traceability.of(organisations).stream().filter(each -> each.id().equals(clause)).findFirst().orElseThrow().lines();
    }
}
