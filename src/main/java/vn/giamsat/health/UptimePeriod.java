package vn.giamsat.health;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.giamsat.shared.Era;
import vn.giamsat.shared.Problem;
import vn.giamsat.shared.Violation;

/// From an instant to another, which is not part of it; at most 31 days.
public record UptimePeriod(Instant from, Instant to) {
    private static final Duration LONGEST = Duration.ofDays(31);

    /// @throws Problem INVALID_INPUT when it ends before it begins, or is too long or too far away
    public UptimePeriod {
        Era.demand("from", from);
        Era.demand("to", to);
        if (!to.isAfter(from)) {
            throw Problem.invalid(Violation.of("to", "after-from"));
        }
        if (Duration.between(from, to).compareTo(LONGEST) > 0) {
            throw Problem.invalid(Violation.of("to", "period-at-most", "days", LONGEST.toDays()));
        }
    }

    /// The period that a client named, either way.
    ///
    /// @param name of an hour, a day, a week or a month of Vietnam's calendar: `2021-05-06T10`,
    ///     `2021-05-06`, `2021-W18`, `2021-05`
    /// @throws Problem INVALID_INPUT when it is named in no way or in both
    public static UptimePeriod of(
            @Nullable Instant from, @Nullable Instant to, @Nullable String name) {
        if (name != null && from == null && to == null) {
            return CalendarPeriod.named(name);
        }
        if (name != null || from == null || to == null) {
            throw Problem.invalid(Violation.of("period", "period-or-from-and-to"));
        }
        return new UptimePeriod(from, to);
    }

    /// @throws Problem INVALID_INPUT when something of it is yet to come
    UptimePeriod demandPast(Instant now) {
        if (to.isAfter(now)) {
            throw Problem.invalid(Violation.of("to", "not-in-future"));
        }
        return this;
    }
}
