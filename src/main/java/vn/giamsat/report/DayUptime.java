package vn.giamsat.report;

import org.jspecify.annotations.Nullable;

/// How long the cameras in service had a good picture, all together, in seconds.
///
/// @param percent up of up and down, to two places; excused time counts for neither; absent where
///     nothing was judged
public record DayUptime(
        long upSeconds, long downSeconds, long excusedSeconds, @Nullable Double percent) {
    static DayUptime of(long upSeconds, long downSeconds, long excusedSeconds) {
        var judged = upSeconds + downSeconds;
        return new DayUptime(
                upSeconds,
                downSeconds,
                excusedSeconds,
                judged == 0 ? null : Math.round(upSeconds * 10_000.0 / judged) / 100.0);
    }
}
