package cn.baolei.reorganisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.baolei.engine.Refusal;
import cn.baolei.organisation.OrganisationDirectory;
import cn.baolei.organisation.OrganisationImport;
import cn.baolei.organisation.Post;
import cn.baolei.organisation.Role;
import cn.baolei.process.ProcessTest;
import cn.baolei.process.Scenario;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every operation with the open tasks of a real case: nothing is orphaned, history stays what it was. */
@ProcessTest
class ReorganisationTest {

    private static final String ADMINISTRATOR = "qhedu.administrator";
    private static final String CLOSED = "yanshi-xx2";
    private static final String SUCCESSOR = "yanshi-shiyan";
    private static final String CLOSED_NAME = "西宁市城北区演示第二小学党支部";
    private static final String SUCCESSOR_NAME = "西宁市城西区演示实验学校党支部";

    @Autowired
    private Reorganisations reorganisations;
    @Autowired
    private Imports imports;
    @Autowired
    private OrganisationImport organisationImport;
    @Autowired
    private OrganisationDirectory directory;
    @Autowired
    private Scenario scenario;
    @Autowired
    private TaskService tasks;
    @Autowired
    private RuntimeService runtime;
    @Autowired
    private IdentityService identities;
    @Autowired
    private JdbcClient jdbc;

    private ProcessInstance instance;

    @BeforeEach
    void aCaseAtTheSchool() {
        scenario.set(Instant.parse("2026-11-02T01:00:00Z"));
        instance = caseAt(CLOSED);
        scenario.advance(Duration.ofMinutes(1));
    }

    @AfterEach
    void restore() {
        organisationImport.importFrom(DemoFiles.shipped().build());
        jdbc.sql("delete from reorganisation").update();
        jdbc.sql("delete from case_home").update();
    }

    @Test
    void should_ShowWhereEachTaskWouldGoAndChangeNothing_When_MergerIsPreviewed() {
        List<String> before = groupsOfCase();
        Effect effect = reorganisations.preview(merger(), ADMINISTRATOR);

        assertThat(effect.refusals()).isEmpty();
        assertThat(effect.title()).isEqualTo("“" + CLOSED_NAME + "”并入“" + SUCCESSOR_NAME + "”");
        long doctors = before.stream().filter(("doctor@" + CLOSED)::equals).count();
        assertThat(doctors).isPositive();
        assertThat(effect.moves()).contains(new Effect.TaskMove(CLOSED_NAME + Role.DOCTOR.label(), SUCCESSOR_NAME + Role.DOCTOR.label(), doctors));
        assertThat(effect.movedTasks()).isEqualTo(before.size());
        assertThat(effect.lines()).contains("撤销组织“" + CLOSED_NAME + "”（" + CLOSED + "）")
                .anyMatch(line -> line.startsWith("免去") && line.contains(CLOSED + ".doctor"));

        assertThat(groupsOfCase()).isEqualTo(before);
        assertThat(directory.all()).anyMatch(one -> one.code().equals(CLOSED));
        assertThat(groupsOf(CLOSED + ".doctor")).contains("doctor@" + CLOSED);
        assertThat(reorganisations.latest(10)).isEmpty();
    }

    @Test
    void should_GiveTheCaseToTheSuccessor_When_OrganisationsAreMerged() {
        claim("verifySuspicion", CLOSED + ".doctor");
        Effect effect = apply(merger());

        assertThat(groupsOfCase()).isNotEmpty().allMatch(group -> group.endsWith("@" + SUCCESSOR));
        assertThat(scenario.as(SUCCESSOR + ".doctor").todo()).contains("isolateOnSite");
        assertThat(scenario.as(CLOSED + ".doctor").todo()).as("goes along and keeps what is claimed").contains("verifySuspicion", "isolateOnSite");
        assertThat(directory.postsOf(CLOSED + ".doctor")).containsExactly(new Post(Role.DOCTOR, SUCCESSOR));
        assertThat(identities.createUserQuery().userId(CLOSED + ".committee-member").count()).as("does not go along").isZero();
        assertThat(runtime.createProcessInstanceQuery().processInstanceId(instance.getId()).singleResult().getTenantId()).isEqualTo(CLOSED);

        scenario.as(CLOSED + ".doctor").completes("isolateOnSite", Map.of("isolationPlace", "临时隔离室", "isolatedAt", "2026-11-02T09:01+08:00",
                "maskWorn", true));
        scenario.as(SUCCESSOR + ".secretary").completes("deployOnSite", Map.of("arrivedAt", "2026-11-02T09:01+08:00", "deploymentOrders", "按预案分工处置"));
        scenario.as(CLOSED + ".doctor").completes("verifySuspicion", Map.of("verifiedAt", "2026-11-02T09:01+08:00", "verifiedTemperature", 38.2,
                "verifiedCoughOrBreathless", "yes", "verifiedStayInAffectedArea", "no", "verifiedContactWithPatient", "yes",
                "verifiedLinkToCluster", "no", "verifiedLastExposureAt", "2026-10-30"));
        assertThat(scenario.as(SUCCESSOR + ".doctor").todo()).as("a later step").contains("sendToFeverClinic");
        assertThat(groupsOfCase()).noneMatch(group -> group.endsWith("@" + CLOSED));
        assertThat(effect.movedTasks()).isPositive();
    }

    @Test
    void should_PutTasksBackAndPeopleToo_When_MergerIsUndone() {
        List<String> before = groupsOfCase();
        apply(merger());
        scenario.as(CLOSED + ".doctor").completes("verifySuspicion", Map.of("verifiedAt", "2026-11-02T09:01+08:00", "verifiedTemperature", 38.2,
                "verifiedCoughOrBreathless", "yes", "verifiedStayInAffectedArea", "no", "verifiedContactWithPatient", "yes",
                "verifiedLinkToCluster", "no", "verifiedLastExposureAt", "2026-10-30"));
        undo();

        assertThat(directory.all()).anyMatch(one -> one.code().equals(CLOSED));
        assertThat(groupsOfCase()).as("also a step that has begun since").isNotEmpty().allMatch(group -> group.endsWith("@" + CLOSED));
        assertThat(before).isNotEmpty();
        assertThat(scenario.as(CLOSED + ".committee-member").todo()).contains("secureArea");
        assertThat(scenario.as(SUCCESSOR + ".doctor").todo()).doesNotContain("isolateOnSite", "sendToFeverClinic");
        assertThat(tenantsOf(SUCCESSOR + ".doctor")).containsExactly(SUCCESSOR);
        assertThat(reorganisations.previewUndo(reorganisations.latest(1).get(0).id(), ADMINISTRATOR).refusals()).containsExactly("这次调整已经撤销");
    }

    @Test
    void should_RefuseToUndo_When_SomethingHasHappenedSinceThatContradictsIt() {
        apply(merger());
        apply(new Transfer(CLOSED + ".doctor", Set.of("doctor@" + SUCCESSOR), Set.of("counsellor@" + SUCCESSOR)));

        long merged = reorganisations.latest(2).get(1).id();
        Effect effect = reorganisations.previewUndo(merged, ADMINISTRATOR);
        assertThat(effect.refusals()).containsExactly(CLOSED + ".doctor此后已不再担任“doctor@" + SUCCESSOR + "”");
        assertThatThrownBy(() -> reorganisations.undo(merged, effect.version(), ADMINISTRATOR)).isInstanceOf(Refusal.class)
                .hasMessageContaining("此后已不再担任");
    }

    @Test
    void should_KeepTheNameOfTheDay_When_OrganisationIsRenamed() {
        Instant then = scenario.now();
        scenario.advance(Duration.ofMinutes(5));
        apply(new Rename(SUCCESSOR, "西宁市城西区演示实验学校党总支"));

        assertThat(directory.get(SUCCESSOR).name()).isEqualTo("西宁市城西区演示实验学校党总支");
        assertThat(directory.nameOn(SUCCESSOR, then)).isEqualTo(SUCCESSOR_NAME);
        assertThat(directory.nameOn(SUCCESSOR, scenario.now())).isEqualTo("西宁市城西区演示实验学校党总支");
        assertThat(identities.createTenantQuery().tenantId(SUCCESSOR).singleResult().getName()).isEqualTo("西宁市城西区演示实验学校党总支");
        assertThat(reorganisations.latest(1).get(0).title()).contains(SUCCESSOR_NAME);
        undo();
        assertThat(directory.get(SUCCESSOR).name()).isEqualTo(SUCCESSOR_NAME);
    }

    @Test
    void should_FollowTheNewLine_When_OrganisationIsMoved() {
        apply(new Move(CLOSED, "xining-chengxi", ""));
        assertThat(directory.superiorOf(CLOSED)).get().extracting("code").isEqualTo("xining-chengxi");
        undo();
        assertThat(directory.superiorOf(CLOSED)).get().extracting("code").isEqualTo("xining-chengbei");
    }

    @Test
    void should_GiveOnlyTheChosenCaseAway_When_OrganisationIsSplit() {
        ProcessInstance staying = caseAt(CLOSED);
        String code = "yanshi-xx2-fenxiao-" + System.nanoTime();
        Split split = new Split(CLOSED, code, "西宁市城北区演示第二小学分校党支部", "", "", Set.of("committee-member"),
                Set.of(CLOSED + ".doctor doctor@" + CLOSED, CLOSED + ".secretary secretary@" + CLOSED), List.of(instance.getBusinessKey()));
        apply(split);

        assertThat(groupsOf(instance)).contains("doctor@" + code).noneMatch(group -> group.endsWith("@" + CLOSED));
        assertThat(groupsOf(staying)).as("the doctor has left, who stands in").isNotEmpty().noneMatch(group -> group.endsWith("@" + code));
        assertThat(scenario.as(CLOSED + ".doctor").todo()).contains("verifySuspicion");
        scenario.as(CLOSED + ".secretary").completes(instance.getBusinessKey(), "deployOnSite",
                Map.of("arrivedAt", "2026-11-02T09:01+08:00", "deploymentOrders", "按预案分工处置"));
        undo();
        assertThat(groupsOf(instance)).contains("doctor@" + CLOSED).noneMatch(group -> group.endsWith("@" + code));
        assertThat(directory.inForce(code).code()).isEqualTo(CLOSED);
        assertThat(reorganisations.preview(split, ADMINISTRATOR).refusals()).containsExactly("组织代码“" + code + "”曾经使用过，请另取代码");
    }

    @Test
    void should_ReturnClaimsAndLetSomebodyStandIn_When_PersonIsTransferred() {
        claim("verifySuspicion", CLOSED + ".doctor");
        Effect effect = apply(new Transfer(CLOSED + ".doctor", Set.of("doctor@" + CLOSED), Set.of("doctor@" + SUCCESSOR)));

        assertThat(effect.returned()).isOne();
        assertThat(task("verifySuspicion").getAssignee()).isNull();
        assertThat(groupsOfCase()).doesNotContain("doctor@" + CLOSED);
        assertThat(task("verifySuspicion").getDescription()).startsWith("代" + CLOSED_NAME + Role.DOCTOR.label() + "办理：该岗位空缺");
        assertThat(scenario.as(CLOSED + ".doctor").todo()).doesNotContain("verifySuspicion");

        apply(new Transfer(CLOSED + ".counsellor", Set.of(), Set.of("doctor@" + CLOSED)));
        assertThat(scenario.as(CLOSED + ".counsellor").todo()).contains("verifySuspicion");
        assertThat(task("verifySuspicion").getDescription()).doesNotStartWith("代");
    }

    @Test
    void should_StillBeThePostsTask_When_ItHadFallenBeforeAMergerThatIsUndone() {
        apply(new Transfer(CLOSED + ".doctor", Set.of("doctor@" + CLOSED), Set.of("member@" + CLOSED)));
        List<String> standIn = candidates(task("verifySuspicion")).toList();
        assertThat(standIn).doesNotContain("doctor@" + CLOSED);
        apply(merger());
        assertThat(candidates(task("verifySuspicion"))).containsExactly("doctor@" + SUCCESSOR);
        assertThat(task("verifySuspicion").getDescription()).doesNotStartWith("代");
        undo();
        assertThat(candidates(task("verifySuspicion"))).containsExactlyElementsOf(standIn);
        assertThat(task("verifySuspicion").getDescription()).startsWith("代" + CLOSED_NAME + Role.DOCTOR.label() + "办理");

        apply(new Transfer(CLOSED + ".counsellor", Set.of(), Set.of("doctor@" + CLOSED)));
        assertThat(candidates(task("verifySuspicion"))).containsExactly("doctor@" + CLOSED);
    }

    @Test
    void should_ReturnTheClaim_When_WhoeverHasItGoesAlongWithAnotherPostOnly() {
        apply(new Transfer(CLOSED + ".doctor", Set.of(), Set.of("member@" + CLOSED)));
        claim("verifySuspicion", CLOSED + ".doctor");
        apply(new Merge(List.of(CLOSED), SUCCESSOR, Set.of(CLOSED + ".doctor doctor@" + CLOSED)));
        assertThat(directory.postsOf(CLOSED + ".doctor")).containsExactly(new Post(Role.MEMBER, SUCCESSOR));
        assertThat(task("verifySuspicion").getAssignee()).isNull();
        assertThat(candidates(task("verifySuspicion"))).containsExactly("doctor@" + SUCCESSOR);
    }

    @Test
    void should_GiveTasksToTheSuperior_When_AnImportClosesTheOrganisation() {
        Imports.Difference difference = imports.compare(DemoFiles.shipped().without(CLOSED).build(), ADMINISTRATOR);
        assertThat(difference.sections().get(0).removed()).isOne();
        assertThat(difference.sections().get(0).shown()).containsExactly("撤销组织“" + CLOSED_NAME + "”（" + CLOSED + "）");
        assertThat(difference.openTasksTotal()).isEqualTo(groupsOfCase().size());
        imports.apply(difference.id(), ADMINISTRATOR);

        assertThat(groupsOfCase()).isNotEmpty().noneMatch(group -> group.endsWith("@" + CLOSED));
        assertThat(scenario.as("xining-chengbei.doctor").todo().size() + scenario.as("xining-chengbei.secretary").todo().size()).isPositive();
        undo();
        assertThat(groupsOfCase()).allMatch(group -> group.endsWith("@" + CLOSED));
    }

    @Test
    void should_RefuseAReorganisationButLetTasksWaitAfterAnImport_When_NobodyUpToTheTopCouldTakeThem() {
        Set<String> staying = Set.of("user", CLOSED + ".doctor", ADMINISTRATOR);
        imports.apply(imports.compare(DemoFiles.shipped().withUsers(lines -> lines.filter(line -> staying.contains(line.split(",")[0]))).build(),
                ADMINISTRATOR).id(), ADMINISTRATOR);
        assertThat(unattended()).isPositive();
        assertRefused(new Transfer(CLOSED + ".doctor", Set.of("doctor@" + CLOSED), Set.of("member@" + CLOSED)),
                "无人可办：" + CLOSED_NAME + Role.DOCTOR.label() + "空缺");
        undo();
        assertThat(unattended()).isZero();
    }

    @Test
    void should_RefuseWithTheReason_When_OperationCannotBe() {
        assertRefused(new Move("xining-chengbei", CLOSED, ""), "形成循环");
        assertRefused(new Move("nowhere", "xining", ""), "组织“nowhere”不存在或已撤销");
        assertRefused(new Rename(CLOSED, " "), "名称为空");
        assertRefused(new Merge(List.of("qhedu"), "xining", Set.of()), "根组织不能并入其他单位");
        assertRefused(new Merge(List.of(CLOSED), CLOSED, Set.of()), "并入它自己");
        assertRefused(new Split(CLOSED, "Gross", "分校", "", "", Set.of(), Set.of(CLOSED + ".doctor doctor@" + CLOSED), List.of()), "不合规定");
        assertRefused(new Split(CLOSED, "yanshi-neu", "分校", "", "", Set.of(), Set.of(CLOSED + ".doctor doctor@" + CLOSED), List.of("X-1")),
                "案件“X-1”不由该单位办理");
        assertRefused(new Transfer("nobody", Set.of(), Set.of("doctor@" + CLOSED)), "没有代码为“nobody”的任职人员");
        assertRefused(new Transfer(CLOSED + ".doctor", Set.of("secretary@" + CLOSED), Set.of()), "没有担任");
    }

    @Test
    void should_RefuseToApply_When_TheRosterHasChangedSinceThePreview() {
        Effect seen = reorganisations.preview(merger(), ADMINISTRATOR);
        apply(new Rename(SUCCESSOR, "西宁市城西区演示实验学校党总支"));
        assertThatThrownBy(() -> reorganisations.apply(merger(), seen.version(), ADMINISTRATOR)).isInstanceOf(Refusal.class)
                .hasMessageContaining("请重新预览");
        Imports.Difference difference = imports.compare(DemoFiles.shipped().build(), ADMINISTRATOR);
        apply(new Rename(SUCCESSOR, "西宁市城西区演示实验学校党委"));
        assertThatThrownBy(() -> imports.apply(difference.id(), ADMINISTRATOR)).isInstanceOf(Refusal.class).hasMessageContaining("重新上传");
        assertThatThrownBy(() -> imports.apply(difference.id(), CLOSED + ".secretary")).as("somebody else's upload").isInstanceOf(Refusal.class);
    }

    private static Merge merger() {
        return new Merge(List.of(CLOSED), SUCCESSOR, Set.of(CLOSED + ".committee-member committee-member@" + CLOSED));
    }

    private Effect apply(Operation operation) {
        Effect preview = reorganisations.preview(operation, ADMINISTRATOR);
        assertThat(preview.refusals()).isEmpty();
        Effect done = reorganisations.apply(operation, preview.version(), ADMINISTRATOR);
        assertThat(done).usingRecursiveComparison().isEqualTo(preview);
        return done;
    }

    private void undo() {
        long id = reorganisations.latest(1).get(0).id();
        Effect preview = reorganisations.previewUndo(id, ADMINISTRATOR);
        assertThat(preview.refusals()).isEmpty();
        reorganisations.undo(id, preview.version(), ADMINISTRATOR);
    }

    private void assertRefused(Operation operation, String reason) {
        assertThat(reorganisations.preview(operation, ADMINISTRATOR).refusals()).anyMatch(refusal -> refusal.contains(reason));
    }

    private ProcessInstance caseAt(String organisation) {
        Map<String, Object> found = new HashMap<>(Map.of("discoveredAt", "2026-11-02T09:00+08:00", "personName", "甲", "personCategory", "student",
                "personUnit", "三（3）班", "personPhone", "13900000000", "currentLocation", "教学楼", "temperature", 38.2,
                "coughOrBreathless", true, "contactWithPatient", true, "lastExposureAt", "2026-10-30"));
        ProcessInstance started = scenario.as(organisation + ".doctor").starts("suspected-case", found);
        scenario.runJobs();
        return runtime.createProcessInstanceQuery().processInstanceId(started.getId()).singleResult();
    }

    private long unattended() {
        return runtime.createIncidentQuery().incidentType("unattendedTask").count();
    }

    private void claim(String step, String user) {
        tasks.claim(task(step).getId(), user);
    }

    private Task task(String step) {
        return tasks.createTaskQuery().processInstanceId(instance.getId()).taskDefinitionKey(step).singleResult();
    }

    /** The candidate groups of all open tasks of the case, those of the processes it has called too. */
    private List<String> groupsOfCase() {
        return groupsOf(instance);
    }

    private List<String> groupsOf(ProcessInstance of) {
        return tasks.createTaskQuery().processInstanceBusinessKey(of.getBusinessKey()).list().stream().flatMap(this::candidates).sorted().toList();
    }

    private Stream<String> candidates(Task task) {
        return tasks.getIdentityLinksForTask(task.getId()).stream().filter(link -> "candidate".equals(link.getType()))
                .map(IdentityLink::getGroupId).filter(Objects::nonNull);
    }

    private List<String> groupsOf(String user) {
        return identities.createGroupQuery().groupMember(user).list().stream().map(Group::getId).toList();
    }

    private List<String> tenantsOf(String user) {
        return identities.createTenantQuery().userMember(user).list().stream().map(tenant -> tenant.getId()).toList();
    }
}
