package cn.baolei.bench;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Asks for task lists and counts as Tasklist does: the same addresses, bodies and media type. */
class TasklistCaller {

    private static final String PASSWORD = "Baolei-2020!";
    private static final Pattern FORM_TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final Pattern COUNT = Pattern.compile("\"count\":(\\d+)");
    private static final String HAL = "application/hal+json, application/json; q=0.5";
    private static final String PAGE = "?firstResult=0&maxResults=15";
    private static final String NEWEST_FIRST = "{\"sorting\":[{\"sortBy\":\"created\",\"sortOrder\":\"desc\"}]}";

    private final CookieManager cookies = new CookieManager();
    private final HttpClient http;
    private final String base;
    private final String engine;
    private String[] proof;

    private TasklistCaller(HttpClient.Builder http, int port, String engine) {
        this.http = http.version(HttpClient.Version.HTTP_1_1).cookieHandler(cookies).build();
        this.base = "http://localhost:" + port;
        this.engine = base + engine;
    }

    /** In a session of the sign-in page, through the web apps' REST interface, with the token of the web apps. */
    static TasklistCaller inTasklist(int port, String user) throws IOException, InterruptedException {
        TasklistCaller caller = new TasklistCaller(HttpClient.newBuilder(), port, "/camunda/api/engine/engine/default");
        Matcher token = FORM_TOKEN.matcher(caller.send(HttpRequest.newBuilder(URI.create(caller.base + "/login")).GET()).body());
        if (!token.find()) {
            throw new IllegalStateException("No sign-in page");
        }
        caller.send(HttpRequest.newBuilder(URI.create(caller.base + "/login")).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("username=" + user + "&password=" + URLEncoder.encode(PASSWORD, StandardCharsets.UTF_8)
                        + "&_csrf=" + URLEncoder.encode(token.group(1), StandardCharsets.UTF_8))));
        caller.send(HttpRequest.newBuilder(URI.create(caller.base + "/camunda/app/tasklist/default/")).GET());
        caller.proof = new String[] {"X-XSRF-TOKEN", caller.cookies.getCookieStore().getCookies().stream().filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
                .map(HttpCookie::getValue).findFirst().orElseThrow()};
        return caller;
    }

    /** Over the REST interface of a stock engine, signing each request. */
    static TasklistCaller atStock(int port, String user) {
        TasklistCaller caller = new TasklistCaller(HttpClient.newBuilder(), port, "/engine-rest/engine/" + StockPeer.ENGINE);
        caller.proof = new String[] {"Authorization", "Basic " + Base64.getEncoder().encodeToString((user + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8))};
        return caller;
    }

    /** The first page of a filter, newest first; Tasklist's media type brings the number of all with it. */
    long filterList(String filter) throws IOException, InterruptedException {
        return count(post("/filter/" + filter + "/list" + PAGE, NEWEST_FIRST, HAL));
    }

    long filterCount(String filter) throws IOException, InterruptedException {
        return count(asked("/filter/" + filter + "/count", HAL).GET());
    }

    int taskList() throws IOException, InterruptedException {
        return send(post("/task" + PAGE, NEWEST_FIRST, "application/json")).body().split("\"taskDefinitionKey\"", -1).length - 1;
    }

    long taskCount() throws IOException, InterruptedException {
        return count(post("/task/count", "{}", "application/json"));
    }

    private HttpRequest.Builder post(String path, String body, String accept) {
        return asked(path, accept).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body));
    }

    private HttpRequest.Builder asked(String path, String accept) {
        return HttpRequest.newBuilder(URI.create(engine + path)).timeout(Duration.ofMinutes(3)).header("Accept", accept).headers(proof);
    }

    private long count(HttpRequest.Builder request) throws IOException, InterruptedException {
        String body = send(request).body();
        Matcher count = COUNT.matcher(body);
        long last = -1;
        while (count.find()) {
            last = Long.parseLong(count.group(1));
        }
        if (last < 0) {
            throw new IllegalStateException(body);
        }
        return last;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
        if (answer.statusCode() >= 400) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.uri() + " " + answer.body());
        }
        return answer;
    }
}
