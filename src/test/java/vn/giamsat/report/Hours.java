package vn.giamsat.report;

import java.time.Duration;
import java.time.LocalTime;

/// Hours of reports as a test wants them.
record Hours(LocalTime remindAt, LocalTime cutOff, Duration grace, LocalTime lateAfter)
        implements ReportConfig {
    static final Hours USUAL =
            new Hours(
                    LocalTime.of(16, 0),
                    LocalTime.of(17, 0),
                    Duration.ofMinutes(2),
                    LocalTime.of(18, 0));
}
