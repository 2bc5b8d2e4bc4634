package vn.giamsat.system;

import io.vertx.core.json.JsonObject;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Clients that come from one address of their own, as those of an office do. Linux has all of
/// 127.0.0.0/8 for that.
final class OfficeAddress implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 30;

    private final ServiceProcess service;
    private final HttpClient client;

    private OfficeAddress(ServiceProcess service, HttpClient client) {
        this.service = service;
        this.client = client;
    }

    /// @param number the last byte of the address
    static OfficeAddress of(ServiceProcess service, int number) {
        try {
            var address = InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) number});
            return new OfficeAddress(
                    service, HttpClient.newBuilder().localAddress(address).build());
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    HttpResponse<String> get(String path, String token) {
        return send(request(path, token).build());
    }

    HttpResponse<String> post(String path, String token, String type, String body) {
        return send(
                request(path, token)
                        .header("Content-Type", type)
                        .POST(BodyPublishers.ofString(body))
                        .build());
    }

    /// What the question was answered.
    String graphql(String token, String question) {
        var body = new JsonObject().put("query", question).encode();
        return post("/graphql", token, "application/json", body).body();
    }

    private HttpRequest.Builder request(String path, String token) {
        return HttpRequest.newBuilder(service.uri(path)).header("Authorization", "Bearer " + token);
    }

    private HttpResponse<String> send(HttpRequest request) {
        var answer = client.sendAsync(request, HttpResponse.BodyHandlers.ofString());
        return Told.answered(answer.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join());
    }

    /// Whether a socket is acknowledged that brings the token in `connection_init`; else it is
    /// closed.
    boolean isLetIn(String token) {
        var greeting = new Greeting();
        var socket =
                client.newWebSocketBuilder()
                        .subprotocols("graphql-transport-ws")
                        .buildAsync(
                                URI.create("ws://127.0.0.1:" + service.port() + "/graphql"),
                                greeting)
                        .join();
        var payload = new JsonObject().put("Authorization", "Bearer " + token);
        var message = new JsonObject().put("type", "connection_init").put("payload", payload);
        socket.sendText(message.encode(), true).join();
        var isLetIn = greeting.acknowledged.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
        socket.abort();
        return isLetIn;
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    private static final class Greeting implements WebSocket.Listener {
        private final CompletableFuture<Boolean> acknowledged = new CompletableFuture<>();

        @Override
        public @Nullable CompletionStage<?> onText(
                WebSocket socket, CharSequence text, boolean last) {
            Told.keep(text.toString());
            acknowledged.complete(text.toString().contains("connection_ack"));
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
            acknowledged.complete(false);
            return null;
        }

        @Override
        public void onError(WebSocket socket, Throwable failure) {
            acknowledged.complete(false);
        }
    }
}
