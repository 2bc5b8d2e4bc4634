package vn.giamsat.system;

import io.vertx.core.Vertx;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import vn.giamsat.simulator.CameraAddress;
import vn.giamsat.simulator.Outage;
import vn.giamsat.simulator.Scene;
import vn.giamsat.simulator.SimulatedLogin;
import vn.giamsat.simulator.Simulator;
import vn.giamsat.simulator.SimulatorSettings;
import vn.giamsat.simulator.Staging;

/// Simulated cameras in the test's own JVM. Each camera gets a host of its own in 127.0.0.0/8.
public final class TestFleet implements AutoCloseable {
    private final Vertx vertx;
    private final Simulator simulator;
    private final AtomicInteger hosts = new AtomicInteger();

    private TestFleet(Vertx vertx, Simulator simulator) {
        this.vertx = vertx;
        this.simulator = simulator;
    }

    public static TestFleet start() {
        var vertx = Vertx.vertx();
        return new TestFleet(vertx, done(Simulator.start(vertx, SimulatorSettings.onPorts(0))));
    }

    /// The address of a new camera on a host of its own, without a login.
    String address(String path) {
        return url("", path);
    }

    /// The same, with the login that all simulated cameras take.
    String addressWithLogin(String path) {
        return url(SimulatedLogin.USER + ":" + SimulatedLogin.PASSWORD + "@", path);
    }

    /// The address of a camera on a named host, for recorders.
    String addressOn(String host, String path) {
        return "rtsp://" + host + ":" + simulator.port() + path;
    }

    private String url(String login, String path) {
        var host = hosts.incrementAndGet();
        return "rtsp://%s127.1.%d.%d:%d%s"
                .formatted(login, host / 250, 1 + host % 250, simulator.port(), path);
    }

    Outage outage(Predicate<CameraAddress> cameras) {
        return simulator.outage(Outage.Kind.SILENT, cameras);
    }

    /// Cameras show another scene.
    Staging staging(Scene scene, Predicate<CameraAddress> cameras) {
        return simulator.staging(scene, cameras);
    }

    long failedLogins() {
        return simulator.traffic().failedLogins();
    }

    int mostSessionsOf(String host) {
        return simulator
                .traffic()
                .mostSessionsByHost()
                .getOrDefault(host + ":" + simulator.port(), 0);
    }

    /// How often two clients were in conversation with the host at a time.
    int interruptionsOf(String host) {
        return simulator
                .traffic()
                .interruptionsByHost()
                .getOrDefault(host + ":" + simulator.port(), 0);
    }

    public int port() {
        return simulator.port();
    }

    @Override
    public void close() {
        done(simulator.close());
        done(vertx.close());
    }

    private static <T> T done(io.vertx.core.Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }
}
