package cn.baolei.access;

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
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A person who tries any route: with a session where browsers go, with HTTP Basic where programs go. */
final class Caller {

    /** @param status HTTP status. @param body with tokens that change from page to page taken out */
    record Answer(int status, String body) {
    }

    private static final String PASSWORD = "Baolei-2020!";
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final HttpClient BASIC = HttpClient.newHttpClient();

    private final CookieManager cookies = new CookieManager();
    private final HttpClient http = HttpClient.newBuilder().cookieHandler(cookies).build();
    private final String base;
    private final String user;
    private String token = "";

    /** @param user null for nobody */
    Caller(int port, String user) {
        this.base = "http://localhost:" + port;
        this.user = user;
        if (user != null) {
            signIn();
        }
    }

    /** @param contentType null for no body */
    Answer call(String method, String path, String contentType, String body) {
        boolean program = path.startsWith("/engine-rest") || path.startsWith("/api/");
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path)).header("Accept", "*/*")
                .method(method, contentType == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (contentType != null) {
            request.header("Content-Type", contentType);
        }
        if (user != null && program) {
            request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString((user + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8)));
        } else if (user != null) {
            request.header("X-CSRF-TOKEN", token);
            cookies.getCookieStore().getCookies().stream().filter(cookie -> cookie.getName().equals("XSRF-TOKEN")).map(HttpCookie::getValue)
                    .findFirst().ifPresent(xsrf -> request.header("X-XSRF-TOKEN", xsrf));
        }
        HttpResponse<String> answer = send(program ? BASIC : http, request.build());
        String location = answer.headers().firstValue("Location").orElse("").replaceAll("http://localhost:\\d+", "");
        return new Answer(answer.statusCode(), location + TOKEN.matcher(answer.body()).replaceAll("token")
                .replaceAll("\"timestamp\":\"[^\"]+\"", "timestamp").replaceAll("nonce[=-]\"?[\\w+/=-]+", "nonce"));
    }

    private void signIn() {
        String page = send(http, HttpRequest.newBuilder(URI.create(base + "/login")).build()).body();
        send(http, HttpRequest.newBuilder(URI.create(base + "/login")).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("_csrf=" + tokenOf(page) + "&username=" + user + "&password="
                        + URLEncoder.encode(PASSWORD, StandardCharsets.UTF_8))).build());
        // The web apps begin a session of their own with their first page.
        send(http, HttpRequest.newBuilder(URI.create(base + "/camunda/app/tasklist/default/")).build());
        token = tokenOf(send(http, HttpRequest.newBuilder(URI.create(base + "/")).build()).body());
    }

    private static String tokenOf(String page) {
        Matcher found = TOKEN.matcher(page);
        if (!found.find()) {
            throw new AssertionError("no CSRF token");
        }
        return found.group(1);
    }

    private static HttpResponse<String> send(HttpClient client, HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (java.io.IOException failure) {
            throw new java.io.UncheckedIOException(request.uri().toString(), failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
