package vn.giamsat.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FleetCheckTest {
    @ParameterizedTest
    @CsvSource({
        "10000, 3000,",
        "2000, 200,",
        "60000, 20000,",
        "1999, 500, giamsat.fleet.lease",
        "60001, 3000, giamsat.fleet.lease",
        "10000, 3334, giamsat.fleet.renew",
        "10000, 199, giamsat.fleet.renew"
    })
    void namesTheKeyWithWhichNoLeaseCanBeKept(long lease, long renew, String key) {
        // When
        var complaint =
                new FleetCheck(
                                FleetFixture.config(
                                        Duration.ofMillis(lease), Duration.ofMillis(renew)))
                        .complaint();
        // Then
        if (key == null) {
            assertThat(complaint).isEmpty();
        } else {
            assertThat(complaint).get().asString().contains(key + " to");
        }
    }
}
