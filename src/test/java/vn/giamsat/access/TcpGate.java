package vn.giamsat.access;

import io.vertx.core.Vertx;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Stands between a client and a server on this machine, and can be shut: then all connections
/// break and new ones are closed at once, as when a database restarts.
public final class TcpGate {
    private final Vertx vertx;
    private final int target;
    private final NetServer server;
    private final Set<NetSocket> clients = ConcurrentHashMap.newKeySet();
    private volatile boolean shut;

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
        client.handler(server::write).closeHandler(_ -> closed(client, server));
        server.handler(client::write).closeHandler(_ -> client.close());
        client.resume();
    }

    private void closed(NetSocket client, NetSocket server) {
        clients.remove(client);
        server.close();
    }
}
