package vn.giamsat.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/// The cache that the JVM image starts from. `AOTMode=on` ends a JVM whose cache does not fit.
class AotCacheIT {
    @Test
    void isWrittenWithoutADatabaseAndUsedByTheService() {
        assumeFalse(Product.ofLastBuild().binary(), "a binary needs no cache");
        var product = Product.ofKeptCache();

        try (var database = TestDatabase.start();
                var issuer = TestIssuer.start();
                var service =
                        ServiceProcess.launch(
                                product, SystemUnderTest.settings(database, issuer))) {
            service.awaitReady(Duration.ofSeconds(60));

            assertThat(service.running()).isTrue();
        }
    }
}
