package vn.giamsat.system;

import io.restassured.RestAssured;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A client of graphql-transport-ws
/// (https://github.com/enisdenjo/graphql-ws/blob/master/PROTOCOL.md), and of graphql-ws before it,
/// that keeps all it is told.
final class GraphQlSocket implements AutoCloseable {
    private static final String SUBPROTOCOL = "graphql-transport-ws";
    private static final Set<String> DATA = Set.of("next", "data");

    /// Longer than a machine that runs two services and a database lets anybody wait.
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final Pattern TOLD = Pattern.compile("\"(?:code|subject)\":\"([^\"]*)\"");

    private final HttpClient client;
    private final Inbox inbox;
    private final WebSocket socket;

    private GraphQlSocket(HttpClient client, Inbox inbox, WebSocket socket) {
        this.client = client;
        this.inbox = inbox;
        this.socket = socket;
    }

    /// With the token in the header of the upgrade, as services send it.
    static GraphQlSocket withHeader(String token) {
        return speaking(SUBPROTOCOL, RestAssured.port, "Bearer " + token);
    }

    /// With the token in `connection_init`, because browsers cannot set headers of an upgrade.
    static GraphQlSocket withPayload(String token) {
        return withPayload(token, RestAssured.port);
    }

    static GraphQlSocket withPayload(String token, int port) {
        var payload = new JsonObject().put("Authorization", "Bearer " + token);
        return opened(SUBPROTOCOL, port, Map.of(), payload);
    }

    static GraphQlSocket anonymous() {
        return opened(SUBPROTOCOL, RestAssured.port, Map.of(), new JsonObject());
    }

    /// Over one of the two subprotocols, to another service than the common one.
    static GraphQlSocket speaking(String subprotocol, int port, String authorization) {
        return opened(subprotocol, port, Map.of("Authorization", authorization), new JsonObject());
    }

    /// Acknowledged, or closed by the service.
    ///
    /// @param headers of the upgrade
    /// @param payload of `connection_init`
    static GraphQlSocket opened(
            String subprotocol, int port, Map<String, String> headers, JsonObject payload) {
        var client = HttpClient.newHttpClient();
        var upgrade =
                client.newWebSocketBuilder().subprotocols(subprotocol).connectTimeout(PATIENCE);
        headers.forEach(upgrade::header);
        var inbox = new Inbox();
        var address = URI.create("ws://localhost:" + port + "/graphql");
        var socket = new GraphQlSocket(client, inbox, done(upgrade.buildAsync(address, inbox)));
        socket.send(new JsonObject().put("type", "connection_init").put("payload", payload));
        Await.until(
                "acknowledged", PATIENCE, () -> inbox.has("connection_ack") || inbox.isClosed());
        return socket;
    }

    GraphQlSocket subscribe(String id, String query) {
        return ask(id, new JsonObject().put("query", query));
    }

    /// @param request null for a message that has none
    GraphQlSocket ask(String id, @Nullable JsonObject request) {
        var type = socket.getSubprotocol().equals(SUBPROTOCOL) ? "subscribe" : "start";
        var message = new JsonObject().put("id", id).put("type", type);
        send(request == null ? message : message.put("payload", request));
        return this;
    }

    /// What a question that is no subscription was answered: codes of errors, and subjects.
    Stream<String> answers(String id) {
        return inbox.messages.stream()
                .filter(message -> id.equals(message.getString("id")))
                .map(JsonObject::encode)
                .map(TOLD::matcher)
                .filter(Matcher::find)
                .map(told -> told.group(1));
    }

    /// What the subscription, or another question, brought so far.
    List<JsonObject> data(String id) {
        return inbox.messages.stream()
                .filter(message -> DATA.contains(message.getString("type")))
                .filter(message -> id.equals(message.getString("id")))
                .map(message -> message.getJsonObject("payload").getJsonObject("data"))
                .filter(Objects::nonNull)
                .toList();
    }

    private void send(JsonObject message) {
        done(socket.sendText(message.encode(), true));
    }

    private static <T> T done(CompletableFuture<T> future) {
        return future.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }

    @Override
    public String toString() {
        return inbox.toString();
    }

    @Override
    public void close() {
        socket.abort();
        client.shutdownNow();
    }

    private static final class Inbox implements WebSocket.Listener {
        private final StringBuilder unfinished = new StringBuilder();
        private final List<JsonObject> messages = new CopyOnWriteArrayList<>();
        private volatile String end = "open";

        boolean has(String type) {
            return messages.stream().anyMatch(message -> type.equals(message.getString("type")));
        }

        boolean isClosed() {
            return !end.equals("open");
        }

        @Override
        public @Nullable CompletionStage<?> onText(
                WebSocket socket, CharSequence part, boolean last) {
            unfinished.append(part);
            if (last) {
                Told.keep(unfinished.toString());
                messages.add(new JsonObject(unfinished.toString()));
                unfinished.setLength(0);
            }
            socket.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
            end = "closed by the service: " + status + " " + reason;
            return null;
        }

        @Override
        public void onError(WebSocket socket, Throwable failure) {
            end = "failed: " + failure;
        }

        @Override
        public String toString() {
            return messages + ", " + end;
        }
    }
}
