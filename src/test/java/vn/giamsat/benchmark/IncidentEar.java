package vn.giamsat.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import vn.giamsat.system.Await;

/// Listens to the events of a service as a phone does, and notes when it heard what of incidents.
final class IncidentEar implements AutoCloseable {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String DATA = "data:";
    private static final String INCIDENT = "event:incident";

    private final InputStream stream;
    private final Queue<Heard> incidents = new ConcurrentLinkedQueue<>();
    private volatile boolean begun;

    private IncidentEar(InputStream stream) {
        this.stream = stream;
    }

    private record Heard(Instant at, String incident) {}

    static IncidentEar of(ServiceFigures service) {
        try {
            var question =
                    service.asOperator("/api/v1/events")
                            .header("Accept", "text/event-stream")
                            .build();
            var answer = HTTP.send(question, HttpResponse.BodyHandlers.ofInputStream());
            var ear = new IncidentEar(answer.body());
            Thread.ofVirtual().start(ear::listen);
            Await.until("events are told", Duration.ofSeconds(10), () -> ear.begun);
            return ear;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private void listen() {
        try (var lines =
                new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            var isIncident = false;
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                begun = true;
                if (line.startsWith(DATA) && isIncident) {
                    incidents.add(new Heard(Instant.now(), line));
                } else if (!line.startsWith(DATA)) {
                    isIncident = line.equals(INCIDENT) || isIncident && !line.isEmpty();
                }
            }
        } catch (IOException closed) {
            Progress.tell("Events are over: %s", closed.getMessage());
        }
    }

    /// When the first incident was told that has these in its text.
    Optional<Instant> heard(String... parts) {
        return incidents.stream()
                .filter(heard -> Stream.of(parts).allMatch(heard.incident()::contains))
                .map(Heard::at)
                .findFirst();
    }

    @Override
    public void close() {
        try {
            stream.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
