package vn.giamsat.probe.onvif;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/// A simulated ONVIF device on the loopback: answers as a brand does, wants a login in one way or
/// another, and misbehaves as it is told. What needs no login (ONVIF Core section 5.9.4.3) it tells
/// anybody.
public final class OnvifDevice implements AutoCloseable {
    private static final Pattern OPERATION =
            Pattern.compile("<s:Body><(?<name>\\w+) xmlns=\"(?<service>[^\"]+)\"");
    private static final Pattern TOKEN =
            Pattern.compile("<ProfileToken>(?<token>[^<]*)</ProfileToken>");
    private static final List<String> OPEN =
            List.of("GetSystemDateAndTime", "GetServices", "GetCapabilities");

    private final HttpServer server;
    private final String brand;
    private final Map<String, Consumer<HttpServerRequest>> actions = new HashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private OnvifGuard guard = OnvifGuard.OPEN;
    private Duration ahead = Duration.ZERO;

    private OnvifDevice(Vertx vertx, String brand, HttpServerOptions options) {
        this.brand = brand;
        server = vertx.createHttpServer(options).requestHandler(this::asked);
        server.listen(0, "127.0.0.1").toCompletionStage().toCompletableFuture().join();
    }

    /// @param brand `hikvision`, `dahua` or `axis`
    public static OnvifDevice like(String brand, Vertx vertx) {
        return new OnvifDevice(vertx, brand, new HttpServerOptions());
    }

    static OnvifDevice like(String brand, Vertx vertx, HttpServerOptions options) {
        return new OnvifDevice(vertx, brand, options);
    }

    public int port() {
        return server.actualPort();
    }

    /// Lets nobody in but with HTTP's Digest.
    public OnvifDevice wantingDigest(String user, String password) {
        guard = OnvifGuard.digest(user, password);
        return this;
    }

    /// Lets nobody in but with a token in the message, made within 5 s of its clock and never seen
    /// before.
    public OnvifDevice wantingToken(String user, String password) {
        guard = OnvifGuard.token(user, password, () -> Instant.now().plus(ahead));
        return this;
    }

    OnvifDevice withClock(Duration aheadOfOurs) {
        ahead = aheadOfOurs;
        return this;
    }

    /// What happens instead when an operation is asked, whoever asks; of Media2 with a 2 behind.
    OnvifDevice when(String operation, Consumer<HttpServerRequest> action) {
        actions.put(operation, action);
        return this;
    }

    /// The operation is refused with a fault.
    OnvifDevice refusing(String operation, String fault) {
        return when(operation, request -> answer(request, 400, OnvifAnswers.text(fault)));
    }

    /// All operations that were asked, with how the login was shown: `GetProfiles digest`.
    public List<String> asked() {
        return List.copyOf(asked);
    }

    static void answer(HttpServerRequest request, int status, String body) {
        request.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "application/soap+xml; charset=utf-8")
                .end(body);
    }

    private void asked(HttpServerRequest request) {
        request.body().onSuccess(body -> asked(request, body.toString()));
    }

    private void asked(HttpServerRequest request, String body) {
        var found = OPERATION.matcher(body);
        if (!found.find() || !request.path().startsWith("/onvif/")) {
            request.response().setStatusCode(404).end("<html><body>404</body></html>");
            return;
        }
        var isMedia2 = found.group("service").contains("ver20/media");
        var operation = found.group("name") + (isMedia2 ? "2" : "");
        asked.add(operation + OnvifGuard.way(request, body));
        if (actions.containsKey(operation)) {
            actions.get(operation).accept(request);
        } else if (OPEN.contains(operation) || guard.admits(request, body)) {
            answer(request, 200, told(operation, body));
        } else {
            guard.refuse(request);
        }
    }

    private String told(String operation, String body) {
        if (operation.equals("GetSystemDateAndTime")) {
            return OnvifAnswers.time(Instant.now().plus(ahead));
        }
        var token = TOKEN.matcher(body);
        var name = (OnvifAnswers.has(brand + "-" + operation) ? brand : "onvif") + "-" + operation;
        return OnvifAnswers.text(name).replace("$TOKEN", token.find() ? token.group("token") : "");
    }

    @Override
    public void close() {
        server.close().toCompletionStage().toCompletableFuture().join();
    }
}
