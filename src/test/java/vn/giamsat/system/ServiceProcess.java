package vn.giamsat.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The packaged service as a process of its own, to be killed, stopped and measured.
public final class ServiceProcess implements AutoCloseable {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final Process process;
    private final int port;
    private final Path log;

    private ServiceProcess(Process process, int port, Path log) {
        this.process = process;
        this.port = port;
        this.log = log;
    }

    /// Starts what the last package phase made and waits until it is ready.
    public static ServiceProcess start(Map<String, String> settings, String... memoryOptions) {
        var service = launch(settings, memoryOptions);
        service.awaitReady(Duration.ofSeconds(60));
        return service;
    }

    static ServiceProcess launch(Map<String, String> settings, String... memoryOptions) {
        return launch(Product.ofTests(), settings, memoryOptions);
    }

    public static ServiceProcess launch(
            Product product, Map<String, String> settings, String... memoryOptions) {
        try {
            var port = freePort();
            var log = Files.createTempFile(Path.of("target"), "service-", ".log");
            var options = new ArrayList<>(List.of(memoryOptions));
            settings.forEach((key, value) -> options.add("-D" + key + "=" + value));
            options.add("-Dquarkus.http.port=" + port);
            var process =
                    new ProcessBuilder(product.command(options))
                            .redirectErrorStream(true)
                            .redirectOutput(log.toFile())
                            .start();
            return new ServiceProcess(process, port, log);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    public void awaitReady(Duration limit) {
        Await.until(
                "the service is ready",
                limit,
                () -> status("/q/health/ready") == 200 || !process.isAlive());
        if (!process.isAlive()) {
            throw new IllegalStateException("The service ended: " + log());
        }
    }

    public int status(String path) {
        try {
            return send(HttpRequest.newBuilder(uri(path)).timeout(Duration.ofSeconds(20)).build())
                    .statusCode();
        } catch (UncheckedIOException notYet) {
            return 0;
        }
    }

    public HttpResponse<String> send(HttpRequest request) {
        try {
            return Told.answered(HTTP.send(request, HttpResponse.BodyHandlers.ofString()));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    public URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    public String metrics() {
        var question = HttpRequest.newBuilder(uri("/q/metrics")).timeout(Duration.ofSeconds(20));
        return send(question.build()).body();
    }

    int port() {
        return port;
    }

    public long pid() {
        return process.pid();
    }

    boolean running() {
        return process.isAlive();
    }

    int exitCode() {
        return process.exitValue();
    }

    String log() {
        try {
            return Files.readString(log);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /// SIGKILL: nothing is finished, nothing is said.
    void kill() {
        process.destroyForcibly();
        awaitEnd(Duration.ofSeconds(10));
    }

    /// SIGTERM, as a container is stopped.
    public Duration terminate() {
        var asked = Instant.now();
        process.destroy();
        awaitEnd(Duration.ofSeconds(30));
        return Duration.between(asked, Instant.now());
    }

    /// STOP freezes it, CONT lets it go on.
    void signal(String name) {
        try {
            new ProcessBuilder("kill", "-" + name, Long.toString(pid())).start().waitFor();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    void awaitEnd(Duration limit) {
        Await.until("the service has ended", limit, () -> !process.isAlive());
    }

    @Override
    public void close() {
        kill();
    }
}
