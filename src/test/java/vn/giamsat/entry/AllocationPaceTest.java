package vn.giamsat.entry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AllocationPaceTest {
    private static final long BEGIN = Duration.ofDays(1).toNanos();

    @ParameterizedTest
    @CsvSource({
        "16, PT3.9S, true", // of a young generation of 18 MB
        "16, PT4.1S, false",
        "3, PT0.7S, true", // a decoder's
        "3, PT0.8S, false",
        "200, PT49S, true", // a big fleet's
        "200, PT51S, false",
    })
    void isQuickFromFourMegabytesASecondOn(int edenMegabytes, Duration apart, boolean quick) {
        // Given
        AllocationPace.collects(BEGIN, edenMegabytes * 1_000_000L);
        // When
        AllocationPace.collects(BEGIN + apart.toNanos(), edenMegabytes * 1_000_000L);
        // Then
        assertThat(AllocationPace.isQuick()).isEqualTo(quick);
    }

    @ParameterizedTest
    @CsvSource({
        "4, true", // a decoder's
        "16, false" // of a young generation of 18 MB
    })
    void tellsWhetherYoungObjectsHaveSoLittleRoomThatItIsAlwaysKept(
            int edenMegabytes, boolean little) {
        assertThat(AllocationPace.isLittle(edenMegabytes * 1_000_000L)).isEqualTo(little);
    }
}
