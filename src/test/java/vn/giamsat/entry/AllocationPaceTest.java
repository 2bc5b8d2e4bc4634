package vn.giamsat.entry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AllocationPaceTest {
    private static final long BEGIN = Duration.ofDays(1).toNanos();

    @ParameterizedTest
    @CsvSource({
        "18, PT4.4S, true", // the usual young generation
        "18, PT4.6S, false",
        "4, PT0.9S, true", // a decoder's
        "4, PT1.1S, false",
        "256, PT63S, true", // of a big fleet
        "256, PT65S, false",
    })
    void isQuickFromFourMegabytesASecondOn(int megabytes, Duration apart, boolean quick) {
        // Given
        AllocationPace.collects(BEGIN, megabytes * 1_000_000L);
        // When
        AllocationPace.collects(BEGIN + apart.toNanos(), megabytes * 1_000_000L);
        // Then
        assertThat(AllocationPace.isQuick()).isEqualTo(quick);
    }
}
