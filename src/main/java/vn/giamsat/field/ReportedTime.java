package vn.giamsat.field;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.giamsat.shared.Problem;
import vn.giamsat.shared.Violation;

/// When it holds what was reported, by the service's clock.
///
/// @param expectedEnd as it was told; null for not
/// @param plannedUntil until when it holds if nobody ends it earlier
record ReportedTime(Instant begins, @Nullable Instant expectedEnd, Instant plannedUntil) {
    private static final Duration FAR = Duration.ofDays(30);

    /// What only a clock that is wrong puts into the future begins now.
    ///
    /// @throws Problem INVALID_INPUT for a time too far away, or without an order
    static ReportedTime of(StatusReportDraft draft, PhoneClock clock) {
        var begins = begins(draft, clock);
        if (draft.expectedEnd() == null) {
            return new ReportedTime(begins, null, begins.plus(draft.kind().untold()));
        }
        var end = clock.corrected(draft.expectedEnd());
        if (!end.isAfter(begins)) {
            throw Problem.invalid(Violation.of("expectedEnd", "after-beginning"));
        }
        if (end.isAfter(begins.plus(draft.kind().longest()))) {
            throw tooFar("expectedEnd", "lasts-at-most", draft.kind().longest());
        }
        return new ReportedTime(begins, end, end);
    }

    private static Instant begins(StatusReportDraft draft, PhoneClock clock) {
        var now = clock.now();
        var begins = near("beginsAt", draft.beginsAt(), clock);
        var occurred = near("clientOccurredAt", draft.clientOccurredAt(), clock);
        if (begins != null) {
            return draft.kind().isPlanned() ? begins : earlier(begins, now);
        }
        return occurred == null ? now : earlier(occurred, now);
    }

    private static @Nullable Instant near(String field, @Nullable Instant said, PhoneClock clock) {
        if (said == null) {
            return null;
        }
        var corrected = clock.corrected(said);
        if (Duration.between(clock.now(), corrected).abs().compareTo(FAR) > 0) {
            throw tooFar(field, "days-from-now", FAR);
        }
        return corrected;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Problem tooFar(String field, String rule, Duration most) {
        return Problem.invalid(Violation.of(field, rule, "days", Long.toString(most.toDays())));
    }
}
