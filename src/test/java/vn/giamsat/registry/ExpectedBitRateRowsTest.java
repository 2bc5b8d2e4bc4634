package vn.giamsat.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.giamsat.access.MigratedDatabase;

/// What the prober reads of the bit rate that a camera should have.
class ExpectedBitRateRowsTest {
    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static MigratedDatabase database;

    private UUID camera;

    @BeforeAll
    static void start() {
        database = new MigratedDatabase();
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @BeforeEach
    void enter() {
        camera = database.camera(database.facility("2021-24"), "2021-24");
    }

    @Test
    void isUnknownUntilItIsEntered() {
        assertThat(read()).isNull();
        set(2_048);
        assertThat(read()).isEqualTo(2_048);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1_000_001})
    void isKeptOnlyWhereItMakesSense(int kilobits) {
        assertThatThrownBy(() -> set(kilobits)).hasMessageContaining("camera_expected_bit_rate");
    }

    private Integer read() {
        return RegistryFixture.targets(database.transactions)
                .byIds(List.of(camera))
                .await()
                .atMost(LIMIT)
                .getFirst()
                .expected()
                .kilobitsPerSecond();
    }

    private void set(int kilobits) {
        database.owner.execute(
                "update camera set expected_kilobits_per_second = %d where id = '%s'"
                        .formatted(kilobits, camera));
    }
}
