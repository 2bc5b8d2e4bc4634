package vn.giamsat.field;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.giamsat.shared.Problem;
import vn.giamsat.shared.Violation;

/// The clock of a phone beside the service's.
///
/// @param now by the service's
/// @param aheadSeconds of the phone's, negative when it is behind; null when it is not known
record PhoneClock(Instant now, @Nullable Long aheadSeconds) {
    /// A phone that was never set begins at 1970.
    private static final Duration FARTHEST = Duration.ofDays(36_525);

    /// @param said what the phone's clock shows; null when it does not tell
    /// @throws Problem INVALID_INPUT for more than a hundred years apart
    static PhoneClock of(@Nullable Instant said, Instant now) {
        if (said == null) {
            return new PhoneClock(now, null);
        }
        var ahead = Duration.between(now, said);
        if (ahead.abs().compareTo(FARTHEST) > 0) {
            throw Problem.invalid(Violation.of("Client-Time", "instant"));
        }
        return new PhoneClock(now, ahead.toSeconds());
    }

    /// What was said by the phone's clock, by the service's.
    Instant corrected(Instant said) {
        return aheadSeconds == null ? said : said.minusSeconds(aheadSeconds);
    }
}
