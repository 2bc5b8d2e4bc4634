package vn.giamsat.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import vn.giamsat.simulator.SimulatorMain;

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
        try {
            var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
            var process =
                    new ProcessBuilder(
                                    java,
                                    "-Xmx512m",
                                    "-cp",
                                    System.getProperty("java.class.path"),
                                    SimulatorProcess.class.getName())
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
            var output =
                    new BufferedReader(
                            new InputStreamReader(
                                    process.getInputStream(), StandardCharsets.UTF_8));
            return new SimulatorProcess(process, Integer.parseInt(output.readLine()));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    public static void main(String... arguments) throws IOException {
        SimulatorMain.main();
        System.in.transferTo(System.err);
        System.exit(0);
    }

    int port() {
        return port;
    }

    long pid() {
        return process.pid();
    }

    @Override
    public void close() {
        process.destroy();
    }
}
