package cn.baolei.access;

import static org.assertj.core.api.Assertions.assertThat;

import cn.baolei.access.Caller.Answer;
import cn.baolei.organisation.OrganisationDirectory;
import cn.baolei.organisation.Post;
import cn.baolei.organisation.Role;
import cn.baolei.process.ForeignCases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
            case TASKS -> seesTaskOf(caller, directory.postsOf(user).stream().filter(post -> post.role() == role).findFirst().orElseThrow());
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
            case VERSIONS -> isOk(caller, "/api/processes");
        };
    }

    private boolean seesTaskOf(Caller caller, Post post) {
        Task task = engine.getTaskService().newTask();
        task.setTenantId(post.organisation());
        engine.getTaskService().saveTask(task);
        engine.getTaskService().addCandidateGroup(task.getId(), post.groupId());
        try {
            return isOk(caller, "/engine-rest/task/" + task.getId());
        } finally {
            engine.getTaskService().deleteTask(task.getId(), true);
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
        Caller administrator = new Caller(port, "qhedu.administrator");
        String merger = "{\"kind\":\"merge\",\"closed\":[\"" + ForeignCases.SCHOOL + "\"],\"into\":\"yanshi-xx1\"}";
        String version = "\"version\":" + number("version", administrator.call("POST", "/api/reorganisations/preview", JSON, merger));
        assertThat(administrator.call("POST", "/api/reorganisations", JSON, "{\"operation\":" + merger + "," + version + "}").status()).isEqualTo(200);
        String done = "/api/reorganisations/" + number("id", administrator.call("GET", "/api/reorganisations", null, null));
        try {
            Caller superior = new Caller(port, "xining.secretary");
            assertThat(isOk(superior, "/subordinates/" + cases.running())).isTrue();
            assertThat(superior.call("GET", "/subordinates?organisation=yanshi-xx1", null, null).body()).contains(cases.running());
            assertThat(isOk(new Caller(port, "haidong.secretary"), "/subordinates/" + cases.running())).isFalse();
            assertThat(isOk(new Caller(port, "qhedu.auditor"), "/engine-rest/history/process-instance/" + cases.running())).isTrue();
        } finally {
            String undo = "{\"version\":" + number("version", administrator.call("POST", done + "/undo/preview", JSON, "{}")) + "}";
            assertThat(administrator.call("POST", done + "/undo", JSON, undo).status()).isEqualTo(200);
        }
    }

    /** The first one of that name. */
    private static String number(String name, Answer answer) {
        return Pattern.compile("\"" + name + "\":(\\d+)").matcher(answer.body()).results().map(found -> found.group(1)).findFirst()
                .orElseThrow(() -> new AssertionError(answer.toString()));
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

    @Test
    void should_RefuseToAppointThemselves_When_AnAdministratorTries() {
        Caller administrator = new Caller(port, "qhedu.administrator");
        assertThat(administrator.call("PUT", "/engine-rest/group/secretary/members/qhedu.administrator", JSON, "{}").status()).isEqualTo(403);
        assertThat(administrator.call("PUT", "/engine-rest/tenant/xining/user-members/qhedu.administrator", JSON, "{}").status()).isEqualTo(403);
        assertThat(administrator.call("POST", "/api/reorganisations/preview", JSON,
                "{\"kind\":\"transfer\",\"user\":\"qhedu.administrator\",\"to\":[\"secretary@xining\"]}").body()).contains("不能任命自己");
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
        jdbc.sql("update organisation_version set version = nextval('organisation_version_number')").update();
        return new Caller(port, user);
    }

    /** A demonstration user with this post and no other. */
    private String holderOf(Role role) {
        return Stream.of("yanshi-zhongzhi1", "qhedu-ldxzb", "qhedu-ldxz", "qhedu").map(organisation -> new Post(role, organisation))
                .flatMap(post -> directory.holdersOf(post).stream()).filter(user -> directory.postsOf(user).size() == 1).findFirst().orElseThrow();
    }
}
