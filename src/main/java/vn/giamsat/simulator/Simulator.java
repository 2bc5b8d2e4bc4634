package vn.giamsat.simulator;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClient;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/// A fleet of simulated cameras: an RTSP/1.0 server (RFC 2326; RTP interleaved in TCP, or over UDP
/// from cameras that send no other way) at which each `CameraPath` is a camera. Thousands play at
/// once: pictures are shared, a session costs about 4 KB with its socket, and one timer per event
/// loop paces them all.
///
/// It listens on all addresses and turns away peers that are not on this machine. Its own methods
/// may be called from any thread.
public final class Simulator {
    /// Vert.x takes a negative port as "any free one, the same for all who say this number".
    private static final AtomicInteger FREE_PORT = new AtomicInteger(-20_000);

    private static final int MOST_KNOCKS = 1_000;

    private final Vertx vertx;
    private final FilmLibrary library;
    private final Traffic traffic = new Traffic();
    private final Visits visits = new Visits();
    private final Trouble trouble = new Trouble();
    private volatile List<Integer> ports = List.of();
    private volatile String deployment = "";

    private Simulator(Vertx vertx, FilmLibrary library) {
        this.vertx = vertx;
        this.library = library;
    }

    /// Answers once all ports listen; fails when one is taken.
    public static Future<Simulator> start(Vertx vertx, SimulatorSettings settings) {
        return vertx.executeBlocking(FilmLibrary::load)
                .compose(library -> new Simulator(vertx, library).deploy(settings));
    }

    /// In the order of the settings, with the real ones where any free one was asked for.
    public List<Integer> ports() {
        return ports;
    }

    /// The first of them.
    public int port() {
        return ports.getFirst();
    }

    public Traffic traffic() {
        return traffic;
    }

    /// Puts cameras out of order until `Outage.end`, such as all of one host, or all whose path
    /// begins in a certain way.
    ///
    /// @param cameras asked on event loops: quick, and safe for threads
    public Outage outage(Outage.Kind kind, Predicate<CameraAddress> cameras) {
        return trouble.outages().begin(kind, cameras);
    }

    /// Has cameras show another scene until `Staging.end`, as when somebody turns or covers them.
    ///
    /// @param cameras asked on event loops: quick, and safe for threads
    public Staging staging(Scene scene, Predicate<CameraAddress> cameras) {
        return trouble.stagings().begin(scene, cameras);
    }

    /// Closes all ports and connections, and answers once new ones are refused.
    public Future<Void> close() {
        var client = vertx.createNetClient();
        return vertx.undeploy(deployment)
                .compose(
                        closed ->
                                Future.all(
                                        ports.stream()
                                                .map(port -> refused(client, port, MOST_KNOCKS))
                                                .toList()))
                .<Void>mapEmpty()
                .eventually(() -> client.close());
    }

    /// The selector gives a closed port back to the system a moment later; until then it accepts
    /// and resets.
    private static Future<Void> refused(NetClient client, int port, int knocks) {
        return client.connect(port, "127.0.0.1")
                .compose(
                        accepted ->
                                knocks == 0
                                        ? Future.<Void>failedFuture("port " + port + " stays open")
                                        : accepted.close()
                                                .transform(
                                                        gone -> refused(client, port, knocks - 1)),
                        refusal -> Future.succeededFuture());
    }

    /// For the verticle of one event loop.
    Station station(Vertx ofVerticle) {
        return new Station(ofVerticle, new Pacer(ofVerticle), library, traffic, visits, trouble);
    }

    void listening(List<Integer> actualPorts) {
        ports = List.copyOf(actualPorts);
    }

    private Future<Simulator> deploy(SimulatorSettings settings) {
        var endpoints = settings.endpoints().stream().map(Simulator::shared).toList();
        var options = new DeploymentOptions().setInstances(settings.eventLoops());
        var shared = settings.at(endpoints);
        return vertx.deployVerticle(() -> new StationVerticle(this, shared), options)
                .map(
                        id -> {
                            deployment = id;
                            return this;
                        });
    }

    private static Endpoint shared(Endpoint endpoint) {
        return endpoint.port() == 0
                ? new Endpoint(FREE_PORT.decrementAndGet(), endpoint.key())
                : endpoint;
    }
}
