package cn.baolei.duty;

import static org.assertj.core.api.Assertions.assertThat;

import cn.baolei.access.Visitor;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;

/** The pages of the roster over HTTP, as a browser sends it. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "camunda.bpm.job-execution.enabled=false")
@ActiveProfiles("demo")
class DutyPageTest {

    private static final String SCHOOL = "yanshi-shiyan";
    private static final String DIRECTOR = SCHOOL + ".office-director";

    @LocalServerPort
    private int port;
    @Autowired
    private RosterEntry entry;
    @Autowired
    private ShiftClock clock;
    @Autowired
    private DutyShiftTable shifts;
    @Autowired
    private RuntimeService runtime;
    @Autowired
    private IdentityService identities;
    @Autowired
    private JdbcClient jdbc;

    private TestRoster roster;

    @BeforeEach
    void setClock() {
        roster = new TestRoster(entry, jdbc, identities);
        set(TestRoster.ENTERED);
    }

    @AfterEach
    void reset() {
        runtime.createProcessInstanceQuery().processDefinitionKey("duty-shift").list()
                .forEach(instance -> runtime.deleteProcessInstance(instance.getId(), "end of test"));
        roster.delete();
        ClockUtil.reset();
    }

    @Test
    void should_SaveTheWeek_When_EveryShiftHasItsPeople() throws Exception {
        Visitor director = signedIn(DIRECTOR);
        assertThat(director.get("/duty?week=2026-06-03&pattern=two").body())
                .contains("6月1日（星期一）08:00—20:00", "name=\"officer13\"", "保存值班表", "本周尚未排班，请编排后保存")
                .doesNotContain("name=\"officer14\"");
        assertThat(signedIn(SCHOOL + ".member").get("/duty?week=2026-06-03").body()).contains("本周尚未排班，由党办主任编排");
        HttpResponse<String> saved = director.submit("/duty", week(Map.of()));
        assertThat(saved.statusCode()).isEqualTo(302);
        assertThat(director.get(saved.headers().firstValue("Location").orElseThrow()).body()).contains("值班表已保存")
                .doesNotContain("尚未排班");
        assertThat(shifts.at(SCHOOL, TestRoster.MONDAY_TWENTY).orElseThrow().officer()).isEqualTo(SCHOOL + ".counsellor");
    }

    @Test
    void should_NameTheGapAndKeepWhatWasTyped_When_AShiftHasNobody() throws Exception {
        Visitor director = signedIn(DIRECTOR);
        String answer = director.submit("/duty", week(Map.of("officer3", "", "officer5", "qhedu.secretary"))).body();
        assertThat(answer).contains("值班表没有保存", "6月2日（星期二）20:00—6月3日（星期三）08:00：没有安排值班员",
                "6月3日（星期三）20:00—6月4日（星期四）08:00：值班员只能从本单位人员中选择");
        assertThat(answer).containsPattern("value=\"yanshi-shiyan.duty-officer\"\\s+selected");
        assertThat(shifts.organisations()).isEmpty();
    }

    @Test
    void should_KeepWhatHasBegun_When_TheWeekIsChangedInItsCourse() throws Exception {
        roster.enter(SCHOOL, "duty-officer", "counsellor");
        set(TestRoster.MONDAY_TWENTY.plusSeconds(60));
        clock.tick();
        Visitor director = signedIn(DIRECTOR);
        assertThat(director.get("/duty?week=2026-06-01").body()).contains("已结束", "值班中", "name=\"officer2\"")
                .doesNotContain("name=\"officer0\"", "name=\"officer1\"");
        Map<String, String> changed = week(Map.of("officer0", SCHOOL + ".doctor", "officer1", SCHOOL + ".doctor", "officer2", SCHOOL + ".doctor"));
        assertThat(director.submit("/duty", changed).statusCode()).isEqualTo(302);
        assertThat(shifts.at(SCHOOL, TestRoster.MONDAY_EIGHT).orElseThrow().officer()).isEqualTo(SCHOOL + ".duty-officer");
        assertThat(shifts.at(SCHOOL, TestRoster.MONDAY_TWENTY).orElseThrow().officer()).isEqualTo(SCHOOL + ".counsellor");
        assertThat(shifts.at(SCHOOL, TestRoster.MONDAY_EIGHT.plusSeconds(86400)).orElseThrow().officer()).isEqualTo(SCHOOL + ".doctor");

        set(TestRoster.WEEK_OVER);
        assertThat(director.submit("/duty", changed).body()).contains("换人请用“顶班”");
    }

    @Test
    void should_ShowWithoutEntry_When_TheVisitorMayOnlyLook() throws Exception {
        roster.enter(SCHOOL, "duty-officer", "counsellor");
        for (String user : List.of(SCHOOL + ".member", "xining-chengxi.duty-leader", "qhedu.secretary")) {
            Visitor visitor = signedIn(user);
            assertThat(visitor.get("/duty?week=2026-06-01&organisation=" + SCHOOL).body()).as(user).contains("演示实验学校·值班员")
                    .doesNotContain("保存值班表", "name=\"officer");
            assertThat(visitor.submit("/duty", week(Map.of())).statusCode()).as(user).isEqualTo(403);
        }
        assertThat(signedIn("xining-chengxi.member").get("/duty").body()).contains("下级单位值班表", "西宁市城西区演示实验学校党支部");
        assertThat(signedIn("yanshi-xx1.secretary").get("/duty?organisation=" + SCHOOL).statusCode()).isEqualTo(404);
        assertThat(signedIn("yanshi-xx1.secretary").get("/duty/shifts/" + first()).statusCode()).isEqualTo(404);
        assertThat(new Visitor(port).get("/duty").statusCode()).isEqualTo(302);
    }

    @Test
    void should_ReplaceAndCall_When_TheLeaderAsks() throws Exception {
        roster.enter(SCHOOL, "duty-officer", "counsellor");
        set(TestRoster.MONDAY_EIGHT);
        clock.tick();
        String page = "/duty/shifts/" + first();
        Visitor leader = signedIn(SCHOOL + ".duty-leader");
        assertThat(leader.get(page).body()).contains("换班、顶班", "抽查点名");
        leader.submit(page + "/replacement", Map.of("person", SCHOOL + ".member", "reason", " "));
        assertThat(leader.get(page).body()).contains("换班原因：请填写");
        leader.submit(page + "/replacement", Map.of("person", SCHOOL + ".duty-leader", "reason", "生病"));
        assertThat(leader.get(page).body()).contains("顶班人员：请从本单位值班人员中选择");
        leader.submit(page + "/replacement", Map.of("person", SCHOOL + ".member", "reason", "生病"));
        assertThat(leader.get(page).body()).contains("已换人", "演示实验学校·值班员换班（由演示实验学校·党员顶班：生病）");
        leader.submit(page + "/call", Map.of());
        assertThat(leader.get(page).body()).contains("已发出点名");
        assertThat(jdbc.sql("select call_ordered_by from duty_shift where id = ?").param(first()).query(String.class).single())
                .isEqualTo(SCHOOL + ".duty-leader");

        Visitor superior = signedIn("xining-chengxi.duty-leader");
        assertThat(superior.get(page).body()).contains("抽查点名").doesNotContain("换班、顶班");
        assertThat(superior.submit(page + "/replacement", Map.of("person", SCHOOL + ".doctor", "reason", "x")).statusCode()).isEqualTo(403);
        Visitor member = signedIn(SCHOOL + ".member");
        assertThat(member.get(page).body()).doesNotContain("抽查点名", "换班、顶班");
        assertThat(member.submit(page + "/call", Map.of()).statusCode()).isEqualTo(403);
    }

    private long first() {
        return shifts.at(SCHOOL, TestRoster.MONDAY_EIGHT).orElseThrow().id();
    }

    private static Map<String, String> week(Map<String, String> changes) {
        Map<String, String> form = new LinkedHashMap<>(Map.of("organisation", SCHOOL, "week", "2026-06-01", "pattern", "two"));
        List<PlannedShift> week = TestRoster.week(SCHOOL, "duty-officer", "counsellor");
        for (int i = 0; i < week.size(); i++) {
            form.put("officer" + i, week.get(i).officer());
            form.put("leader" + i, week.get(i).leader());
        }
        form.putAll(changes);
        return form;
    }

    private static void set(Instant now) {
        ClockUtil.setCurrentTime(Date.from(now));
    }

    private Visitor signedIn(String user) {
        return new Visitor(port).signedIn(user);
    }
}
