package vn.giamsat.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportCalendarTest {
    @ParameterizedTest
    @CsvSource({
        "17:00, PT2M, ''",
        "17:00, PT0S, ''",
        "17:00, PT1H, giamsat.report.grace",
        "17:00, PT-1S, giamsat.report.grace",
        "16:00, PT2M, giamsat.report.remind-at",
        "18:00, PT2M, giamsat.report.remind-at",
    })
    void refusesHoursThatDoNotFollowEachOther(LocalTime cutOff, Duration grace, String complaint) {
        var hours = new Hours(LocalTime.of(16, 0), cutOff, grace, LocalTime.of(18, 0));
        var told = new ReportCalendar(hours, Clock.systemUTC()).complaint().orElse("");
        assertThat(told).contains(complaint);
        assertThat(told.isEmpty()).isEqualTo(complaint.isEmpty());
    }
}
