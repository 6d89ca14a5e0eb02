package cn.baolei.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody at the door: HTTP on the wire, with cookies, following no redirect; signs in, fills forms and uploads as a browser does. */
public final class Visitor {

    /** Of every demonstration user. */
    private static final String PASSWORD = "Baolei-2020!";
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final String BOUNDARY = "limit";

    private final HttpClient http = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private final String base;
    private final Map<String, String> headers = new HashMap<>();

    public Visitor(int port) {
        this.base = "http://localhost:" + port;
    }

    public Visitor withBasic(String user, String password) {
        return withHeader("Authorization", "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8)));
    }

    /** Sent with every request from now on. */
    Visitor withHeader(String name, String value) {
        headers.put(name, value);
        return this;
    }

    /** @param user a demonstration user */
    public Visitor signedIn(String user) {
        return signedIn(user, PASSWORD);
    }

    Visitor signedIn(String user, String password) {
        submit("/login", Map.of("username", user, "password", password), "/login");
        return this;
    }

    /** @param path or a whole address, as in a {@code Location} */
    public HttpResponse<String> get(String path) {
        return send(request(path).GET(), BodyHandlers.ofString());
    }

    public HttpResponse<byte[]> download(String path) {
        return send(request(path).GET(), BodyHandlers.ofByteArray());
    }

    public HttpResponse<String> post(String path, String contentType, String body) {
        return send(request(path).header("Content-Type", contentType).POST(BodyPublishers.ofString(body)), BodyHandlers.ofString());
    }

    /** Submits a form with the token that every page holds. */
    public HttpResponse<String> submit(String path, Map<String, String> form) {
        return submit(path, form, "/");
    }

    public HttpResponse<String> upload(String path, String name, byte[] file) {
        return upload(path, name, file, csrfOf("/"));
    }

    /** With a token that may be wrong. */
    public HttpResponse<String> upload(String path, String name, byte[] file, String csrf) {
        byte[] head = ("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n" + csrf + "\r\n--" + BOUNDARY + "\r\n"
                + "Content-Disposition: form-data; name=\"file\"; filename=\"" + name + "\"\r\n"
                + "Content-Type: application/octet-stream\r\n\r\n").getBytes(StandardCharsets.UTF_8);
        byte[] tail = ("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8);
        return send(request(path).header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY).POST(BodyPublishers.concat(
                BodyPublishers.ofByteArray(head), BodyPublishers.ofByteArray(file), BodyPublishers.ofByteArray(tail))), BodyHandlers.ofString());
    }

    private HttpResponse<String> submit(String path, Map<String, String> form, String page) {
        return post(path, "application/x-www-form-urlencoded", form.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&", "_csrf=" + encoded(csrfOf(page)) + "&", "")));
    }

    private String csrfOf(String page) {
        Matcher token = CSRF.matcher(get(page).body());
        if (!token.find()) {
            throw new AssertionError("no CSRF token on " + page);
        }
        return token.group(1);
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(path.startsWith("http") ? path : base + path))
                .header("Accept", "text/html,application/json");
        headers.forEach(request::header);
        return request;
    }

    private <T> HttpResponse<T> send(HttpRequest.Builder request, BodyHandler<T> handler) {
        try {
            return http.send(request.build(), handler);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
