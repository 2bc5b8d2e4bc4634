package vn.giamsat.benchmark;

import io.vertx.core.Vertx;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import vn.giamsat.simulator.Outage;
import vn.giamsat.simulator.Simulator;
import vn.giamsat.simulator.SimulatorSettings;

/// The simulated fleet in a process of its own, so that its CPU time is not counted as ours. Ends
/// with its standard input.
final class SimulatorProcess implements AutoCloseable {
    private final Process process;
    private final int port;

    private SimulatorProcess(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    static SimulatorProcess start() {
        return started();
    }

    /// One that leaves only so many connections waiting once it is frozen.
    static SimulatorProcess holding(int connections) {
        return started(Integer.toString(connections));
    }

    private static SimulatorProcess started(String... arguments) {
        try {
            var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
            var command =
                    List.of(
                            java,
                            "-Xmx512m",
                            "-cp",
                            System.getProperty("java.class.path"),
                            SimulatorProcess.class.getName());
            var process =
                    new ProcessBuilder(
                                    Stream.concat(command.stream(), Stream.of(arguments)).toList())
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
            var output = process.inputReader(StandardCharsets.UTF_8);
            return new SimulatorProcess(process, Integer.parseInt(output.readLine()));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// Does what it reads, a line at a time: numbers of cameras, as a pattern, that say nothing
    /// from now on; nothing, for all to be well again.
    public static void main(String... connections) throws IOException {
        var settings = SimulatorSettings.onPorts(0);
        var simulator =
                Simulator.start(
                                Vertx.vertx(),
                                connections.length == 0
                                        ? settings
                                        : settings.holding(Integer.parseInt(connections[0])))
                        .toCompletionStage()
                        .toCompletableFuture()
                        .join();
        System.out.println(simulator.port());
        obey(
                simulator,
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)));
        System.exit(0);
    }

    private static void obey(Simulator simulator, BufferedReader orders) throws IOException {
        var outages = new ArrayList<Outage>();
        for (var order = orders.readLine(); order != null; order = orders.readLine()) {
            if (order.isEmpty()) {
                outages.forEach(Outage::end);
            } else {
                var struck = Pattern.compile(".*/(" + order + ")").asMatchPredicate();
                outages.add(
                        simulator.outage(Outage.Kind.SILENT, camera -> struck.test(camera.path())));
            }
        }
    }

    /// From now on cameras with these numbers accept connections and say nothing.
    void silence(String numbers) {
        tell(numbers);
    }

    /// All cameras are well again.
    void revive() {
        tell("");
    }

    private void tell(String order) {
        try {
            var orders = process.outputWriter(StandardCharsets.UTF_8);
            orders.write(order + "\n");
            orders.flush();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    /// Nothing of it runs any more, until it is closed: once its backlog is full, the system drops
    /// what wants to connect, as a network does in which nobody is there.
    void freeze() {
        try {
            new ProcessBuilder("kill", "-STOP", Long.toString(pid())).start().waitFor();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    int port() {
        return port;
    }

    long pid() {
        return process.pid();
    }

    @Override
    public void close() {
        process.destroyForcibly(); // also ends one that is frozen
    }
}
