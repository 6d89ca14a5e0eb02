package cn.baolei.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Asks for task lists and counts as Tasklist does: the same addresses, bodies and media type. Over the plainest connection of the JDK,
 * because fifty of them share two processors with what they measure.
 */
class TasklistCaller {

    static {
        // Kept open between requests: as many as there are officials at once, not five.
        System.setProperty("http.maxConnections", "100");
    }

    private static final String PASSWORD = "Baolei-2020!";
    private static final Pattern FORM_TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final Pattern COUNT = Pattern.compile("\"count\":(\\d+)");
    private static final String HAL = "application/hal+json, application/json; q=0.5";
    private static final String JSON = "application/json";
    private static final String PAGE = "?firstResult=0&maxResults=15";
    private static final String NEWEST_FIRST = "{\"sorting\":[{\"sortBy\":\"created\",\"sortOrder\":\"desc\"}]}";

    private final String base;
    private final String engine;
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private final Map<String, String> proof = new LinkedHashMap<>();

    private TasklistCaller(int port, String engine) {
        this.base = "http://localhost:" + port;
        this.engine = engine;
    }

    /** In a session of the sign-in page, through the web apps' REST interface, with the token of the web apps. */
    static TasklistCaller inTasklist(int port, String user) throws IOException {
        TasklistCaller caller = new TasklistCaller(port, "/camunda/api/engine/engine/default");
        Matcher token = FORM_TOKEN.matcher(caller.send("GET", "/login", "text/html", null, null));
        if (!token.find()) {
            throw new IllegalStateException("No sign-in page");
        }
        caller.send("POST", "/login", "text/html", "application/x-www-form-urlencoded",
                "username=" + user + "&password=" + URLEncoder.encode(PASSWORD, StandardCharsets.UTF_8) + "&_csrf=" + URLEncoder.encode(token.group(1), StandardCharsets.UTF_8));
        caller.send("GET", "/camunda/app/tasklist/default/", "text/html", null, null);
        caller.proof.put("X-XSRF-TOKEN", caller.cookies.get("XSRF-TOKEN"));
        return caller;
    }

    /** Over the REST interface of a stock engine, signing each request. */
    static TasklistCaller atStock(int port, String user) {
        TasklistCaller caller = new TasklistCaller(port, "/engine-rest/engine/" + StockPeer.ENGINE);
        caller.proof.put("Authorization", "Basic " + Base64.getEncoder().encodeToString((user + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8)));
        return caller;
    }

    /** The first page of a filter, newest first; Tasklist's media type brings the number of all with it. */
    long filterList(String filter) throws IOException {
        return count(send("POST", engine + "/filter/" + filter + "/list" + PAGE, HAL, JSON, NEWEST_FIRST));
    }

    long filterCount(String filter) throws IOException {
        return count(send("GET", engine + "/filter/" + filter + "/count", HAL, null, null));
    }

    int taskList() throws IOException {
        return send("POST", engine + "/task" + PAGE, JSON, JSON, NEWEST_FIRST).split("\"taskDefinitionKey\"", -1).length - 1;
    }

    long taskCount() throws IOException {
        return count(send("POST", engine + "/task/count", JSON, JSON, "{}"));
    }

    private static long count(String body) {
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

    private String send(String method, String path, String accept, String type, String body) throws IOException {
        HttpURLConnection request = (HttpURLConnection) URI.create(base + path).toURL().openConnection();
        request.setInstanceFollowRedirects(false);
        request.setReadTimeout(180_000);
        request.setRequestMethod(method);
        request.setRequestProperty("Accept", accept);
        proof.forEach(request::setRequestProperty);
        request.setRequestProperty("Cookie", cookies.entrySet().stream().map(cookie -> cookie.getKey() + "=" + cookie.getValue()).collect(Collectors.joining("; ")));
        if (body != null) {
            request.setDoOutput(true);
            request.setRequestProperty("Content-Type", type);
            try (OutputStream out = request.getOutputStream()) {
                out.write(body.getBytes(StandardCharsets.UTF_8));
            }
        }
        if (request.getResponseCode() >= 400) {
            throw new IllegalStateException(request.getResponseCode() + " " + path);
        }
        request.getHeaderFields().getOrDefault("Set-Cookie", List.of()).forEach(cookie -> {
            String[] pair = cookie.split(";", 2)[0].split("=", 2);
            cookies.put(pair[0], pair[1]);
        });
        try (InputStream answer = request.getInputStream()) {
            return new String(answer.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
