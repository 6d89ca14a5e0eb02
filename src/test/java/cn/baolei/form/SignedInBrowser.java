package cn.baolei.form;

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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The requests that Tasklist makes in an official's browser: with a session and the token of the web apps. */
final class SignedInBrowser {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final CookieManager cookies = new CookieManager();
    private final HttpClient http = HttpClient.newBuilder().cookieHandler(cookies).build();
    private final String base;

    SignedInBrowser(int port, String user, String password) throws IOException, InterruptedException {
        base = "http://localhost:" + port;
        Matcher token = TOKEN.matcher(send(request("/login").GET()).body());
        if (!token.find()) {
            throw new AssertionError("no CSRF token on the sign-in page");
        }
        send(request("/login").header("Content-Type", "application/x-www-form-urlencoded").POST(BodyPublishers.ofString(
                "_csrf=" + URLEncoder.encode(token.group(1), StandardCharsets.UTF_8) + "&username=" + user
                        + "&password=" + URLEncoder.encode(password, StandardCharsets.UTF_8))));
        send(request("/camunda/app/tasklist/default/").GET());
    }

    HttpResponse<String> post(String path, String json) throws IOException, InterruptedException {
        String token = cookies.getCookieStore().getCookies().stream().filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
                .map(HttpCookie::getValue).findFirst().orElseThrow();
        return send(request("/camunda/api/engine/engine/default" + path).header("Content-Type", "application/json")
                .header("X-XSRF-TOKEN", token).POST(BodyPublishers.ofString(json)));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path)).header("Accept", "text/html,application/json");
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofString());
    }
}
