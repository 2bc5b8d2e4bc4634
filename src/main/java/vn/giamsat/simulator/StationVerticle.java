package vn.giamsat.simulator;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import java.net.InetAddress;
import java.util.List;

/// One event loop's share of the simulator: it listens at all endpoints together with the verticles
/// of the other event loops, which Vert.x hands connections to in turn.
final class StationVerticle extends AbstractVerticle {
    /// All of 127.0.0.0/8 is one interface; each address of it plays another camera host.
    private static final String ALL_ADDRESSES = "0.0.0.0";

    private static final int BACKLOG = 4096;

    /// Ends sessions that are not kept alive, a little after what they were promised.
    private static final int READ_IDLE_SECONDS = RtspSession.TIMEOUT_SECONDS + 10;

    private final Simulator simulator;
    private final List<Endpoint> endpoints;

    /// @param endpoints with a real or a negative port, see `Simulator`
    StationVerticle(Simulator simulator, List<Endpoint> endpoints) {
        this.simulator = simulator;
        this.endpoints = endpoints;
    }

    @Override
    public void start(Promise<Void> started) {
        var station = simulator.station(vertx);
        var servers = endpoints.stream().map(endpoint -> server(endpoint, station)).toList();
        Future.all(servers.stream().map(NetServer::listen).toList())
                .onSuccess(
                        all ->
                                simulator.listening(
                                        servers.stream().map(NetServer::actualPort).toList()))
                .<Void>mapEmpty()
                .onComplete(started);
    }

    private NetServer server(Endpoint endpoint, Station station) {
        return vertx.createNetServer(options(endpoint))
                .connectHandler(socket -> accept(socket, station))
                .exceptionHandler(broken -> {}); // TLS handshakes that fail are the client's affair
    }

    private static NetServerOptions options(Endpoint endpoint) {
        return new NetServerOptions()
                .setHost(ALL_ADDRESSES)
                .setPort(endpoint.port())
                .setAcceptBacklog(BACKLOG)
                .setReadIdleTimeout(READ_IDLE_SECONDS)
                .setSsl(endpoint.key() != null)
                .setKeyCertOptions(endpoint.key());
    }

    /// The cameras are for this machine only.
    private static void accept(NetSocket socket, Station station) {
        var peer = InetAddress.ofLiteral(socket.remoteAddress().hostAddress());
        if (peer.isLoopbackAddress()) {
            CameraConnection.serve(socket, station);
        } else {
            socket.close();
        }
    }
}
