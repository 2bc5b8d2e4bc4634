package vn.giamsat.photo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.giamsat.shared.ErrorCode;
import vn.giamsat.shared.Problem;

/// What is asked of a bucket, at a foreign S3 server and at none.
class BucketTest {
    private static final String KEYS = "giamsat.photos.bucket.";
    private static final byte[] BYTES = "ảnh".getBytes(StandardCharsets.UTF_8);

    @TempDir private static Path folder;

    private static Vertx vertx;
    private static S3Server server;

    @BeforeAll
    static void start() {
        vertx = Vertx.vertx();
        server = S3Server.start(folder);
    }

    @AfterAll
    static void stop() {
        server.close();
        vertx.closeAndAwait();
    }

    @Test
    void keepsReplacesAndRemovesAFile() {
        // Given
        var bucket = opened(server.keys());
        // When
        await(bucket.put("a.jpg", new byte[300_000]));
        await(bucket.put("a.jpg", BYTES));
        // Then
        assertThat(await(bucket.get("a.jpg"))).isEqualTo(BYTES);
        await(bucket.delete("a.jpg"));
        await(bucket.delete("a.jpg"));
        assertThat(await(bucket.get("a.jpg"))).isNull();
    }

    @ParameterizedTest
    @CsvSource({"secret-key, other-never-told", "access-key, nobody", "name, another-bucket"})
    void tellsARefusalFromAFileThatIsMissing(String key, String wrong) {
        // Given
        var bucket = opened(with(key, wrong));
        // Then
        assertUnavailable(bucket.get("missing.jpg"));
        assertUnavailable(bucket.put("a.jpg", BYTES));
    }

    @Test
    void takesTheSecretFromAFile() throws IOException {
        // Given
        var file = Files.writeString(folder.resolve("secret"), S3Server.SECRET + "\n");
        var keys = with("secret-key-file", file.toString());
        keys.remove(KEYS + "secret-key");
        // Then
        await(opened(keys).put("b.jpg", BYTES));
    }

    @Test
    void waitsNoLongerThanItMayForAStorageThatSaysNothing() throws IOException {
        try (var silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            // Given
            var keys = with("endpoint", "http://127.0.0.1:" + silent.getLocalPort());
            keys.put(KEYS + "timeout", "PT0.2S");
            // Then
            assertUnavailable(opened(keys).get("a.jpg"));
        }
    }

    @Test
    void saysThatAStorageIsAway() {
        assertUnavailable(opened(with("endpoint", "http://127.0.0.1:9")).delete("a.jpg"));
    }

    @ParameterizedTest
    @CsvSource({
        "endpoint, https://s3.example.vn/photos",
        "endpoint, ftp://s3.example.vn",
        "endpoint, https://a@s3.example.vn",
        "name, Ảnh",
        "timeout, PT0.01S",
        "secret-key-file, /nowhere/secret"
    })
    void stopsTheStartNamingWhatIsWrong(String key, String wrong) {
        // Given
        var keys = with(key, wrong);
        if (key.equals("secret-key-file")) {
            keys.remove(KEYS + "secret-key");
        }
        // Then
        assertThat(complaint(keys)).contains(KEYS + key).doesNotContain(S3Server.SECRET);
    }

    @Test
    void stopsTheStartWithoutABucketWherePhotosGoThere() {
        assertThat(complaint(Map.of("giamsat.photos.store", "bucket"))).contains(KEYS + "endpoint");
    }

    private static String complaint(Map<String, String> keys) {
        var config = PhotoFixture.config(keys);
        var bucket = new Bucket(config, vertx, Clock.systemUTC());
        return new BucketCheck(config, bucket).complaint().orElseThrow();
    }

    private static Map<String, String> with(String key, String value) {
        var keys = new HashMap<>(server.keys());
        keys.put(KEYS + key, value);
        return keys;
    }

    private static Bucket opened(Map<String, String> keys) {
        var bucket = new Bucket(PhotoFixture.config(keys), vertx, Clock.systemUTC());
        bucket.open();
        return bucket;
    }

    private static void assertUnavailable(Uni<?> asked) {
        assertThatThrownBy(() -> await(asked))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> {
                            assertThat(problem.code()).isEqualTo(ErrorCode.PHOTO_STORE_UNAVAILABLE);
                            assertThat(problem.retryAfter()).isPresent();
                        });
    }

    private static <T> T await(Uni<T> asked) {
        return asked.await().atMost(Duration.ofSeconds(20));
    }
}
