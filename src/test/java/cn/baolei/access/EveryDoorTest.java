package cn.baolei.access;

import static org.assertj.core.api.Assertions.assertThat;

import cn.baolei.access.Caller.Answer;
import cn.baolei.access.Routes.Route;
import cn.baolei.access.Samples.Filled;
import cn.baolei.process.ForeignCases;
import jakarta.servlet.ServletException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;

/**
 * Isolation over every door: each route that the running application exposes, tried over HTTP by people whose business a case is not,
 * with the case's real ids. No foreign data, nothing changed, and the same answer as for ids that do not exist.
 */
@OverHttp
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryDoorTest {

    private static final String JSON = "application/json";
    private static final String BOUNDARY = "limit";
    private static final String SHUT = "此接口不对您的岗位开放";
    /** What is open before sign-in. */
    private static final Set<String> PUBLIC = Set.of("/login", "/error");

    @Autowired
    private ServletWebServerApplicationContext application;
    @Autowired
    private ProcessEngine engine;
    @Autowired
    private ForeignCases cases;

    private List<Route> routes;
    /** Of each route that takes files, the parts. */
    private Map<Route, List<String>> uploads;

    @BeforeAll
    void tellTheStory() throws ServletException {
        routes = Routes.of(application);
        uploads = Routes.uploads(application);
        cases.running();
        IdentityService identities = engine.getIdentityService();
        for (String name : List.of("test-nobody", "test-victim")) {
            User user = identities.newUser(name);
            user.setPassword("Baolei-2020!");
            identities.saveUser(user);
        }
    }

    @Test
    void should_KnowEveryRoute_When_TheApplicationIsAsked() {
        Set<String> known = routes.stream().map(Route::toString).collect(Collectors.toSet());
        assertThat(List.of("/engine-rest/task/{id}/claim POST", "/engine-rest/engine/{name}/message POST",
                "/camunda/api/engine/engine/{name}/history/variable-instance/{id}/data GET",
                "/camunda/api/admin/auth/user/{processEngineName}/login/{appName} POST", "/camunda/api/cockpit/plugin/base/{engine}/incident POST",
                "/matters/{id}/terminate POST", "/cases/{caseNumber}/file GET", "/subordinates/{instance} GET"))
                .allMatch(known::contains);
        assertThat(routes.size()).isGreaterThan(1200);
        Samples samples = new Samples(cases, cases.running());
        assertThat(routes.stream().filter(route -> samples.fill(route).isEmpty())).as("routes for whose parameters there is no sample").isEmpty();
    }

    /** Who (outsider, the school next door, subordinate, without posts, …), and which cases are not theirs: a superior reads where a health case below stands, but no disciplinary one. */
    @ParameterizedTest
    @CsvSource({"yanshi-zx-gonghe.secretary, all", "yanshi-zx2-xining.secretary, all", "yanshi-zx-xining-zb1.secretary, all", "test-nobody, all",
        "qhedu.process-owner, all", "qhedu.administrator, all", "yanshi-zx-xining.publicity-member, discipline",
        "yanshi-zx-xining.member, discipline", "xining.secretary, discipline", "qhedu.auditor, discipline"})
    void should_LearnNothing_When_TheCaseIsSomebodyElses(String user, String whose) {
        List<String> foreign = whose.equals("all") ? List.of(cases.running(), cases.ended(), cases.discipline()) : List.of(cases.discipline());
        List<String> instances = foreign.stream().flatMap(instance -> cases.matterOf(instance).stream()).toList();
        Map<String, String> before = cases.stateOf(instances);
        Caller caller = new Caller(application.getWebServer().getPort(), user);
        List<String> findings = new ArrayList<>();
        foreign.forEach(instance -> tryAll(caller, instance, instance.equals(foreign.get(0)), findings));
        assertThat(findings).isEmpty();
        assertThat(cases.stateOf(instances)).as("what the database holds of the cases").isEqualTo(before);
    }

    @Test
    void should_AskForSignIn_When_NobodyIsSignedIn() {
        Caller nobody = new Caller(application.getWebServer().getPort(), null);
        Samples samples = new Samples(cases, cases.running());
        List<String> findings = new ArrayList<>();
        for (Route route : routes) {
            Answer answer = call(nobody, route, samples.fill(route).orElseThrow().real(), cases.running());
            boolean shut = answer.status() == 401 || answer.status() == 403 || answer.status() == 302 && answer.body().startsWith("/login");
            boolean signedOut = route.path().endsWith("/logout") && answer.status() == 204;
            if (!shut && !signedOut && !PUBLIC.contains(route.path())) {
                findings.add(route + ": " + answer);
            }
        }
        assertThat(findings).isEmpty();
    }

    /** Sent without a body, with a body that holds no such part, and with one that cannot be read. */
    @Test
    void should_SayThatTheFileIsMissing_When_AnUploadHasNone() {
        Caller handler = new Caller(application.getWebServer().getPort(), ForeignCases.SCHOOL + ".doctor");
        Samples samples = new Samples(cases, cases.running());
        String multipart = "multipart/form-data; boundary=" + BOUNDARY;
        List<Route> ours = uploads.keySet().stream().filter(route -> !route.path().startsWith("/engine-rest") && !route.path().startsWith("/camunda"))
                // Any of several files will do there, and what is missing is said in their own words.
                .filter(route -> !route.path().contains("/import")).toList();
        assertThat(ours).extracting(Route::path).containsExactly("/api/tasks/{id}/attachments", "/contacts/{taskId}",
                "/screening/{round}/{organisation}/uploads");
        for (Route route : ours) {
            String path = samples.fill(route).orElseThrow().real();
            for (Answer answer : List.of(handler.call(route.method(), path, null, null), handler.call(route.method(), path, multipart, "no parts"),
                    handler.call(route.method(), path, multipart, "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"other\"\r\n\r\nx\r\n--"
                            + BOUNDARY + "--\r\n"))) {
                if (route.path().startsWith("/contacts")) {
                    // The task at hand is not about contacts, which is seen before the file is missed.
                    assertThat(answer.status()).as(route + " " + answer).isIn(400, 404);
                } else {
                    assertThat(answer.status()).as(route + " " + answer).isEqualTo(400);
                    assertThat(answer.body()).as(route.toString()).contains("没有收到文件，请选择要上传的文件后重新提交");
                }
            }
        }
    }

    /** @param shutToo whether to try what answers every id with the same refusal: once for each person is enough */
    private void tryAll(Caller caller, String instance, boolean shutToo, List<String> findings) {
        Samples samples = new Samples(cases, instance);
        Set<String> marks = cases.marksOf(instance);
        for (Route route : routes) {
            Filled filled = samples.fill(route).orElseThrow();
            if (!shutToo && filled.ids().isEmpty() && route.path().contains("{")) {
                continue;
            }
            Answer real = call(caller, route, filled.real(), instance);
            look(route, real, marks, asked(filled, instance), findings);
            if (uploads.containsKey(route) && real.status() >= 500) {
                findings.add(route + " cannot take a file: " + brief(real));
            }
            if (real.status() == 403 && real.body().contains(SHUT)) {
                continue;
            }
            Answer unasked = route.path().contains("{") ? real : caller.call(route.method(), route.path(), typeOf(route), bodyOf(route, null));
            look(route, unasked, marks, filled.ids().keySet(), findings);
            Answer fake = call(caller, route, filled.fake(), "00000000-0000-4000-8000-" + instance.substring(24));
            if (!masked(real, filled.ids(), instance).equals(masked(fake, filled.ids(), instance))) {
                findings.add(route + " tells that it exists: " + brief(real) + " but " + brief(fake));
            }
        }
    }

    /** What the question itself held may be repeated in the answer. */
    private static Set<String> asked(Filled filled, String instance) {
        Set<String> asked = new HashSet<>(filled.ids().keySet());
        asked.add(instance);
        return asked;
    }

    private static void look(Route route, Answer answer, Set<String> marks, Set<String> asked, List<String> findings) {
        for (String mark : marks) {
            if (!asked.contains(mark) && answer.body().contains(mark)) {
                findings.add(route + " shows " + mark + ": " + brief(answer));
                return;
            }
        }
    }

    /** With the ids of the case in the query and the body too, where a route asks for them there. */
    private Answer call(Caller caller, Route route, String path, String instance) {
        String query = route.method().equals("GET") && !route.path().contains("{") ? "?processInstanceId=" + instance + "&maxResults=50" : "";
        return caller.call(route.method(), path + query, typeOf(route), bodyOf(route, instance));
    }

    private String typeOf(Route route) {
        if (uploads.containsKey(route)) {
            return "multipart/form-data; boundary=" + BOUNDARY;
        }
        if (Set.of("GET", "OPTIONS", "DELETE").contains(route.method())) {
            return null;
        }
        return route.path().startsWith("/engine-rest") || route.path().startsWith("/camunda") || route.path().startsWith("/api/") ? JSON
                : "application/x-www-form-urlencoded";
    }

    private String bodyOf(Route route, String instance) {
        if (uploads.containsKey(route)) {
            return uploads.get(route).stream().map(part -> "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + part
                    + "\"; filename=\"list.csv\"\r\nContent-Type: text/csv\r\n\r\na,b\r\n").collect(Collectors.joining()) + "--" + BOUNDARY + "--\r\n";
        }
        if (!JSON.equals(typeOf(route))) {
            return "reason=test&content=test&opinion=test" + (instance == null ? "" : "&instance=" + instance);
        }
        String path = route.path();
        if (path.endsWith("/claim") || path.endsWith("/assignee") || path.endsWith("/delegate")) {
            return "{\"userId\":\"yanshi-zx-gonghe.secretary\",\"to\":\"yanshi-zx-xining.doctor\",\"reason\":\"test\"}";
        }
        if (path.startsWith("/api/")) {
            return "{\"reason\":\"test\",\"opinion\":\"test\",\"to\":\"yanshi-zx-xining.doctor\",\"step\":\"verifySuspicion\",\"signers\":[\"yanshi-zx-xining.doctor\"],\"rule\":\"all\"}";
        }
        return instance == null || !path.matches(".*/(task|process-instance|activity-instance|variable-instance|detail|execution|job|incident)(/count)?")
                ? "{}" : "{\"processInstanceId\":\"" + instance + "\"}";
    }

    /** Without what differs with every call: the ids themselves, a password drawn at random, a time. */
    private static String masked(Answer answer, Map<String, String> ids, String instance) {
        String text = answer.toString().replace(instance, "ID").replace("00000000-0000-4000-8000-" + instance.substring(24), "ID");
        for (Map.Entry<String, String> id : ids.entrySet()) {
            text = text.replace(id.getValue(), "ID").replace(id.getKey(), "ID");
        }
        return text.replaceAll("\"(password|checkedAt)\":\"[^\"]*\"", "\"$1\"");
    }

    private static String brief(Answer answer) {
        String text = answer.toString().replaceAll("\\s+", " ");
        return text.substring(0, Math.min(400, text.length()));
    }
}
