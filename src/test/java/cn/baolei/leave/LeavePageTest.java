package cn.baolei.leave;

import static org.assertj.core.api.Assertions.assertThat;

import cn.baolei.access.Visitor;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;

/** 请假与委托 over HTTP: the page and REST. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "camunda.bpm.job-execution.enabled=false")
@ActiveProfiles("demo")
class LeavePageTest {

    private static final String DOCTOR = "yanshi-shiyan.doctor";
    private static final String COUNSELLOR = "yanshi-shiyan.counsellor";
    private static final String SECRETARY = "yanshi-shiyan.secretary";
    private static final String PASSWORD = "Baolei-2020!";
    private static final String JSON = "application/json";

    @LocalServerPort
    private int port;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private ObjectMapper json;
    @Autowired
    private Clock clock;

    private String today;
    private String tomorrow;

    @BeforeEach
    void dates() {
        LocalDate day = Days.of(clock.instant());
        today = day.toString();
        tomorrow = day.plusDays(1).toString();
    }

    @AfterEach
    void forget() {
        jdbc.sql("delete from official_leave").update();
    }

    @Test
    void should_EnterAndEndIt_When_AnOfficialFillsInThePage() {
        Visitor doctor = new Visitor(port).signedIn(DOCTOR);
        assertThat(doctor.get("/").body()).contains("href=\"/leave\"").doesNotContain("/admin/routing");
        assertThat(doctor.get("/leave").body()).contains("没有未结束的请假、外出或委托", "演示实验学校·班主任（二）（班主任/辅导员）").doesNotContain("用户代码");

        assertThat(doctor.submit("/leave", form(DOCTOR, COUNSELLOR, "参加培训<b>")).headers().firstValue("Location").orElseThrow()).endsWith("/leave");
        String page = doctor.get("/leave").body();
        assertThat(page).contains("进行中", "参加培训&lt;b&gt;", "提前结束").doesNotContain("没有未结束的请假");
        assertThat(new Visitor(port).signedIn(COUNSELLOR).get("/leave").body()).contains("演示实验学校·校医", "进行中").doesNotContain("提前结束 ");
        assertThat(new Visitor(port).signedIn("yanshi-shiyan.member").get("/leave").body()).doesNotContain("参加培训");

        long id = jdbc.sql("select id from official_leave").query(Long.class).single();
        doctor.submit("/leave/" + id + "/end", Map.of());
        assertThat(doctor.get("/leave").body()).contains("已提前结束", "由演示实验学校·校医结束");
        doctor.submit("/leave/" + id + "/end", Map.of());
        assertThat(doctor.get("/leave").body()).contains("该登记已经结束");
    }

    @Test
    void should_LoseNothing_When_TheInputIsRefused() {
        Visitor doctor = new Visitor(port).signedIn(DOCTOR);
        Map<String, String> form = new HashMap<>(form(DOCTOR, COUNSELLOR, "参加培训"));
        form.put("to", "2020-01-01");
        String page = doctor.submit("/leave", form).body();
        assertThat(page).contains("没有登记：结束日期不能早于开始日期", "value=\"参加培训\"", "value=\"2020-01-01\"").containsPattern(COUNSELLOR + "\"\\s+selected");
        form.put("to", "明天");
        assertThat(doctor.submit("/leave", form).body()).contains("日期填写不正确", "value=\"明天\"");
    }

    @Test
    void should_EnterForTheirPeople_When_TheSecretaryOrAnAdministratorDoes() {
        Visitor secretary = new Visitor(port).signedIn(SECRETARY);
        assertThat(secretary.get("/leave").body()).contains("value=\"" + DOCTOR + "\"").doesNotContain("xining-chengxi.doctor");
        secretary.submit("/leave", form(DOCTOR, COUNSELLOR, "外出"));
        assertThat(new Visitor(port).signedIn(DOCTOR).get("/leave").body()).contains("由演示实验学校·书记登记");
        assertThat(secretary.submit("/leave", form("xining-chengxi.doctor", "", "外出")).body()).contains("只能为本人，或由书记为本单位任职人员登记");

        Visitor administrator = new Visitor(port).signedIn("qhedu.administrator");
        assertThat(administrator.get("/leave").body()).contains("用户代码", "演示实验学校·校医");
        administrator.submit("/leave", form("xining-chengxi.doctor", "", "外出"));
        assertThat(administrator.get("/leave").body()).contains("城西区教育党工委·卫生联络员");
    }

    @Test
    void should_DoTheSame_When_AskedOverRest() throws Exception {
        Visitor doctor = new Visitor(port).withBasic(DOCTOR, PASSWORD);
        HttpResponse<String> entered = doctor.post("/api/leaves", JSON, body(COUNSELLOR, today, tomorrow));
        assertThat(entered.statusCode()).isEqualTo(201);
        long id = json.readTree(entered.body()).get("id").asLong();

        JsonNode line = json.readTree(doctor.get("/api/leaves").body()).get(0);
        assertThat(line.get("substitute").asText()).isEqualTo(COUNSELLOR);
        assertThat(line.get("from").asText()).isEqualTo(today);
        assertThat(line.get("state").asText()).isEqualTo("active");

        HttpResponse<String> again = doctor.post("/api/leaves", JSON, body(COUNSELLOR, today, tomorrow));
        assertThat(again.statusCode()).isEqualTo(400);
        assertThat(again.body()).contains("已有登记");
        assertThat(doctor.post("/api/leaves", JSON, body(COUNSELLOR, "1.2.2020", tomorrow)).statusCode()).isEqualTo(400);
        assertThat(new Visitor(port).withBasic(COUNSELLOR, PASSWORD).post("/api/leaves/" + id + "/end", JSON, "{}").statusCode()).isEqualTo(400);
        assertThat(json.readTree(new Visitor(port).withBasic("yanshi-shiyan.member", PASSWORD).get("/api/leaves").body())).isEmpty();
        assertThat(new Visitor(port).get("/api/leaves").statusCode()).isEqualTo(401);

        assertThat(doctor.post("/api/leaves/" + id + "/end", JSON, "{}").statusCode()).isEqualTo(204);
        assertThat(json.readTree(doctor.get("/api/leaves").body())).isEmpty();
    }

    private Map<String, String> form(String official, String substitute, String reason) {
        return Map.of("official", official, "substitute", substitute, "kind", "leave", "from", today, "to", tomorrow, "reason", reason);
    }

    private static String body(String substitute, String from, String to) {
        return "{\"official\":\"" + DOCTOR + "\",\"kind\":\"leave\",\"substitute\":\"" + substitute + "\",\"from\":\"" + from + "\",\"to\":\"" + to
                + "\",\"reason\":\"事假\"}";
    }
}
