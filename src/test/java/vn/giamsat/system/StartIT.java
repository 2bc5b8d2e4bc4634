package vn.giamsat.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What an operator reads whose configuration cannot work.
class StartIT {
    private static final Map<String, String> BARE =
            Map.of(
                    "giamsat.media.libraries", "target/ffmpeg",
                    "giamsat.database.url", "postgresql://127.0.0.1:9/nowhere",
                    "quarkus.oidc.auth-server-url", "http://127.0.0.1:9");

    @Test
    void tellsAllThatIsMissingAtOnceSoThatItIsMendedInOneGo() {
        assertThat(complaint(Map.of("giamsat.decoder.memory", "1M")))
                .contains("giamsat cannot start: ")
                .contains("set giamsat.database.app-password, giamsat.database.owner")
                .contains("giamsat.credentials.key")
                .contains("giamsat.decoder.memory must be between 256M and 16G")
                .doesNotContain("CreationException");
    }

    @Test
    void tellsWhichNumbersAndFoldersMakeNoSense() {
        // When
        var told =
                complaint(
                        Map.of(
                                "giamsat.probe.observe", "2H",
                                "giamsat.probe.denied-networks", "10.0.0.0/99",
                                "giamsat.media.threads", "0",
                                "giamsat.limits.probe-person", "many",
                                "quarkus.http.cors.origins", "*",
                                "giamsat.graphql.limits.depth", "0",
                                "giamsat.graphql.documents", "target/nowhere",
                                "giamsat.schedule.concurrency", "0"));
        // Then
        assertThat(told)
                .contains("giamsat.probe.denied-networks")
                .contains("giamsat.media.threads is 0")
                .contains("giamsat.limits.probe-person must be like 30/1m")
                .contains("quarkus.http.cors.origins names '*'")
                .contains("giamsat.graphql.limits.depth is 0; it must be at least 1")
                .contains("there is no readable target/nowhere: set giamsat.graphql.documents")
                .contains("giamsat.schedule.concurrency must be at least 1");
    }

    @Test
    void saysWhatToCheckWhenTheDatabaseIsNotThereAndTellsNoPassword() {
        // When
        var told =
                complaint(
                        Map.of(
                                "giamsat.database.owner", "owner",
                                "giamsat.database.owner-password", "never-told",
                                "giamsat.database.app-password", "never-told"));
        // Then
        assertThat(told)
                .contains("the database cannot be migrated (Unable to obtain connection")
                .contains("check giamsat.database.url, giamsat.database.owner")
                .doesNotContain("never-told");
    }

    /// What a service says that ends at once with these settings.
    private static String complaint(Map<String, String> settings) {
        var all = new HashMap<>(BARE);
        all.putAll(settings);
        try (var service = ServiceProcess.launch(all)) {
            service.awaitEnd(Duration.ofSeconds(60));
            assertThat(service.exitCode()).isNotZero();
            return service.log();
        }
    }
}
