package vn.giamsat.registry;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// HashiCorp Vault as far as a reader of one KV secret (version 2) sees it: answers and refusals in
/// the form that its API documents.
public final class FakeVault implements AutoCloseable {
    private static final String SECRET = "/v1/secret/data/giamsat";

    private final HttpServer server;
    private final String token;
    private volatile int status = 200;
    private volatile String body;

    private FakeVault(HttpServer server, String token, String body) {
        this.server = server;
        this.token = token;
        this.body = body;
    }

    /// One that holds these fields at `secret/giamsat`, for who has the token.
    public static FakeVault holding(Map<String, String> fields, String token) {
        try {
            var loopback = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
            var vault = new FakeVault(HttpServer.create(loopback, 0), token, secret(fields));
            vault.server.createContext("/", vault::answer);
            vault.server.start();
            return vault;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static String secret(Map<String, String> fields) {
        var metadata =
                new JsonObject()
                        .put("created_time", "2026-11-25T02:00:00.0Z")
                        .put("deletion_time", "")
                        .put("destroyed", false)
                        .put("version", 2);
        var data = new JsonObject().put("data", fields).put("metadata", metadata);
        return new JsonObject().put("request_id", "r").put("data", data).encode();
    }

    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /// From now on it answers everything with this.
    void answers(int otherStatus, String otherBody) {
        status = otherStatus;
        body = otherBody;
    }

    /// From now on the secret is this.
    void holdsInstead(String otherBody) {
        body = otherBody;
    }

    private void answer(HttpExchange exchange) throws IOException {
        if (status != 200) {
            send(exchange, status, body);
        } else if (!token.equals(exchange.getRequestHeaders().getFirst("X-Vault-Token"))) {
            send(exchange, 403, "{\"errors\":[\"permission denied\"]}");
        } else if (!exchange.getRequestURI().getPath().equals(SECRET)) {
            send(exchange, 404, "{\"errors\":[]}");
        } else {
            send(exchange, 200, body);
        }
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        try (var stream = exchange.getResponseBody()) {
            stream.write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
