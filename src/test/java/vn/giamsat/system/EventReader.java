package vn.giamsat.system;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/// A client of server-sent events that keeps every line as it comes.
final class EventReader implements AutoCloseable {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final HttpResponse<InputStream> answer;
    private final Queue<String> lines = new ConcurrentLinkedQueue<>();
    private volatile boolean ended;

    private EventReader(HttpResponse<InputStream> answer) {
        this.answer = answer;
        Thread.ofVirtual().start(this::read);
    }

    /// @param service its address, without a path
    static EventReader of(URI service, String token, @Nullable String lastEventId) {
        var request =
                HttpRequest.newBuilder(service.resolve("/api/v1/events"))
                        .header("Authorization", "Bearer " + token)
                        .header("Accept", "text/event-stream");
        if (lastEventId != null) {
            request.header("Last-Event-ID", lastEventId);
        }
        try {
            return new EventReader(
                    HTTP.send(request.build(), HttpResponse.BodyHandlers.ofInputStream()));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private void read() {
        try (var reader =
                new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
            for (var line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.add(line);
                Told.keep(line);
            }
        } catch (IOException broken) {
            lines.add("broken off");
        }
        ended = true;
    }

    int status() {
        return answer.statusCode();
    }

    String mediaType() {
        return answer.headers().firstValue("Content-Type").orElse("");
    }

    List<String> lines() {
        return List.copyOf(lines);
    }

    boolean heard(String part) {
        return lines.stream().anyMatch(line -> line.contains(part));
    }

    void awaitHearing(String part, Duration limit) {
        Await.until("the stream tells " + part, limit, () -> heard(part));
    }

    boolean ended() {
        return ended;
    }

    /// As a client would send it when it comes back.
    @Nullable String lastEventId() {
        return lines.stream()
                .filter(line -> line.startsWith("id:"))
                .map(line -> line.substring("id:".length()).strip())
                .reduce((before, last) -> last)
                .orElse(null);
    }

    @Override
    public void close() {
        try {
            answer.body().close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
