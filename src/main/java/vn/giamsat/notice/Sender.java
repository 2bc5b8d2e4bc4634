package vn.giamsat.notice;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import vn.giamsat.notice.Outcome.Result;
import vn.giamsat.shared.AddressPolicy;

/// Sends one event over HTTP: to an address that the policy admits, on a connection of its own,
/// without following redirects, and without reading what the answer says. Event loop.
@ApplicationScoped
class Sender {
    private final NoticeConfig config;
    private final AddressPolicy policy;
    private final HttpClient client;
    private final NameLookup names;

    Sender(NoticeConfig config, Vertx vertx) {
        this.config = config;
        this.policy = config.policy();
        this.client = vertx.createHttpClient(options(config));
        this.names = new NameLookup(vertx, config.timeout());
    }

    private static HttpClientOptions options(NoticeConfig config) {
        var options =
                new HttpClientOptions()
                        .setKeepAlive(false)
                        .setMaxPoolSize(config.concurrency())
                        .setVerifyHost(true);
        config.trustedCertificates()
                .ifPresent(
                        file ->
                                options.setTrustOptions(
                                        new PemTrustOptions().addCertPath(file.toString())));
        return options;
    }

    @PreDestroy
    void close() {
        names.close();
        client.close();
    }

    /// An event as it goes out.
    ///
    /// @param timestamp seconds since 1970, UTC
    record Letter(UUID event, long timestamp, String signature, String body) {}

    /// Never fails: what went wrong is an outcome.
    Uni<Outcome> send(Destination destination, Letter letter) {
        return addresses(destination)
                .chain(
                        addresses -> {
                            if (addresses.isEmpty()) {
                                return settled(Result.NAME_UNKNOWN);
                            }
                            return addresses.stream().allMatch(policy::admits)
                                    ? posted(request(destination, addresses.getFirst()), letter)
                                    : settled(Result.ADDRESS_FORBIDDEN);
                        })
                .ifNoItem()
                .after(config.timeout())
                .recoverWithItem(() -> Outcome.without(Result.TIMED_OUT));
    }

    private Uni<List<InetAddress>> addresses(Destination destination) {
        return Uni.createFrom().emitter(answer -> names.ask(destination, answer::complete));
    }

    private static Uni<Outcome> settled(Result result) {
        return Uni.createFrom().item(Outcome.without(result));
    }

    /// The name stays in `Host` and in TLS; the connection goes to the address that was looked at.
    private RequestOptions request(Destination destination, InetAddress address) {
        return new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setServer(
                        SocketAddress.inetSocketAddress(
                                destination.port(), address.getHostAddress()))
                .setHost(destination.host())
                .setPort(destination.port())
                .setURI(destination.target())
                .setSsl(destination.secure())
                .setFollowRedirects(false)
                .setConnectTimeout(config.timeout().toMillis());
    }

    private Uni<Outcome> posted(RequestOptions options, Letter letter) {
        options.putHeader("Content-Type", "application/json")
                .putHeader("User-Agent", "giamsat")
                .putHeader("webhook-id", letter.event().toString())
                .putHeader("webhook-timestamp", Long.toString(letter.timestamp()))
                .putHeader("webhook-signature", letter.signature());
        return Uni.createFrom()
                .emitter(
                        outcome -> {
                            var asked = client.request(options);
                            outcome.onTermination(() -> asked.onSuccess(HttpClientRequest::reset));
                            asked.compose(request -> status(request, letter.body()))
                                    .onComplete(
                                            done ->
                                                    outcome.complete(
                                                            done.succeeded()
                                                                    ? Outcome.answered(
                                                                            done.result())
                                                                    : failed(done.cause())));
                        });
    }

    /// The head of the answer says all; its body is not waited for, the connection is dropped.
    private static Future<Integer> status(HttpClientRequest request, String body) {
        return request.send(body)
                .map(
                        answer -> {
                            var status = answer.statusCode();
                            request.reset();
                            return status;
                        });
    }

    private static Outcome failed(Throwable cause) {
        return Outcome.without(
                switch (cause) {
                    case SSLException untrusted -> Result.TLS_FAILED;
                    case TimeoutException slow -> Result.TIMED_OUT;
                    default -> Result.UNREACHABLE;
                });
    }
}
