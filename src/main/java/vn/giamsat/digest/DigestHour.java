package vn.giamsat.digest;

import java.time.Instant;
import java.time.ZoneId;

/// An hour of the day, in Vietnam.
record DigestHour(int hour) {
    static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");

    /// When it comes next, later than the moment.
    Instant next(Instant after) {
        var today = after.atZone(VIETNAM).toLocalDate().atTime(hour, 0).atZone(VIETNAM);
        return (today.toInstant().isAfter(after) ? today : today.plusDays(1)).toInstant();
    }
}
