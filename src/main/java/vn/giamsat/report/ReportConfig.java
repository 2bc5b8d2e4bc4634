package vn.giamsat.report;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.time.LocalTime;

/// The hours of the daily report, in Vietnam (Asia/Ho_Chi_Minh). They must follow each other:
/// reminder, cut-off, late; the grace lies between the last two.
@ConfigMapping(prefix = "giamsat.report")
public interface ReportConfig {
    /// As of when the figures of a day are; a report covers the 24 hours before. Too early: the
    /// evening's work counts for the next day. Changing it changes the figures of days that nobody
    /// submitted for, never of what was submitted.
    @WithDefault("17:00")
    LocalTime cutOff();

    /// How long after the cut-off what happened before it may still be on its way to the database:
    /// a probe lasts up to `giamsat.schedule.deadline`, and is written within a second. Nothing can
    /// be submitted earlier. Too short: a report misses what was found in the last minute; too
    /// long: people wait.
    @WithDefault("2m")
    Duration grace();

    /// When provinces that have not submitted are reminded. Too early: nobody thinks of it any more
    /// at the cut-off; too late: there is no time left to look.
    @WithDefault("16:00")
    LocalTime remindAt();

    /// From when on a report is late. Too early: every report is; too late: the ministry waits.
    @WithDefault("18:00")
    LocalTime lateAfter();
}
