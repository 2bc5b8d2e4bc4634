package vn.giamsat.development;

import io.quarkus.arc.profile.IfBuildProfile;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import vn.giamsat.simulator.Simulator;
import vn.giamsat.simulator.SimulatorSettings;

/// The cameras of the sample registry: `rtsp://127.0.0.0/8`, where each address plays another host.
@ApplicationScoped
@IfBuildProfile("dev")
class SimulatedFleet {
    private static final Logger LOG = Logger.getLogger(SimulatedFleet.class);

    private final Vertx vertx;
    private final int port;
    private Future<Simulator> fleet = Future.failedFuture("not started");

    SimulatedFleet(
            Vertx vertx,
            @ConfigProperty(name = "giamsat.simulator.port", defaultValue = "8554") int port) {
        this.vertx = vertx;
        this.port = port;
    }

    void start(@Observes StartupEvent start) {
        fleet =
                Simulator.start(vertx, SimulatorSettings.onPorts(port))
                        .onSuccess(cameras -> LOG.infof("simulated cameras at port %d", port))
                        .onFailure(
                                failure ->
                                        LOG.errorf(
                                                "no simulated cameras at port %d: %s",
                                                port, failure.getMessage()));
    }

    void stop(@Observes ShutdownEvent stop) {
        fleet.onSuccess(Simulator::close);
    }
}
