package vn.giamsat.api.rest;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Multi;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Bodies over real connections, which break at bad moments.
class IncomingBodyTest {
    private final Vertx vertx = Vertx.vertx();
    private final CompletableFuture<Integer> read = new CompletableFuture<>();

    @AfterEach
    void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 100_000, 2_000_000})
    void givesAllOfABody(int length) throws Exception {
        // When
        var port = serving(this::reading);
        sending(port, length, length);
        // Then
        assertThat(read.get(10, TimeUnit.SECONDS)).isEqualTo(length);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 50_000, 999_999})
    void givesWhatCameBeforeTheLineBroke(int length) throws Exception {
        // When
        var port = serving(this::reading);
        sending(port, length, 1_000_000);
        // Then
        assertThat(read.get(10, TimeUnit.SECONDS)).isEqualTo(length);
    }

    /// As it may while it is looked who sends.
    @Test
    void givesWhatCameThoughTheLineBrokeBeforeItWasRead() throws Exception {
        // When
        var port =
                serving(
                        request -> {
                            request.pause();
                            request.connection().closeHandler(closed -> reading(request));
                        });
        sending(port, 5_000, 1_000_000);
        // Then
        assertThat(read.get(10, TimeUnit.SECONDS)).isEqualTo(5_000);
    }

    /// As the HTTP layer does when the line breaks while a part is being written.
    @Test
    void losesNothingThatIsHandedOverUnasked() throws Exception {
        // Given
        var port =
                serving(
                        request -> {
                            var body = IncomingBody.of(request);
                            request.resume();
                            request.connection().closeHandler(closed -> adding(body));
                        });
        // When
        sending(port, 5_000, 1_000_000);
        // Then
        assertThat(read.get(10, TimeUnit.SECONDS)).isEqualTo(5_000);
    }

    /// A line that nobody lets go, and on which nothing comes.
    @Test
    void givesWhatCameBeforeTheSenderFellSilentAndBreaksOff() throws Exception {
        // When
        var port = serving(it -> adding(IncomingBody.of(it, Duration.ofMillis(200))));
        try (var line = begun(port, 5_000, 1_000_000)) {
            // Then
            assertThat(read.get(10, TimeUnit.SECONDS)).isEqualTo(5_000);
            line.setSoTimeout(10_000);
            assertThat(line.getInputStream().read()).isEqualTo(-1);
        }
    }

    private void reading(HttpServerRequest request) {
        adding(IncomingBody.of(request));
    }

    private void adding(Multi<Buffer> body) {
        body.map(Buffer::length)
                .collect()
                .with(Collectors.summingInt(length -> length))
                .subscribe()
                .with(read::complete, read::completeExceptionally);
    }

    private int serving(Consumer<HttpServerRequest> reader) throws Exception {
        return vertx.createHttpServer()
                .requestHandler(reader::accept)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS)
                .actualPort();
    }

    /// Then the line ends.
    private static void sending(int port, int length, int announced) throws IOException {
        try (var line = begun(port, length, announced)) {
            line.shutdownOutput();
        }
    }

    private static Socket begun(int port, int length, int announced) throws IOException {
        var line = new Socket("127.0.0.1", port);
        var head = "PATCH / HTTP/1.1\r\nHost: x\r\nContent-Length: " + announced + "\r\n\r\n";
        line.getOutputStream().write(head.getBytes(US_ASCII));
        line.getOutputStream().write(new byte[length]);
        return line;
    }
}
