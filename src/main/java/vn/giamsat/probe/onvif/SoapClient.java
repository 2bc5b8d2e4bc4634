package vn.giamsat.probe.onvif;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.SocketAddress;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import vn.giamsat.probe.DiscoveryReason;
import vn.giamsat.probe.FailureCode;
import vn.giamsat.probe.wire.CertificatePin;
import vn.giamsat.probe.wire.ConnectionFault;
import vn.giamsat.probe.wire.PinChangedException;

/// Brings one message to a device and its answer back (HTTP/1.1), on a connection of its own,
/// without following redirects, with limits on size and time. Shared by all discoveries; answers
/// come on the event loop that asked.
final class SoapClient implements AutoCloseable {
    private final OnvifConfig.Discovery limits;
    private final HttpClient checked;
    private final HttpClient pinned;

    SoapClient(Vertx vertx, OnvifConfig config) {
        limits = config.discovery();
        checked = vertx.createHttpClient(trusting(options(), config).setVerifyHost(true));
        pinned = vertx.createHttpClient(options().setTrustAll(true).setVerifyHost(false));
    }

    private HttpClientOptions options() {
        return new HttpClientOptions()
                .setKeepAlive(false)
                .setMaxPoolSize(limits.concurrency())
                .setConnectTimeout(milliseconds())
                .setSslHandshakeTimeout(milliseconds())
                .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS);
    }

    private static HttpClientOptions trusting(HttpClientOptions options, OnvifConfig config) {
        config.trustedCertificates()
                .ifPresent(
                        file ->
                                options.setTrustOptions(
                                        new PemTrustOptions().addCertPath(file.toString())));
        return options;
    }

    private int milliseconds() {
        return (int) limits.answer().toMillis();
    }

    @Override
    public void close() {
        checked.close();
        pinned.close();
    }

    /// One message.
    ///
    /// @param path with query
    /// @param head of HTTP
    record Letter(String path, RequestOptions head, String body) {
        static Letter of(String path, Question question, String body) {
            var head =
                    new RequestOptions()
                            .putHeader("User-Agent", "giamsat")
                            .putHeader(
                                    "Content-Type",
                                    "application/soap+xml; charset=utf-8; action=\"%s\""
                                            .formatted(question.action()));
            return new Letter(path, head, body);
        }

        Letter authorized(String value) {
            return new Letter(path, head.putHeader("Authorization", value), body);
        }
    }

    /// @return fails with [DiscoveryFault] only
    Uni<HttpAnswer> post(Endpoint endpoint, Letter letter) {
        return connected(endpoint, letter).chain(request -> answered(request, letter));
    }

    /// The name stays in `Host` and in TLS; the connection goes to the address that was looked at.
    private Uni<HttpClientRequest> connected(Endpoint endpoint, Letter letter) {
        var target = endpoint.target();
        var client = target.tlsPin() == null ? checked : pinned;
        var options =
                letter.head()
                        .setMethod(HttpMethod.POST)
                        .setServer(
                                SocketAddress.inetSocketAddress(
                                        target.port(), endpoint.address().getHostAddress()))
                        .setHost(bracketed(target.host()))
                        .setPort(target.port())
                        .setURI(letter.path())
                        .setSsl(target.secure())
                        .setFollowRedirects(false);
        return Uni.createFrom()
                .deferred(
                        () -> {
                            var made =
                                    client.request(options)
                                            .compose(request -> pinned(request, endpoint));
                            return Uni.createFrom()
                                    .completionStage(made.toCompletionStage())
                                    .onCancellation()
                                    .invoke(() -> made.onSuccess(HttpClientRequest::reset));
                        })
                .onFailure()
                .transform(SoapClient::fault);
    }

    private static String bracketed(String host) {
        return host.indexOf(':') >= 0 ? "[" + host + "]" : host;
    }

    /// Before a byte was said.
    private static Future<HttpClientRequest> pinned(HttpClientRequest made, Endpoint endpoint) {
        var target = endpoint.target();
        var pin = target.secure() ? target.tlsPin() : null;
        if (pin == null || new CertificatePin(pin).fits(made.connection()::peerCertificates)) {
            return Future.succeededFuture(made);
        }
        made.reset();
        return Future.failedFuture(new PinChangedException());
    }

    private Uni<HttpAnswer> answered(HttpClientRequest request, Letter letter) {
        return Uni.createFrom()
                .<HttpAnswer>emitter(
                        answer -> {
                            answer.onTermination(request::reset);
                            request.send(letter.body())
                                    .compose(this::read)
                                    .onSuccess(answer::complete)
                                    .onFailure(cause -> answer.fail(fault(cause)));
                        })
                .ifNoItem()
                .after(limits.answer())
                .failWith(() -> new DiscoveryFault(DiscoveryReason.ANSWER_TIMEOUT, ""));
    }

    private Future<HttpAnswer> read(HttpClientResponse response) {
        var whole = Promise.<HttpAnswer>promise();
        var body = Buffer.buffer();
        response.exceptionHandler(whole::tryFail);
        response.endHandler(end -> whole.tryComplete(answer(response, body)));
        response.handler(
                part -> {
                    body.appendBuffer(part);
                    if (body.length() > limits.body().asLongValue()) {
                        whole.tryFail(new DiscoveryFault(DiscoveryReason.TOO_LARGE, ""));
                        response.request().reset();
                    }
                });
        return whole.future();
    }

    private static HttpAnswer answer(HttpClientResponse response, Buffer body) {
        var type = Objects.requireNonNullElse(response.getHeader("Content-Type"), "");
        return new HttpAnswer(
                response.statusCode(),
                response.headers().getAll("WWW-Authenticate"),
                type.toLowerCase(Locale.ROOT).contains("xml"),
                body.getBytes());
    }

    /// What breaks without being a fault of the connection is an answer that is no HTTP.
    private static DiscoveryFault fault(Throwable cause) {
        if (cause instanceof DiscoveryFault known) {
            return known;
        }
        var code =
                cause instanceof HttpClosedException
                        ? FailureCode.TCP_RESET
                        : ConnectionFault.failure(cause).code();
        return code == FailureCode.PROBE_SELF_DOWN
                ? new DiscoveryFault(DiscoveryReason.NOT_ONVIF, "")
                : DiscoveryFault.of(code);
    }
}
