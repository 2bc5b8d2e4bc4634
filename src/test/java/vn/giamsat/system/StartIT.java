package vn.giamsat.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What an operator reads whose configuration cannot work.
class StartIT {
    private static final Map<String, String> HALF_CONFIGURED =
            Map.of(
                    "giamsat.media.libraries", "target/ffmpeg",
                    "giamsat.database.url", "postgresql://127.0.0.1:9/nowhere",
                    "giamsat.database.owner", "owner",
                    "giamsat.database.owner-password", "never-told",
                    "giamsat.database.app-password", "never-told",
                    "quarkus.oidc.auth-server-url", "http://127.0.0.1:9");

    @Test
    void tellsAllThatIsWrongAtOnceSoThatItIsMendedInOneGo() {
        // When
        try (var service = ServiceProcess.launch(HALF_CONFIGURED)) {
            service.awaitEnd(Duration.ofSeconds(60));
            // Then
            assertThat(service.exitCode()).isNotZero();
            assertThat(service.log())
                    .contains("giamsat cannot start: ")
                    .contains("the database cannot be migrated (Unable to obtain connection")
                    .contains("check giamsat.database.url, giamsat.database.owner")
                    .contains("giamsat.credentials.key")
                    .doesNotContain("never-told");
        }
    }
}
