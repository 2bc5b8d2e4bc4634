package vn.giamsat.simulator;

import io.vertx.core.Vertx;

/// Simulated cameras as a process of their own, on the port that is given, or on any free one.
/// Prints the port when they can be looked at; exits with 1 when it is taken.
public final class SimulatorMain {
    private SimulatorMain() {}

    public static void main(String... arguments) {
        var port = arguments.length == 0 ? 0 : Integer.parseInt(arguments[0]);
        Simulator.start(Vertx.vertx(), SimulatorSettings.onPorts(port))
                .onSuccess(simulator -> System.out.println(simulator.port()))
                .onFailure(SimulatorMain::end);
    }

    private static void end(Throwable failure) {
        System.err.println(failure.getMessage());
        System.exit(1);
    }
}
