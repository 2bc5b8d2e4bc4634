package vn.giamsat.simulator;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// A simulator for the tests of one class, on two free ports.
final class RunningSimulator implements BeforeAllCallback, AfterAllCallback {
    private Vertx vertx;
    private Simulator simulator;

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        vertx = Vertx.vertx();
        simulator = done(Simulator.start(vertx, SimulatorSettings.onPorts(0, 0)));
    }

    @Override
    public void afterAll(ExtensionContext context) throws Exception {
        done(simulator.close());
        done(vertx.close());
    }

    Simulator simulator() {
        return simulator;
    }

    ScriptedClient client() throws Exception {
        return ScriptedClient.at(simulator.port());
    }

    static <T> T done(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }
}
