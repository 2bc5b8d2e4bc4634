package vn.giamsat.simulator;

import java.util.List;
import java.util.stream.IntStream;

/// Where the simulated cameras are, and how much of the machine they may take.
///
/// @param eventLoops how many event loops share the connections
/// @param backlog how many connections the system accepts before the simulator did
public record SimulatorSettings(List<Endpoint> endpoints, int eventLoops, int backlog) {
    private static final int ROOMY = 4096;

    public SimulatorSettings {
        endpoints = List.copyOf(endpoints);
        if (endpoints.isEmpty() || eventLoops < 1 || backlog < 1) {
            throw new IllegalArgumentException("at least one endpoint, event loop and place");
        }
    }

    /// As many event loops as processors.
    public static SimulatorSettings of(Endpoint... endpoints) {
        return new SimulatorSettings(
                List.of(endpoints), Runtime.getRuntime().availableProcessors(), ROOMY);
    }

    /// Plain rtsp.
    public static SimulatorSettings onPorts(int... ports) {
        return of(IntStream.of(ports).mapToObj(Endpoint::rtsp).toArray(Endpoint[]::new));
    }

    /// The same, which when it stops accepting leaves only so many connections waiting: the system
    /// then drops what comes, as if nobody was there.
    public SimulatorSettings holding(int connections) {
        return new SimulatorSettings(endpoints, eventLoops, connections);
    }

    SimulatorSettings at(List<Endpoint> others) {
        return new SimulatorSettings(others, eventLoops, backlog);
    }
}
