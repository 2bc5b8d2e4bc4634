package vn.giamsat.photo;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.core.http.HttpClient;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import vn.giamsat.shared.ErrorCode;
import vn.giamsat.shared.Problem;

/// A bucket of an S3-compatible storage, as far as photos need it: PutObject, GetObject and
/// DeleteObject of its REST API (https://docs.aws.amazon.com/AmazonS3/latest/API/). Redirects are
/// not followed: they would be signed for the wrong host. Event loop.
@ApplicationScoped
class Bucket {
    private static final Logger LOG = Logger.getLogger(Bucket.class);
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final byte[] NOTHING = {};
    private static final Pattern CODE = Pattern.compile("<Code>([A-Za-z0-9]+)</Code>");

    private final PhotoConfig.Bucket config;
    private final Clock clock;
    private final HttpClient client;
    private volatile @Nullable BucketAccess access;

    Bucket(PhotoConfig config, Vertx vertx, Clock clock) {
        this.config = config.bucket();
        this.clock = clock;
        this.client = vertx.createHttpClient(options(this.config));
    }

    private static HttpClientOptions options(PhotoConfig.Bucket config) {
        var timeout = Math.toIntExact(config.timeout().toMillis());
        var options = new HttpClientOptions().setConnectTimeout(timeout);
        config.trustedCertificates()
                .ifPresent(
                        file ->
                                options.setTrustOptions(
                                        new PemTrustOptions().addCertPath(file.toString())));
        return options;
    }

    @PreDestroy
    void close() {
        client.closeAndForget();
    }

    /// From now on files can be asked for. Blocks; called once, at the start.
    ///
    /// @throws IllegalArgumentException naming the key that is wrong and what to do
    void open() {
        var opened = BucketAccess.of(config);
        if (!opened.isSecure()) {
            LOG.warn("Photos go to their bucket over plain http: only safe on the same machine");
        }
        access = opened;
    }

    /// What the storage said.
    private record Answer(int status, Buffer body) {
        /// The storage's own word for what is wrong; empty where it has none.
        String code() {
            var code = CODE.matcher(status < 300 ? "" : body.toString());
            return code.find() ? code.group(1) : "";
        }

        /// It answers that there is no such bucket with the same status.
        boolean isMissing() {
            return status == 404 && !code().equals("NoSuchBucket");
        }
    }

    /// Keeps a file; one that was there under the name is replaced.
    ///
    /// @throws Problem PHOTO_STORE_UNAVAILABLE
    Uni<Void> put(String file, byte[] bytes) {
        return asked(HttpMethod.PUT, file, bytes)
                .invoke(answer -> demand(answer.status() == 200, answer))
                .replaceWithVoid();
    }

    /// @return null when there is no such file
    /// @throws Problem PHOTO_STORE_UNAVAILABLE
    Uni<byte @Nullable []> get(String file) {
        return asked(HttpMethod.GET, file, NOTHING)
                .invoke(answer -> demand(answer.status() == 200 || answer.isMissing(), answer))
                .map(answer -> answer.isMissing() ? null : answer.body().getBytes());
    }

    /// Removes a file, if it is there.
    ///
    /// @throws Problem PHOTO_STORE_UNAVAILABLE
    Uni<Void> delete(String file) {
        return asked(HttpMethod.DELETE, file, NOTHING)
                .invoke(answer -> demand(answer.status() / 100 == 2 || answer.isMissing(), answer))
                .replaceWithVoid();
    }

    private Uni<Answer> asked(HttpMethod method, String file, byte[] payload) {
        var opened = access;
        if (opened == null) {
            return Uni.createFrom().failure(new Problem(ErrorCode.NOT_FOUND));
        }
        var timeout = config.timeout();
        var request = opened.request(method, file, payload, clock.instant());
        return client.request(request.setTimeout(timeout.toMillis()))
                .chain(it -> it.send(Buffer.buffer(payload)))
                .chain(it -> it.body().map(body -> new Answer(it.statusCode(), body)))
                .ifNoItem()
                .after(timeout)
                .fail()
                .onFailure()
                .transform(Bucket::lost);
    }

    private static Problem lost(Throwable failure) {
        LOG.warnf("The bucket of photos cannot be asked: %s", failure.toString());
        return Problem.later(ErrorCode.PHOTO_STORE_UNAVAILABLE, SOON);
    }

    /// Overload and faults pass; a key or a bucket that is refused somebody has to mend.
    private static void demand(boolean done, Answer answer) {
        if (!done) {
            var level = answer.status() >= 500 ? Logger.Level.WARN : Logger.Level.ERROR;
            LOG.logf(
                    level,
                    "The bucket of photos refuses a request status=%d code=%s: see"
                            + " giamsat.photos.bucket",
                    answer.status(),
                    answer.code());
            throw Problem.later(ErrorCode.PHOTO_STORE_UNAVAILABLE, SOON);
        }
    }
}
