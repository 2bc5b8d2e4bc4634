package vn.giamsat.system;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntUnaryOperator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Another system that gets events: answers as it is told, and verifies by code of its own.
final class WebhookReceiver implements AutoCloseable {
    /// Answers nothing.
    static final int SILENCE = 0;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Letter> letters = new CopyOnWriteArrayList<>();
    private volatile IntUnaryOperator status = at -> 200;

    WebhookReceiver() {
        try {
            server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        server.createContext("/", this::take);
        server.setExecutor(threads);
        server.start();
    }

    /// What came.
    record Letter(String path, String id, long timestamp, String signature, String body) {
        boolean isSignedWith(String secret) {
            try {
                var mac = Mac.getInstance("HmacSHA256");
                var key = Base64.getDecoder().decode(secret.replaceFirst("^whsec_", ""));
                mac.init(new SecretKeySpec(key, "HmacSHA256"));
                var signed = (id + "." + timestamp + "." + body).getBytes(StandardCharsets.UTF_8);
                var expected = "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed));
                return Arrays.asList(signature.split(" ")).contains(expected);
            } catch (GeneralSecurityException missing) {
                throw new IllegalStateException(missing);
            }
        }
    }

    /// @param answer status of each letter, by how many came before
    void answering(IntUnaryOperator answer) {
        letters.clear();
        status = answer;
    }

    List<Letter> letters() {
        return letters;
    }

    String address() {
        return "http://127.0.0.1:%d/events".formatted(server.getAddress().getPort());
    }

    private void take(HttpExchange asked) throws IOException {
        var head = asked.getRequestHeaders();
        var letter =
                new Letter(
                        asked.getRequestURI().getPath(),
                        head.getFirst("webhook-id"),
                        Long.parseLong(head.getFirst("webhook-timestamp")),
                        head.getFirst("webhook-signature"),
                        new String(asked.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        var said = status.applyAsInt(letters.size());
        letters.add(letter);
        if (said != SILENCE) {
            asked.getResponseHeaders().add("Location", "/elsewhere");
            asked.sendResponseHeaders(said, -1);
            asked.close();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
