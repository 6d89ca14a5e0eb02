package cn.baolei.responsibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.baolei.engine.Refusal;
import cn.baolei.organisation.OrganisationFiles;
import cn.baolei.organisation.OrganisationFiles.SourceFile;
import cn.baolei.organisation.OrganisationImport;
import cn.baolei.process.ProcessTest;
import cn.baolei.process.Scenario;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** 书记负总责、班子成员分片包干, for a county with its schools and for a school without subordinates. */
@ProcessTest
class ResponsibilityTest {

    private static final String COUNTY = "xining-chengxi";
    private static final String SECRETARY = COUNTY + ".secretary";
    private static final String MEMBER = COUNTY + ".committee-member";
    private static final String DEPUTY = COUNTY + ".deputy-secretary";
    private static final String SCHOOL = "yanshi-shiyan";

    @Autowired
    private Scenario scenario;
    @Autowired
    private RuntimeService runtime;
    @Autowired
    private TaskService tasks;
    @Autowired
    private HistoryService history;
    @Autowired
    private FormService forms;
    @Autowired
    private Leadership leadership;
    @Autowired
    private AreaLeaders leaders;
    @Autowired
    private PlanReview review;
    @Autowired
    private OrganisationImport organisations;
    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void setClock() {
        scenario.set(Instant.parse("2030-01-28T01:00:00Z"));
    }

    @AfterEach
    void deletePlans() {
        jdbc.sql("delete from area").update();
        jdbc.sql("delete from area_plan").update();
        jdbc.sql("delete from area_signature").update();
    }

    @Test
    void should_PublishAfterAllHaveSigned_When_EveryOrganisationHasOneLeader() {
        String instance = started(SECRETARY);
        assertThat(areas(instance)).extracting(Area::organisation).containsExactlyElementsOf(leadership.subordinates(COUNTY).keySet());
        assertThatThrownBy(this::confirm).isInstanceOf(Refusal.class)
                .hasMessageContaining("西宁市城西区演示实验学校党支部没有包片领导");
        assign(SECRETARY, shared(instance));
        confirm();

        assertThat(scenario.as(MEMBER).todo()).contains("signAreas");
        assertThat(tasks.getVariable(signing(DEPUTY), "ownAreas")).asString().contains("机关支部")
                .doesNotContain("演示实验学校");
        sign(MEMBER);
        assertThat(leaders.leaderOf(SCHOOL)).isEmpty();
        sign(DEPUTY);

        assertThat(leaders.leaderOf(SCHOOL)).contains(MEMBER);
        assertThat(leaders.leaderOf(COUNTY)).isEmpty();
        assertThat(leaders.leaderOf("qhedu")).isEmpty();
        assertThat(told("areas-published")).contains(SECRETARY, MEMBER, DEPUTY, SCHOOL + ".secretary", COUNTY + ".office-director");
        assertThat(jdbc.sql("select count(*) from area_signature where process_instance_id = ? and signed").param(instance)
                .query(Integer.class).single()).isEqualTo(2);
        review.review();
        assertThat(scenario.as(SECRETARY).todo()).isEmpty();
        assertThat(runtime.getActiveActivityIds(instance)).containsExactly("inForce");
    }

    @Test
    void should_Refuse_When_SomebodyElseStartsOrSigns() {
        assertThatThrownBy(() -> started(COUNTY + ".office-director")).isInstanceOf(AuthorizationException.class);
        String instance = started(SECRETARY);
        assertThatThrownBy(() -> scenario.as(DEPUTY).completes("assignAreas", Map.of("areasConfirmed", true))).isInstanceOf(AssertionError.class);
        assign(SECRETARY, everything(instance, DEPUTY));
        confirm();
        assertThat(scenario.as(MEMBER).task("signAreas").getId()).isEqualTo(signing(DEPUTY));
        assertThatThrownBy(() -> sign(MEMBER, signing(DEPUTY), Map.of("signDecision", "sign"))).isInstanceOf(AuthorizationException.class);
        sign(DEPUTY);
    }

    @Test
    void should_RefuseAForgedPlan_When_AnOrganisationIsDroppedOrNamedTwice() {
        String instance = started(SECRETARY);
        List<Area> areas = new ArrayList<>(everything(instance, MEMBER));
        Area first = areas.remove(0);
        assign(SECRETARY, areas);
        assertThatThrownBy(this::confirm).isInstanceOf(Refusal.class).hasMessageContaining(first.name() + "没有列入分片包干");
        areas.add(first);
        areas.add(new Area(first.name(), first.organisation(), DEPUTY));
        assign(SECRETARY, areas);
        assertThatThrownBy(this::confirm).isInstanceOf(Refusal.class).hasMessageContaining(first.name() + "重复列入分片包干");
    }

    @Test
    void should_AssignAgain_When_ALeaderObjects() {
        String instance = started(SECRETARY);
        assign(SECRETARY, shared(instance));
        confirm();
        sign(MEMBER, signing(MEMBER), Map.of("signDecision", "object", "signObjection", "与本人分管工作冲突"));
        sign(DEPUTY);
        assertThat(runtime.getVariable(instance, "revisionReason")).asString().contains("有异议：与本人分管工作冲突");
        assertThat(leaders.leaderOf(SCHOOL)).isEmpty();
        assign(SECRETARY, everything(instance, DEPUTY));
        confirm();
        sign(DEPUTY);
        assertThat(leaders.leaderOf(SCHOOL)).contains(DEPUTY);
    }

    @Test
    void should_ReopenThePlan_When_ALeaderInForceHasLeft() throws Exception {
        String instance = published(MEMBER);
        try {
            organisations.importFrom(files(line -> !line.startsWith(MEMBER + ",")));
            assertThat(leaders.leaderOf(SCHOOL)).isEmpty();
            Awaitility.await().until(() -> runtime.getActiveActivityIds(instance).contains("assignAreas"));
        } finally {
            organisations.importFrom(files(line -> true));
        }
        assertThat(runtime.getVariable(instance, "revisionReason")).asString()
                .contains("西宁市城西区演示实验学校党支部的包片领导城西区教育党工委·班子成员不是本单位班子成员");
        assertThat(areas(instance)).allSatisfy(area -> assertThat(area.leader()).isEmpty());
        assign(SECRETARY, everything(instance, DEPUTY));
        confirm();
        sign(DEPUTY);
        assertThat(leaders.leaderOf(SCHOOL)).contains(DEPUTY);
        assertThat(jdbc.sql("select count(*) from area_plan where process_instance_id = ? and replaced_at is not null").param(instance)
                .query(Integer.class).single()).isEqualTo(1);
    }

    @Test
    void should_ReopenThePlan_When_ThingsChangeWhileItIsSigned() {
        String instance = started(SECRETARY);
        assign(SECRETARY, shared(instance));
        confirm();
        sign(MEMBER);
        List<Area> fewer = areas(instance).stream().filter(area -> !area.organisation().equals(SCHOOL)).toList();
        runtime.setVariable(instance, "areas", AreaList.json(fewer, leadership::nameOf));
        review.review();
        assertThat(scenario.as(DEPUTY).todo()).isEmpty();
        assertThat(scenario.as(SECRETARY).todo()).containsExactly("assignAreas");
        assertThat(areas(instance)).filteredOn(area -> area.organisation().equals(SCHOOL)).singleElement()
                .satisfies(area -> assertThat(area.leader()).isEmpty());
        assertThat(areas(instance)).extracting(Area::name).contains("机关支部");
    }

    @Test
    void should_EndTheEarlierPlan_When_ANewOneIsPublished() {
        String earlier = published(MEMBER);
        String later = started(SECRETARY);
        assertThat(areas(later)).allSatisfy(area -> assertThat(area.leader()).isEqualTo(MEMBER));
        assign(SECRETARY, everything(later, DEPUTY));
        confirm();
        sign(DEPUTY);
        assertThat(history.createHistoricProcessInstanceQuery().processInstanceId(earlier).completed().count()).isEqualTo(1);
        assertThat(runtime.getActiveActivityIds(later)).containsExactly("inForce");
        assertThat(leaders.leaderOf(SCHOOL)).contains(DEPUTY);
    }

    @Test
    void should_DivideTheSchoolItself_When_ItHasNoSubordinates() {
        String secretary = SCHOOL + ".secretary";
        String member = SCHOOL + ".committee-member-2";
        started(secretary);
        assertThatThrownBy(() -> scenario.as(secretary).completes("assignAreas", Map.of("areasConfirmed", true)))
                .isInstanceOf(Refusal.class).hasMessageContaining("没有划分片区");
        assign(secretary, List.of(new Area("高一年级", "", member), new Area("学生公寓", "", member)));
        scenario.as(secretary).completes("assignAreas", Map.of("areasConfirmed", true));
        sign(member);
        assertThat(jdbc.sql("select name from area order by name").query(String.class).list()).containsExactlyInAnyOrder("学生公寓", "高一年级");
    }

    private String published(String leader) {
        String instance = started(SECRETARY);
        assign(SECRETARY, everything(instance, leader));
        confirm();
        sign(leader);
        assertThat(leaders.leaderOf(SCHOOL)).contains(leader);
        return instance;
    }

    private String started(String by) {
        return scenario.as(by).starts("responsibility", Map.of("planRequirements", "全覆盖、不漏一人")).getId();
    }

    private void assign(String by, List<Area> areas) {
        scenario.as(by).signedIn(() -> {
            tasks.setVariable(scenario.as(by).task("assignAreas").getId(), "areas", AreaList.json(areas, leadership::nameOf));
            return null;
        });
    }

    private void confirm() {
        scenario.as(SECRETARY).completes("assignAreas", Map.of("areasConfirmed", true));
    }

    private void sign(String leader) {
        sign(leader, signing(leader), Map.of("signDecision", "sign"));
    }

    private void sign(String who, String task, Map<String, Object> values) {
        scenario.as(who).signedIn(() -> {
            forms.submitTaskForm(task, values);
            return null;
        });
        scenario.runJobs();
    }

    /** The one task in which this leader has to sign; colleagues see it too. */
    private String signing(String leader) {
        return scenario.as(leader).signedIn(() -> tasks.createTaskQuery().taskDefinitionKey("signAreas").taskAssignee(leader)
                .singleResult().getId());
    }

    private List<Area> areas(String instance) {
        return AreaList.of(runtime.getVariable(instance, "areas"));
    }

    private List<Area> everything(String instance, String leader) {
        return areas(instance).stream().map(area -> new Area(area.name(), area.organisation(), leader)).toList();
    }

    private List<Area> shared(String instance) {
        List<Area> areas = new ArrayList<>(everything(instance, MEMBER));
        areas.add(new Area("机关支部", "", DEPUTY));
        return areas;
    }

    private List<String> told(String template) {
        return jdbc.sql("select recipient from notification where template = ? and channel = 'inbox'").param(template)
                .query(String.class).list();
    }

    private static OrganisationFiles files(Predicate<String> users) throws IOException {
        String kept = Files.readAllLines(Path.of("organisations/demo/users.csv")).stream().filter(users).collect(Collectors.joining("\n", "", "\n"));
        return new OrganisationFiles(file("organisations.csv"), file("posts.csv"),
                new SourceFile("users.csv", kept.getBytes(StandardCharsets.UTF_8)));
    }

    private static SourceFile file(String name) throws IOException {
        return new SourceFile(name, Files.readAllBytes(Path.of("organisations", name)));
    }
}
