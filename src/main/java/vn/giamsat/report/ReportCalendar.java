package vn.giamsat.report;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import vn.giamsat.shared.Problem;
import vn.giamsat.shared.StartupCheck;
import vn.giamsat.shared.Violation;

/// When the days of reports begin and end. Any thread.
@ApplicationScoped
@RegisterForReflection(targets = LocalTime.class) // the configuration finds how to read it
public class ReportCalendar implements StartupCheck {
    static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");

    /// Years that a date of the database and its neighbours can have.
    private static final int FIRST_YEAR = 2000;

    private static final int LAST_YEAR = 2999;

    private final ReportConfig config;
    private final Clock clock;

    ReportCalendar(ReportConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
    }

    @Override
    public Optional<String> complaint() {
        if (!config.remindAt().isBefore(config.cutOff())
                || !config.cutOff().isBefore(config.lateAfter())) {
            return Optional.of(
                    "set giamsat.report.remind-at, cut-off and late-after to times that follow"
                            + " each other");
        }
        var room = Duration.between(config.cutOff(), config.lateAfter());
        return config.grace().isNegative() || config.grace().compareTo(room) >= 0
                ? Optional.of("set giamsat.report.grace shorter than from cut-off to late-after")
                : Optional.empty();
    }

    /// @throws Problem INVALID_INPUT for a day that no report can be of
    ReportingDay day(LocalDate day) {
        if (day.getYear() < FIRST_YEAR || day.getYear() > LAST_YEAR) {
            throw Problem.invalid(
                    Violation.between("day", FIRST_YEAR + "-01-01", LAST_YEAR + "-12-31"));
        }
        return new ReportingDay(
                day,
                at(day.minusDays(2), config.cutOff()),
                at(day.minusDays(1), config.cutOff()),
                at(day, config.cutOff()),
                at(day, config.cutOff()).plus(config.grace()),
                at(day, config.lateAfter()));
    }

    Instant now() {
        return clock.instant();
    }

    LocalDate today() {
        return LocalDate.ofInstant(now(), VIETNAM);
    }

    /// The last day whose figures may be whole by now.
    ReportingDay latestSettling() {
        var today = day(today());
        return today.settling().isAfter(now()) ? day(today().minusDays(1)) : today;
    }

    Instant remindAt(LocalDate day) {
        return at(day, config.remindAt());
    }

    private static Instant at(LocalDate day, LocalTime time) {
        return day.atTime(time).atZone(VIETNAM).toInstant();
    }
}
