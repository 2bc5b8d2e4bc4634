package vn.giamsat.probe.rtsp;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/// A server that answers RTSP requests as a test says, method by method. The last action of a
/// method is repeated; a method without one gets no answer, but for OPTIONS, which is granted.
final class ScriptedCamera implements AutoCloseable {
    private static final Buffer GRANTED =
            Buffer.buffer("RTSP/1.0 200 OK\r\nCSeq: 1\r\nPublic: OPTIONS, DESCRIBE\r\n\r\n");

    private final Map<String, Queue<Consumer<NetSocket>>> script = new HashMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Void> hungUp = new CompletableFuture<>();
    private final NetServer server;
    private Consumer<NetSocket> greeting = socket -> {};

    private ScriptedCamera(Vertx vertx, NetServerOptions options) {
        server = vertx.createNetServer(options).connectHandler(this::connected);
        server.listen(0, "127.0.0.1").toCompletionStage().toCompletableFuture().join();
    }

    static ScriptedCamera on(Vertx vertx) {
        return new ScriptedCamera(vertx, new NetServerOptions());
    }

    static ScriptedCamera on(Vertx vertx, NetServerOptions options) {
        return new ScriptedCamera(vertx, options);
    }

    ScriptedCamera when(String method, Consumer<NetSocket> action) {
        script.computeIfAbsent(method, ignored -> new ArrayDeque<>()).add(action);
        return this;
    }

    ScriptedCamera onConnect(Consumer<NetSocket> action) {
        greeting = action;
        return this;
    }

    static Consumer<NetSocket> says(String recorded) {
        return sends(Buffer.buffer(Recorded.bytes(recorded)));
    }

    static Consumer<NetSocket> sends(Buffer... chunks) {
        return socket -> {
            for (var chunk : chunks) {
                socket.write(chunk);
            }
        };
    }

    int port() {
        return server.actualPort();
    }

    /// All requests as texts, in the order they came.
    List<String> requests() {
        return requests;
    }

    List<String> methods() {
        return requests.stream().map(request -> request.split(" ", 2)[0]).toList();
    }

    /// Completes when a client closed its connection.
    CompletableFuture<Void> hungUp() {
        return hungUp;
    }

    @Override
    public void close() {
        server.close().toCompletionStage().toCompletableFuture().join();
    }

    private void connected(NetSocket socket) {
        var pending = new StringBuilder();
        socket.exceptionHandler(ignored -> {});
        socket.closeHandler(ignored -> hungUp.complete(null));
        socket.handler(
                chunk -> {
                    pending.append(chunk.toString("ISO-8859-1"));
                    for (var end = pending.indexOf("\r\n\r\n");
                            end >= 0;
                            end = pending.indexOf("\r\n\r\n")) {
                        asked(socket, pending.substring(0, end + 2));
                        pending.delete(0, end + 4);
                    }
                });
        greeting.accept(socket);
    }

    private void asked(NetSocket socket, String request) {
        requests.add(request);
        var method = request.split(" ", 2)[0];
        var actions = script.getOrDefault(method, new ArrayDeque<>());
        var action = actions.size() > 1 ? actions.remove() : actions.peek();
        if (action != null) {
            action.accept(socket);
        } else if (method.equals("OPTIONS")) {
            socket.write(GRANTED);
        }
    }
}
