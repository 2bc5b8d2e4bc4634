package vn.giamsat.simulator;

import java.util.List;
import java.util.stream.IntStream;

/// Where the simulated cameras are, and how much of the machine they may take.
///
/// @param eventLoops how many event loops share the connections
public record SimulatorSettings(List<Endpoint> endpoints, int eventLoops) {
    public SimulatorSettings {
        endpoints = List.copyOf(endpoints);
        if (endpoints.isEmpty() || eventLoops < 1) {
            throw new IllegalArgumentException("at least one endpoint and one event loop");
        }
    }

    /// As many event loops as processors.
    public static SimulatorSettings of(Endpoint... endpoints) {
        return new SimulatorSettings(
                List.of(endpoints), Runtime.getRuntime().availableProcessors());
    }

    /// Plain rtsp.
    public static SimulatorSettings onPorts(int... ports) {
        return of(IntStream.of(ports).mapToObj(Endpoint::rtsp).toArray(Endpoint[]::new));
    }
}
