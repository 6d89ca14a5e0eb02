package cn.baolei.access;

import static org.assertj.core.api.Assertions.assertThat;

import cn.baolei.access.Caller.Answer;
import cn.baolei.engine.OfficialTime;
import cn.baolei.organisation.OrganisationDirectory;
import cn.baolei.organisation.Post;
import cn.baolei.organisation.Role;
import cn.baolei.process.ForeignCases;
import cn.baolei.routing.DutyPost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table of authorizations, walked through cell by cell over HTTP, and its page in docs/. */
@OverHttp
class AccessTableTest {

    private static final Path PAGE = Path.of("docs/access.md");
    private static final String JSON = "application/json";

    @Autowired
    private ProcessEngine engine;
    @Autowired
    private OrganisationDirectory directory;
    @Autowired
    private ForeignCases cases;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private Clock clock;
    @LocalServerPort
    private int port;

    @Test
    void should_BePrintedAsItIs_When_TheTableChanges() throws IOException {
        String before = Files.exists(PAGE) ? Files.readString(PAGE) : "";
        Files.writeString(PAGE, AccessPage.text());
        assertThat(before).as("docs/access.md was out of date and has been printed anew: look at it and commit it").isEqualTo(AccessPage.text());
    }

    /** Every cell: who is listed gets through, who is not is refused. */
    @ParameterizedTest
    @EnumSource(Role.class)
    void should_GetThroughWhereTheTableSaysSo_When_ARoleTriesEverything(Role role) {
        String user = holderOf(role);
        Caller caller = new Caller(port, user);
        List<Access> got = Arrays.stream(Access.values()).filter(access -> getsThrough(caller, access, user, role)).toList();
        assertThat(got).containsExactlyElementsOf(Arrays.stream(Access.values()).filter(access -> access.roles().contains(role)).toList());
    }

    private boolean getsThrough(Caller caller, Access access, String user, Role role) {
        return switch (access) {
            case SELF -> isOk(caller, "/engine-rest/user/" + user + "/profile");
            case TASKS -> seesTaskOf(caller, organisationOf(user, role), new Post(role, organisationOf(user, role)).groupId());
            case DUTY -> Stream.of(Role.DUTY_OFFICER, Role.DUTY_LEADER).map(duty -> new Post(duty, organisationOf(user, role)))
                    .anyMatch(post -> seesTaskOf(caller, post.organisation(), post.groupId()));
            case FILTERS -> isOk(caller, "/engine-rest/filter") && caller.call("GET", "/engine-rest/filter", null, null).body().contains("我的待办");
            case START -> isOk(caller, "/engine-rest/process-definition/key/member-health-report/startForm");
            case DIAGRAMS -> isOk(caller, "/engine-rest/process-definition/key/suspected-case/xml");
            case DEPLOYMENT -> isOk(caller, "/engine-rest/deployment")
                    && !caller.call("GET", "/engine-rest/deployment", null, null).body().equals("[]");
            case HISTORY -> isOk(caller, "/engine-rest/history/process-instance/" + cases.running());
            case PEOPLE -> isOk(caller, "/engine-rest/group/count")
                    && isOk(caller, "/engine-rest/user/" + ForeignCases.SCHOOL + ".doctor/profile") && isOk(caller, "/api/reorganisations");
            case ORGANISATION -> caller.call("GET", "/matters", null, null).body().contains("本单位在办事项");
            case SUBORDINATES -> isOk(caller, "/subordinates");
            case AUDIT -> isOk(caller, "/audit");
            case VERSIONS -> isOk(caller, "/api/processes");
        };
    }

    private String organisationOf(String user, Role role) {
        return directory.postsOf(user).stream().filter(post -> post.role() == role).findFirst().orElseThrow().organisation();
    }

    private boolean seesTaskOf(Caller caller, String organisation, String group) {
        Task task = engine.getTaskService().newTask();
        task.setTenantId(organisation);
        engine.getTaskService().saveTask(task);
        engine.getTaskService().addCandidateGroup(task.getId(), group);
        try {
            return isOk(caller, "/engine-rest/task/" + task.getId());
        } finally {
            engine.getTaskService().deleteTask(task.getId(), true);
        }
    }

    /** Where a roster is kept: whoever is on shift, whatever their post, and nobody else. */
    @Test
    void should_SeeTheTasksOfThoseOnDuty_When_OnShiftOnly() {
        String school = "yanshi-zx2-xining";
        LocalDateTime now = LocalDateTime.ofInstant(clock.instant(), OfficialTime.ZONE);
        // The week of a roster begins on Monday at eight.
        LocalDate monday = now.minusHours(8).toLocalDate().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        StringBuilder week = new StringBuilder("organisation=" + school + "&week=" + monday + "&pattern=two");
        for (int shift = 0; shift < 14; shift++) {
            boolean day = shift % 2 == 0;
            week.append("&officer" + shift + "=" + school + "." + (day ? "duty-officer" : "doctor"))
                    .append("&leader" + shift + "=" + school + "." + (day ? "duty-leader" : "committee-member"));
        }
        Answer entered = new Caller(port, school + ".office-director").call("POST", "/duty", "application/x-www-form-urlencoded", week.toString());
        assertThat(entered.status()).as(entered.body()).isEqualTo(302);
        try {
            boolean day = now.getHour() >= 8 && now.getHour() < 20;
            assertSees(school, Role.DUTY_OFFICER, day ? "duty-officer" : "doctor", day ? "doctor" : "duty-officer");
            assertSees(school, Role.DUTY_LEADER, day ? "duty-leader" : "committee-member", day ? "committee-member" : "duty-leader");
        } finally {
            jdbc.sql("delete from duty_shift where organisation = ?").param(school).update();
            jdbc.sql("delete from duty_roster where organisation = ?").param(school).update();
            engine.getIdentityService().deleteGroup("duty-officer.on-duty@" + school);
            engine.getIdentityService().deleteGroup("duty-leader.on-duty@" + school);
        }
    }

    private void assertSees(String school, Role duty, String onShift, String offShift) {
        String group = new DutyPost(duty, school).groupId();
        assertThat(seesTaskOf(new Caller(port, school + "." + onShift), school, group)).as(onShift).isTrue();
        for (String user : List.of(school + "." + offShift, school + ".secretary", school + ".member", ForeignCases.SCHOOL + "." + duty.code(),
                "xining." + duty.code(), "qhedu.administrator")) {
            assertThat(seesTaskOf(new Caller(port, user), school, group)).as(user).isFalse();
        }
    }

    /** Where: an auditor's history is that of the granted subtree. */
    @ParameterizedTest
    @CsvSource({"xining, true", "yanshi-zx-xining, true", "qhedu, true", "haidong, false", "yanshi-zx-xining-zb1, false", "yanshi-xx1, false"})
    void should_ReadHistoryOfTheSubtreeOnly_When_AuditorIsAppointedThere(String organisation, boolean reads) {
        Caller auditor = appointed("audits-" + organisation, new Post(Role.AUDITOR, organisation));
        assertThat(isOk(auditor, "/engine-rest/history/process-instance/" + cases.running())).isEqualTo(reads);
        assertThat(auditor.call("GET", "/engine-rest/history/variable-instance?processInstanceId=" + cases.running(), null, null).body()
                .contains("personName")).isEqualTo(reads);
        assertThat(auditor.call("GET", "/engine-rest/history/decision-instance?processInstanceId=" + cases.running(), null, null).status())
                .isEqualTo(200);
        assertThat(isOk(auditor, "/engine-rest/history/process-instance/" + cases.discipline())).isFalse();
    }

    @Test
    void should_WriteNothingAndSeeNothingThatRuns_When_Auditing() {
        Caller auditor = new Caller(port, "qhedu.auditor");
        for (String path : List.of("/history/process-instance/" + cases.running(), "/process-instance/" + cases.running())) {
            assertThat(auditor.call("DELETE", "/engine-rest" + path, null, null).status()).isEqualTo(403);
        }
        assertThat(auditor.call("POST", "/engine-rest/history/process-instance/delete", JSON, "{}").status()).isEqualTo(403);
        for (String path : List.of("/process-instance", "/task", "/variable-instance", "/execution", "/job", "/incident")) {
            assertThat(auditor.call("GET", "/engine-rest" + path, null, null).status()).as(path).isEqualTo(403);
        }
        assertThat(auditor.call("GET", "/camunda/api/engine/engine/default/history/process-instance", null, null).status())
                .as("the web apps' door, where somebody is all they are at once").isEqualTo(403);
    }

    /** 审计员 here and 书记 there: neither reads the history there nor the matters below here. */
    @Test
    void should_NotGetTheSumOfBoth_When_SomebodyHoldsTwoPosts() {
        String there = cases.startedAt("yanshi-zx-gonghe");
        Caller both = appointed("audits-here-leads-there", new Post(Role.AUDITOR, "xining"), new Post(Role.SECRETARY, "yanshi-zx-gonghe"),
                new Post(Role.ADMINISTRATOR, "qhedu"));
        assertThat(isOk(both, "/engine-rest/history/process-instance/" + cases.running())).isTrue();
        assertThat(isOk(both, "/engine-rest/history/process-instance/" + there)).as("history of where they are 书记").isFalse();
        assertThat(both.call("GET", "/engine-rest/history/process-instance", null, null).body()).doesNotContain(there);
        assertThat(both.call("GET", "/matters", null, null).body()).contains(there).doesNotContain(cases.running());
        assertThat(isOk(both, "/subordinates/" + cases.running())).as("below where they are 审计员").isFalse();
        assertThat(both.call("GET", "/engine-rest/history/user-operation?processInstanceId=" + there, null, null).body()).isEqualTo("[]");
        assertThat(both.call("GET", "/camunda/api/engine/engine/default/history/user-operation?processInstanceId=" + cases.running(), null, null)
                .body()).isEqualTo("[]");
    }

    /** Where: below, never above or beside, never one's own. */
    @ParameterizedTest
    @CsvSource({"xining.secretary, true", "xining.office-director, true", "qhedu.secretary, true", "qhedu-ldxzb.leading-group-office, true",
        "xining.member, false", "xining.reporter, false", "yanshi-zx-xining.secretary, false", "yanshi-zx-xining-zb1.secretary, false",
        "yanshi-xx1.secretary, false", "haidong.secretary, false", "qhedu.auditor, false", "qhedu.administrator, false"})
    void should_ReadBelowOnly_When_ASuperiorLooks(String user, boolean reads) {
        Caller caller = new Caller(port, user);
        Answer trail = caller.call("GET", "/subordinates/" + cases.running(), null, null);
        assertThat(trail.status()).isEqualTo(reads ? 200 : 404);
        Answer list = caller.call("GET", "/subordinates?organisation=" + ForeignCases.SCHOOL, null, null);
        assertThat(list.body().contains(cases.running())).isEqualTo(reads);
        for (String body : List.of(trail.body(), list.body(), caller.call("GET", "/subordinates", null, null).body())) {
            assertThat(body).doesNotContain(cases.discipline(), ForeignCases.HEALTH_MARK, ForeignCases.PHONE, ForeignCases.DISCIPLINE_MARK);
        }
        assertThat(caller.call("GET", "/subordinates/" + cases.discipline(), null, null).status()).isEqualTo(404);
        if (reads) {
            assertThat(trail.body()).contains("就地隔离", "西宁市演示中学党委", "在办");
        }
    }

    /** Its cases stay in its own tenant. */
    @Test
    void should_StillBeReadFromAbove_When_TheOrganisationHasBeenMerged() {
        try (Merger merged = new Merger(port, ForeignCases.SCHOOL, "yanshi-xx1")) {
            Caller superior = new Caller(port, "xining.secretary");
            assertThat(isOk(superior, "/subordinates/" + cases.running())).isTrue();
            assertThat(superior.call("GET", "/subordinates?organisation=yanshi-xx1", null, null).body()).contains(cases.running());
            assertThat(isOk(new Caller(port, "haidong.secretary"), "/subordinates/" + cases.running())).isFalse();
            assertThat(isOk(new Caller(port, "qhedu.auditor"), "/engine-rest/history/process-instance/" + cases.running())).isTrue();
        }
    }

    /** Without a successor: its cases stay with those above it as it was, and are nobody else's. */
    @Test
    void should_StillBeReadFromAbove_When_TheOrganisationHasBeenClosed() {
        String school = "yanshi-zx-geermu";
        String instance = cases.startedAt(school);
        String county = "haixi-geermu";
        Caller auditor = appointed("audits-" + county, new Post(Role.AUDITOR, county));
        List<String> closing = List.of(school, school + "-zb1");
        jdbc.sql("update organisation set valid_to = now() where code = any (?)").param(closing.toArray(String[]::new)).update();
        newVersion();
        try {
            for (String user : List.of(county + ".secretary", "haixi.secretary", "qhedu.secretary")) {
                Caller superior = new Caller(port, user);
                assertThat(isOk(superior, "/subordinates/" + instance)).as(user).isTrue();
                Answer list = superior.call("GET", "/subordinates?organisation=" + school, null, null);
                assertThat(list.body()).as(user).contains(instance, "格尔木市演示中学党总支（已撤销）");
            }
            assertThat(isOk(new Caller(port, "haidong.secretary"), "/subordinates/" + instance)).isFalse();
            assertThat(isOk(auditor, "/engine-rest/history/process-instance/" + instance)).isTrue();
            assertThat(isOk(new Caller(port, "qhedu.auditor"), "/engine-rest/history/process-instance/" + instance)).isTrue();
            assertThat(isOk(appointed("audits-beside", new Post(Role.AUDITOR, "haixi-delingha")), "/engine-rest/history/process-instance/" + instance))
                    .isFalse();
        } finally {
            jdbc.sql("update organisation set valid_to = null where code = any (?)").param(closing.toArray(String[]::new)).update();
            newVersion();
        }
    }

    @Test
    void should_TurnPages_When_ThereAreMoreMattersThanOnePageHolds() {
        String school = "yanshi-zx-haiyan";
        jdbc.sql("""
                insert into act_hi_procinst (id_, proc_inst_id_, business_key_, proc_def_key_, proc_def_id_, start_time_, end_time_, tenant_id_, state_)
                select 'many-' || n, 'many-' || n, 'many-' || n, proc_def_key_, proc_def_id_, now() - n * interval '1 minute', now(), ?, 'COMPLETED'
                from act_hi_procinst, generate_series(100, 219) n where proc_inst_id_ = ?""").params(school, cases.running()).update();
        try {
            Caller superior = new Caller(port, "haibei-haiyan.secretary");
            String first = superior.call("GET", "/subordinates?show=finished&organisation=" + school, null, null).body();
            assertThat(first).contains("共 120 件", "第 1 页，共 3 页", "many-100", "many-149", "page=2").doesNotContain("many-150", "上一页");
            String last = superior.call("GET", "/subordinates?show=finished&page=3&organisation=" + school, null, null).body();
            assertThat(last).contains("第 3 页，共 3 页", "many-200", "many-219", "上一页").doesNotContain("many-199", "下一页");
            assertThat(superior.call("GET", "/subordinates?show=finished&page=99&organisation=" + school, null, null).body()).isEqualTo(last);
            assertThat(superior.call("GET", "/subordinates?show=finished&page=x&organisation=" + school, null, null).body()).isEqualTo(first);
        } finally {
            jdbc.sql("delete from act_hi_procinst where id_ like 'many-%'").update();
        }
    }

    /** As soon as it is deployed: who may start it, and who audits it. */
    @Test
    void should_BeAuditableAtOnce_When_AProcedureIsDeployedLater() {
        String diagram = """
                <?xml version="1.0" encoding="UTF-8"?>
                <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="test">
                  <bpmn:process id="deployed-later" name="后来的流程" isExecutable="true" camunda:historyTimeToLive="P3650D">
                    <bpmn:startEvent id="start"><bpmn:outgoing>to</bpmn:outgoing></bpmn:startEvent>
                    <bpmn:sequenceFlow id="to" sourceRef="start" targetRef="end" />
                    <bpmn:endEvent id="end"><bpmn:incoming>to</bpmn:incoming></bpmn:endEvent>
                  </bpmn:process>
                </bpmn:definitions>""";
        String limit = "limit";
        Answer deployed = new Caller(port, "qhedu.process-owner").call("POST", "/engine-rest/deployment/create", "multipart/form-data; boundary=" + limit,
                "--" + limit + "\r\nContent-Disposition: form-data; name=\"deployment-name\"\r\n\r\nlater\r\n--" + limit
                        + "\r\nContent-Disposition: form-data; name=\"data\"; filename=\"later.bpmn\"\r\nContent-Type: text/xml\r\n\r\n" + diagram
                        + "\r\n--" + limit + "--\r\n");
        assertThat(deployed.status()).as(deployed.body()).isEqualTo(200);
        String deployment = engine.getRepositoryService().createDeploymentQuery().deploymentName("later").singleResult().getId();
        try {
            String instance = engine.getRuntimeService().createProcessInstanceByKey("deployed-later").processDefinitionWithoutTenantId()
                    .setVariable("organisation", ForeignCases.SCHOOL).execute().getId();
            assertThat(isOk(new Caller(port, "qhedu.auditor"), "/engine-rest/history/process-instance/" + instance)).isTrue();
        } finally {
            engine.getRepositoryService().deleteDeployment(deployment, true);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"open", "overdue", "finished", "nonsense"})
    void should_ShowTheAskedOnes_When_ASuperiorChoosesAState(String show) {
        String body = new Caller(port, "xining.secretary").call("GET", "/subordinates?show=" + show + "&organisation=" + ForeignCases.SCHOOL,
                null, null).body();
        assertThat(body.contains(cases.ended())).isEqualTo(show.equals("finished"));
        assertThat(body.contains(cases.running())).isEqualTo(show.equals("open") || show.equals("nonsense"));
    }

    /** The case has run: a count would tell everybody above and beside it. */
    @ParameterizedTest
    @ValueSource(strings = {"yanshi-zx-xining.publicity-member", "yanshi-zx-xining.secretary", "xining.secretary", "qhedu.secretary"})
    void should_NotCountDisciplinaryCases_When_TheClausesAreOpened(String user) {
        assertThat(cases.discipline()).isNotEmpty();
        String page = new Caller(port, user).call("GET", "/traceability", null, null).body();
        List<String> rows = Pattern.compile("<tr>.*?</tr>", Pattern.DOTALL).matcher(page).results().map(MatchResult::group).toList();
        assertThat(rows.stream().filter(row -> row.contains(">问责</td>"))).isNotEmpty().allMatch(row -> row.contains("不公开") && row.contains(">—</td>"));
        assertThat(rows.stream().filter(row -> row.contains(">疑似病例处置</td>"))).isNotEmpty().anyMatch(row -> !row.contains("办理次数\">0<"))
                .noneMatch(row -> row.contains("不公开"));
    }

    /** People and posts are changed on our own pages only, where it is recorded and nobody appoints themselves. */
    @ParameterizedTest
    @CsvSource({"POST, /user/create", "PUT, /user/yanshi-xx1.doctor/profile", "DELETE, /user/yanshi-xx1.doctor", "POST, /user/yanshi-xx1.doctor/unlock",
        "POST, /group/create", "PUT, /group/secretary", "DELETE, /group/secretary", "PUT, /group/secretary/members/yanshi-xx1.doctor",
        "DELETE, /group/secretary/members/yanshi-xx1.secretary", "PUT, /group/secretary/members/qhedu.administrator", "POST, /tenant/create",
        "DELETE, /tenant/xining", "PUT, /tenant/xining/user-members/qhedu.administrator", "PUT, /tenant/xining/group-members/secretary"})
    void should_BeShutForEverybody_When_UsersGroupsOrTenantsWouldChange(String method, String path) {
        String person = "{\"profile\":{\"id\":\"second.self\",\"firstName\":\"a\",\"lastName\":\"b\"},\"credentials\":{\"password\":\"Baolei-2021!\"}}";
        for (String user : List.of("qhedu.administrator", "qhedu.secretary", "qhedu.process-owner")) {
            Caller caller = new Caller(port, user);
            for (String root : List.of("/engine-rest", "/engine-rest/engine/default", "/camunda/api/engine/engine/default")) {
                Answer answer = caller.call(method, root + path, JSON, path.equals("/user/create") ? person : "{}");
                assertThat(answer.status()).as(user + " " + root + path).isEqualTo(403);
                assertThat(answer.body()).as(user + " " + root + path).contains("请系统管理员使用“组织机构调整”");
            }
        }
        assertThat(engine.getIdentityService().createUserQuery().userId("second.self").count()).isZero();
    }

    @Test
    void should_RefuseToAppointThemselves_When_AnAdministratorTries() {
        Caller administrator = new Caller(port, "qhedu.administrator");
        assertThat(administrator.call("POST", "/api/reorganisations/preview", JSON,
                "{\"kind\":\"transfer\",\"user\":\"qhedu.administrator\",\"to\":[\"secretary@xining\"]}").body()).contains("不能任命自己");
    }

    /** As the first one of an installation, who is in no roster. */
    @Test
    void should_FindTheAdministratorsEntries_When_AnAdministratorHoldsNoPost() {
        User first = engine.getIdentityService().newUser("first.administrator");
        first.setPassword("Baolei-2020!");
        engine.getIdentityService().saveUser(first);
        engine.getIdentityService().createMembership(first.getId(), Role.ADMINISTRATOR.code());
        try {
            Caller caller = new Caller(port, first.getId());
            assertThat(caller.call("GET", "/", null, null).body()).contains("/admin/organisations", "/admin/routing", "/officials/initial-password",
                    "系统管理员，未任其他岗位").doesNotContain("请联系系统管理员");
            for (String entry : List.of("/admin/organisations", "/admin/routing", "/officials/initial-password", "/leave")) {
                assertThat(isOk(caller, entry)).as(entry).isTrue();
            }
        } finally {
            engine.getIdentityService().deleteUser(first.getId());
        }
    }

    private static boolean isOk(Caller caller, String path) {
        return caller.call("GET", path, null, null).status() == 200;
    }

    /** Somebody new with these posts and no others. */
    private Caller appointed(String user, Post... posts) {
        User person = engine.getIdentityService().newUser(user);
        person.setPassword("Baolei-2020!");
        engine.getIdentityService().saveUser(person);
        jdbc.sql("insert into official (id, name) values (?, ?)").params(user, user).update();
        for (Post post : posts) {
            jdbc.sql("insert into post (organisation, role, valid_from) values (?, ?, now()) on conflict do nothing")
                    .params(post.organisation(), post.role().code()).update();
            jdbc.sql("insert into appointment (official, organisation, role, valid_from) values (?, ?, ?, now())")
                    .params(user, post.organisation(), post.role().code()).update();
            for (String group : List.of(post.role().code(), post.groupId())) {
                if (engine.getIdentityService().createGroupQuery().groupId(group).count() == 0) {
                    Group missing = engine.getIdentityService().newGroup(group);
                    engine.getIdentityService().saveGroup(missing);
                }
                engine.getIdentityService().createMembership(user, group);
            }
            engine.getIdentityService().createTenantUserMembership(post.organisation(), user);
        }
        newVersion();
        return new Caller(port, user);
    }

    /** The roster has been changed behind the application's back. */
    private void newVersion() {
        jdbc.sql("update organisation_version set version = nextval('organisation_version_number')").update();
    }

    /** A demonstration user with this post and no other. */
    private String holderOf(Role role) {
        return Stream.of("yanshi-zhongzhi1", "qhedu-ldxzb", "qhedu-ldxz", "qhedu").map(organisation -> new Post(role, organisation))
                .flatMap(post -> directory.holdersOf(post).stream()).filter(user -> directory.postsOf(user).size() == 1).findFirst().orElseThrow();
    }
}
