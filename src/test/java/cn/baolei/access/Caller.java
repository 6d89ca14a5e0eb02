package cn.baolei.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Collections;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

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
        HttpResponse<byte[]> answer = send(program ? BASIC : http, request.build(), BodyHandlers.ofByteArray());
        String location = answer.headers().firstValue("Location").orElse("").replaceAll("http://localhost:\\d+", "");
        return new Answer(answer.statusCode(), location + TOKEN.matcher(textOf(answer.body())).replaceAll("token")
                .replaceAll("\"timestamp\":\"[^\"]+\"", "timestamp").replaceAll("nonce[=-]\"?[\\w+/=-]+", "nonce"));
    }

    /** Of a workbook its parts, so that what stands in it is seen; but not the one that says when it was made. */
    private static String textOf(byte[] body) {
        if (body.length < 2 || body[0] != 'P' || body[1] != 'K') {
            return new String(body, StandardCharsets.UTF_8);
        }
        try {
            Path file = Files.write(Files.createTempFile("answer", ".zip"), body);
            try (ZipFile parts = new ZipFile(file.toFile())) {
                StringBuilder text = new StringBuilder();
                for (ZipEntry part : Collections.list(parts.entries())) {
                    text.append(part.getName()).append(part.getName().equals("docProps/core.xml") ? ""
                            : new String(parts.getInputStream(part).readAllBytes(), StandardCharsets.UTF_8));
                }
                return text.toString();
            } finally {
                Files.delete(file);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
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
        return send(client, request, BodyHandlers.ofString());
    }

    private static <T> HttpResponse<T> send(HttpClient client, HttpRequest request, BodyHandler<T> handler) {
        try {
            return client.send(request, handler);
        } catch (IOException failure) {
            throw new UncheckedIOException(request.uri().toString(), failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
