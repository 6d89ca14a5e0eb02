package cn.baolei.caserecord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import cn.baolei.SignedInSession;
import cn.baolei.process.ClosedSuspectedCase;
import cn.baolei.process.ProcessTest;
import cn.baolei.process.Scenario;
import cn.baolei.routing.Recusals;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.assertj.core.groups.Tuple;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

@ProcessTest
@AutoConfigureMockMvc
class CaseFileTest {

    @Autowired
    Scenario scenario;

    @Autowired
    ProcessEngine engine;

    @Autowired
    CaseFiles files;

    @Autowired
    CaseTrail trail;

    @Autowired
    Recusals recusals;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MockMvc web;

    private ClosedSuspectedCase closed;

    @BeforeEach
    void closeACase() {
        closed = ClosedSuspectedCase.excludedAtSchool(scenario, engine);
    }

    @Test
    void should_HoldEveryStepWithWhoAndWhen_When_Closed() {
        CaseFile file = kept().file();

        assertThat(file.organisation()).isEqualTo("yanshi-shiyan");
        assertThat(file.title()).isEqualTo("疑似病例处置");
        assertThat(file.outcome()).isEqualTo("excluded-at-school");
        assertThat(file.openedBy().user()).isEqualTo("yanshi-shiyan.counsellor");
        assertThat(file.openedAt()).isEqualTo(closed.foundAt());
        assertThat(file.opening()).extracting(CaseFile.Fact::label, CaseFile.Fact::value)
                .contains(Tuple.tuple("姓名", "甲"), Tuple.tuple("类别", "学生"), Tuple.tuple("发现时间", "2020-02-10 09:00"),
                        Tuple.tuple("咳嗽或者气促", "是"));
        assertThat(file.steps()).extracting(CaseFile.Step::name).containsExactly("就地隔离（校医）", "管控现场（班子成员）", "到场部署（书记）",
                "环境消毒（班子成员）", "核实情况", "校医出具健康评估", "书记审批返校返岗");
        assertThat(file.steps()).allSatisfy(step -> {
            assertThat(step.doneBy()).isNotNull();
            assertThat(step.finishedAt()).isBetween(step.startedAt(), file.closedAt());
            assertThat(step.facts()).isNotEmpty();
        });
        assertThat(file.steps()).filteredOn(step -> step.name().equals("核实情况")).singleElement().satisfies(step -> {
            assertThat(step.doneBy().user()).isEqualTo("yanshi-shiyan.doctor");
            assertThat(step.facts()).extracting(CaseFile.Fact::label, CaseFile.Fact::value)
                    .contains(Tuple.tuple("复测体温", "36.5"), Tuple.tuple("咳嗽或者气促", "无"));
        });
        assertThat(file.decisions()).extracting(CaseFile.Decision::name, CaseFile.Decision::result)
                .containsExactly(Tuple.tuple("校内分诊", "excluded"), Tuple.tuple("认定处置结果", "excluded-at-school"));
        assertThat(file.decisions()).allSatisfy(decision -> assertThat(decision.reason()).isNotBlank());
    }

    @Test
    void should_StayEqual_When_ClosingIsRetriedLater() {
        String before = row();
        scenario.advance(Duration.ofDays(1));

        files.freeze(trail.of(closed.instanceId(), closed.caseNumber(), "recovered"));

        assertThat(row()).isEqualTo(before);
    }

    @Test
    void should_ShortenTheDigest_When_AFileWasAttached() throws Exception {
        CaseFile file = kept().file();
        String digest = "0123456789abcdef".repeat(4);
        files.freeze(new CaseFile(file.caseNumber(), file.instanceId() + "-3", file.organisation(), file.organisationName(), file.title(),
                null, file.openedAt(), file.closedAt(), "recovered", List.of(), List.of(), List.of(), List.of(new CaseFile.Action(
                        "附件", "核实情况", file.openedBy(), List.of(), "化验单.pdf（12 KB）", digest, file.closedAt()))));

        assertThat(web.perform(get("/cases/{number}/file", closed.caseNumber()).session(SignedInSession.of(web, "yanshi-shiyan.secretary")))
                .andReturn().getResponse().getContentAsString())
                .contains("化验单.pdf（12 KB）", "title=\"" + digest + "\"", ">校验码 0123456789ab…<").doesNotContain(">" + digest);
    }

    @Test
    void should_BeClosedToThem_When_TheyMustKeepOutOfTheCase() {
        recusals.recuse(closed.caseNumber(), "yanshi-shiyan.doctor", "与本案有利害关系");

        assertThat(files.readableBy("yanshi-shiyan.doctor", closed.caseNumber())).isEmpty();
        assertThat(files.readableBy("yanshi-shiyan.counsellor", closed.caseNumber())).hasSize(1);
    }

    @Test
    void should_ShowBoth_When_TwoCasesOfOneMatterShareTheNumber() {
        CaseFile first = kept().file();
        files.freeze(new CaseFile(first.caseNumber(), first.instanceId() + "-2", first.organisation(), first.organisationName(),
                first.title(), null, first.openedAt(), first.closedAt().plusSeconds(1), "recovered", List.of(), List.of(), List.of(), List.of()));

        assertThat(files.readableBy("yanshi-shiyan.secretary", closed.caseNumber())).extracting(kept -> kept.file().outcome())
                .containsExactly("excluded-at-school", "recovered");
        assertThat(files.readableBy("yanshi-shiyan.counsellor", closed.caseNumber())).hasSize(1);
    }

    @Test
    void should_MatchItsDigest_When_Kept() throws Exception {
        Map<String, Object> row = jdbc.sql("select content, sha256 from case_file where process_instance_id = ?")
                .param(closed.instanceId()).query().singleRow();

        byte[] digest = MessageDigest.getInstance("SHA-256").digest(((String) row.get("content")).getBytes(StandardCharsets.UTF_8));
        assertThat(row.get("sha256")).isEqualTo(HexFormat.of().formatHex(digest));
    }

    @ParameterizedTest
    @ValueSource(strings = {"update case_file set content = ''", "delete from case_file", "truncate case_file"})
    void should_RefuseAnyChange_When_Kept(String statement) {
        assertThatThrownBy(() -> jdbc.sql(statement).update()).isInstanceOf(DataAccessException.class);
        assertThat(row()).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(strings = {"counsellor", "doctor", "committee-member", "secretary"})
    void should_ShowTheTimeline_When_ReaderTookPart(String role) throws Exception {
        web.perform(get("/cases/" + closed.caseNumber() + "/file").session(SignedInSession.of(web, "yanshi-shiyan." + role)))
                .andExpect(status().isOk())
                .andExpect(content().string(allOf(
                        containsString(closed.caseNumber()),
                        containsString("校内分诊排除"),
                        containsString("到场部署"),
                        containsString("2020年2月10日 09:00"),
                        containsString(kept().sha256()))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"yanshi-shiyan.member", "yanshi-shiyan.deputy-secretary", "xining-chengxi.secretary", "qhedu.administrator"})
    void should_AnswerLikeAnUnknownCase_When_ReaderIsNotConcerned(String reader) throws Exception {
        web.perform(get("/cases/" + closed.caseNumber() + "/file").session(SignedInSession.of(web, reader))).andExpect(status().isNotFound());
        web.perform(get("/cases/yanshi-shiyan-20200101-99/file").session(SignedInSession.of(web, reader))).andExpect(status().isNotFound());
    }

    private CaseFiles.Kept kept() {
        return files.readableBy("yanshi-shiyan.secretary", closed.caseNumber()).get(0);
    }

    private String row() {
        return jdbc.sql("select case_file::text from case_file where process_instance_id = ?").param(closed.instanceId())
                .query(String.class).single();
    }
}
