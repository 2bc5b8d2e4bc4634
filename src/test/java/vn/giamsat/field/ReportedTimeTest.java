package vn.giamsat.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.giamsat.shared.Problem;

class ReportedTimeTest {
    private static final Instant NOW = Instant.parse("2021-05-08T09:00:00Z");

    @Test
    void believesALatePhoneWhoseClockIsWrong() {
        // Given
        var phone = PhoneClock.of(NOW.minus(Duration.ofDays(1_000)), NOW);
        var occurred = NOW.minus(Duration.ofDays(1_000)).minus(Duration.ofHours(5));
        // When
        var time = ReportedTime.of(draft(StatusKind.POWER_CUT, null, null, occurred), phone);
        // Then
        assertThat(phone.aheadSeconds()).isEqualTo(-86_400_000);
        assertThat(time.begins()).isEqualTo("2021-05-08T04:00:00Z");
        assertThat(time.plannedUntil()).isEqualTo("2021-05-09T04:00:00Z");
    }

    @Test
    void beginsNowWhatAFastClockPutsIntoTheFuture() {
        // Given
        var occurred = NOW.plusSeconds(600);
        // When
        var time = time(draft(StatusKind.ALL_NORMAL, null, null, occurred));
        // Then
        assertThat(time).isEqualTo(new ReportedTime(NOW, null, NOW));
    }

    @Test
    void takesAPowerCutThatWasAnnounced() {
        // Given
        var begins = NOW.plusSeconds(3_600);
        var end = NOW.plusSeconds(7_200);
        // When
        var time = time(draft(StatusKind.POWER_CUT, begins, end, NOW));
        // Then
        assertThat(time).isEqualTo(new ReportedTime(begins, end, end));
    }

    @ParameterizedTest
    @CsvSource({
        "POWER_CUT, 0, 0, after-beginning",
        "POWER_CUT, 0, 168, ''",
        "POWER_CUT, 0, 169, lasts-at-most",
        "MAINTENANCE, 0, 720, ''",
        "MAINTENANCE, 720, 721, ''",
        "MAINTENANCE, 721, 722, days-from-now",
        "MAINTENANCE, 0, 721, lasts-at-most",
        "INTERNET_OUTAGE, -720, -719, ''",
        "INTERNET_OUTAGE, -721, -719, days-from-now",
    })
    void boundsTimes(StatusKind kind, int beginsHours, int endHours, String rule) {
        // Given
        var begins = NOW.plus(Duration.ofHours(beginsHours));
        var draft = draft(kind, begins, NOW.plus(Duration.ofHours(endHours)), null);
        // Then
        if (rule.isEmpty()) {
            assertThat(time(draft).begins()).isEqualTo(begins);
            return;
        }
        assertThatThrownBy(() -> time(draft))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem ->
                                assertThat(problem.violations())
                                        .extracting(violation -> violation.rule())
                                        .containsExactly(rule));
    }

    @Test
    void refusesAClockThatIsNone() {
        assertThatThrownBy(() -> PhoneClock.of(Instant.MAX, NOW)).isInstanceOf(Problem.class);
    }

    private static ReportedTime time(StatusReportDraft draft) {
        return ReportedTime.of(draft, PhoneClock.of(null, NOW));
    }

    private static StatusReportDraft draft(
            StatusKind kind,
            @Nullable Instant begins,
            @Nullable Instant end,
            @Nullable Instant occurred) {
        return new StatusReportDraft(
                null, UUID.randomUUID(), kind, null, null, begins, end, occurred, List.of());
    }
}
