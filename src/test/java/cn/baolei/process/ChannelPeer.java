package cn.baolei.process;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;

/** The system of a publication channel, on the wire; accepts everything unless told otherwise. */
class ChannelPeer {

    record Received(String path, String key, String authorization, JsonNode body) {
    }

    /** Instead of a status: hangs up without an answer. */
    static final int SILENCE = 0;

    private final HttpServer server;
    private final Queue<Integer> answers = new ArrayDeque<>();
    private final List<Received> received = new CopyOnWriteArrayList<>();

    private ChannelPeer(HttpServer server) {
        this.server = server;
    }

    static ChannelPeer start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            ChannelPeer peer = new ChannelPeer(server);
            server.createContext("/", peer::handle);
            server.start();
            return peer;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** The next answers, one each; then it accepts again. */
    void answers(int... statuses) {
        for (int status : statuses) {
            answers.add(status);
        }
    }

    List<Received> received() {
        return received;
    }

    void forget() {
        received.clear();
        answers.clear();
    }

    private void handle(HttpExchange exchange) throws IOException {
        received.add(new Received(exchange.getRequestURI().getPath(), exchange.getRequestHeaders().getFirst("Idempotency-Key"),
                exchange.getRequestHeaders().getFirst("Authorization"), new ObjectMapper().readTree(exchange.getRequestBody())));
        int status = answers.isEmpty() ? 201 : answers.remove();
        if (status != SILENCE) {
            byte[] answer = "{\"article\":\"42\"}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, answer.length);
            exchange.getResponseBody().write(answer);
        }
        exchange.close();
    }
}
