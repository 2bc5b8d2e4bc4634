package vn.giamsat.system;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;

/// Takes what the service exports of its traces (OTLP over HTTP, protobuf) and keeps it as it came:
/// names and values stand in it as UTF-8.
final class TraceCollector implements AutoCloseable {
    private final HttpServer server;
    private final Path file;

    private TraceCollector(HttpServer server, Path file) {
        this.server = server;
        this.file = file;
    }

    static TraceCollector start() {
        try {
            var loopback = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
            var file = Files.createTempFile(Path.of("target"), "traces-", ".bin");
            var collector = new TraceCollector(HttpServer.create(loopback, 0), file);
            collector.server.createContext("/", collector::take);
            collector.server.start();
            return collector;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// How a service sends its traces here, soon.
    Map<String, String> settings() {
        return Map.of(
                "quarkus.otel.sdk.disabled", "false",
                "quarkus.otel.exporter.otlp.endpoint",
                        "http://127.0.0.1:" + server.getAddress().getPort(),
                "quarkus.otel.exporter.otlp.protocol", "http/protobuf",
                "quarkus.otel.bsp.schedule.delay", "PT0.1S");
    }

    private synchronized void take(HttpExchange exchange) throws IOException {
        var bytes = exchange.getRequestBody().readAllBytes();
        Files.write(file, bytes, StandardOpenOption.APPEND);
        Told.keep(bytes);
        exchange.sendResponseHeaders(200, -1);
        exchange.close();
    }

    Path file() {
        return file;
    }

    boolean has(String text) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1).contains(text);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
