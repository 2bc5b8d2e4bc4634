package vn.giamsat.simulator;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import java.net.InetAddress;

/// One event loop's share of the simulator: it listens at all endpoints together with the verticles
/// of the other event loops, which Vert.x hands connections to in turn.
final class StationVerticle extends AbstractVerticle {
    /// All of 127.0.0.0/8 is one interface; each address of it plays another camera host.
    private static final String ALL_ADDRESSES = "0.0.0.0";

    /// Ends sessions that are not kept alive, a little after what they were promised.
    private static final int READ_IDLE_SECONDS = RtspSession.TIMEOUT_SECONDS + 10;

    private final Simulator simulator;
    private final SimulatorSettings settings;

    /// @param settings whose endpoints have a real or a negative port, see `Simulator`
    StationVerticle(Simulator simulator, SimulatorSettings settings) {
        this.simulator = simulator;
        this.settings = settings;
    }

    @Override
    public void start(Promise<Void> started) {
        var station = simulator.station(vertx);
        var servers =
                settings.endpoints().stream().map(endpoint -> server(endpoint, station)).toList();
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

    private NetServerOptions options(Endpoint endpoint) {
        return new NetServerOptions()
                .setHost(ALL_ADDRESSES)
                .setPort(endpoint.port())
                .setAcceptBacklog(settings.backlog())
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
