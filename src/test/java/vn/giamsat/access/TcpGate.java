package vn.giamsat.access;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/// Stands between a client and a server on this machine, and can be shut: then all connections
/// break and new ones are closed at once, as when a database restarts. It can also be a line that
/// breaks amid a request, or before its answer, as a phone's does.
public final class TcpGate {
    private final Vertx vertx;
    private final int target;
    private final NetServer server;
    private final Set<NetSocket> clients = ConcurrentHashMap.newKeySet();
    private volatile boolean shut;
    private volatile long bytesUp = Long.MAX_VALUE;
    private volatile boolean answers = true;

    public TcpGate(Vertx vertx, int target) {
        this.vertx = vertx;
        this.target = target;
        this.server = vertx.createNetServer().connectHandler(this::let);
        server.listen(0, "127.0.0.1").toCompletionStage().toCompletableFuture().join();
    }

    public int port() {
        return server.actualPort();
    }

    public void shut() {
        shut = true;
        clients.forEach(NetSocket::close);
    }

    public void open() {
        shut = false;
        bytesUp = Long.MAX_VALUE;
        answers = true;
    }

    /// From now on a connection breaks when it has brought so many bytes to the server.
    public void breakAfter(long bytes) {
        shut();
        open();
        bytesUp = bytes;
    }

    /// From now on a connection breaks when the server answers: what was asked for is done, and
    /// whoever asked does not know.
    public void breakBeforeAnswers() {
        shut();
        open();
        answers = false;
    }

    private void let(NetSocket client) {
        if (shut) {
            client.close();
            return;
        }
        client.pause();
        clients.add(client);
        vertx.createNetClient()
                .connect(target, "127.0.0.1")
                .onFailure(_ -> client.close())
                .onSuccess(server -> join(client, server));
    }

    private void join(NetSocket client, NetSocket server) {
        var left = new AtomicLong(bytesUp);
        client.handler(bytes -> up(bytes, left, client, server))
                .closeHandler(_ -> closed(client, server));
        server.handler(bytes -> down(bytes, client)).closeHandler(_ -> client.close());
        client.resume();
    }

    private static void up(Buffer bytes, AtomicLong left, NetSocket client, NetSocket server) {
        var before = left.getAndAdd(-bytes.length());
        if (bytes.length() <= before) {
            server.write(bytes);
        } else {
            server.write(bytes.slice(0, (int) Math.max(before, 0))).onComplete(_ -> client.close());
        }
    }

    private void down(Buffer bytes, NetSocket client) {
        if (answers) {
            client.write(bytes);
        } else {
            client.close();
        }
    }

    private void closed(NetSocket client, NetSocket server) {
        clients.remove(client);
        server.close();
    }
}
