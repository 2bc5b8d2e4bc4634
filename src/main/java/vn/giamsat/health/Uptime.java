package vn.giamsat.health;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How long cameras were up in a period, in milliseconds, all cameras together. The five times add
/// up to that in which the cameras were in service or under maintenance.
///
/// @param cameras that were in service or under maintenance for some of it
/// @param degradedMilliseconds alive, but picture or stream were not as they should be
/// @param excusedMilliseconds under maintenance, or not up while a report excused the facility
/// @param unknownMilliseconds not known; `gaps` says why
/// @param upShare of what is known and not excused, 0 to 1; absent when that is nothing
/// @param gaps why something is not known, or the share cannot be computed
public record Uptime(
        Instant from,
        Instant to,
        int cameras,
        long upMilliseconds,
        long degradedMilliseconds,
        long downMilliseconds,
        long excusedMilliseconds,
        long unknownMilliseconds,
        @Nullable Double upShare,
        List<UptimeGap> gaps) {
    public Uptime {
        gaps = List.copyOf(gaps);
    }
}
