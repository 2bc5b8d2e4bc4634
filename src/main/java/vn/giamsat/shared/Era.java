package vn.giamsat.shared;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/// The days and instants that the service and its database can reckon with, neighbours and all:
/// from 1970, where a phone begins that was never set, to the end of 2999.
public final class Era {
    private static final LocalDate FIRST = LocalDate.EPOCH;
    private static final LocalDate LAST = LocalDate.of(2999, 12, 31);

    private Era() {}

    /// The day, if it is within.
    ///
    /// @throws Problem INVALID_INPUT naming the field and the first and last day
    public static LocalDate demand(String field, LocalDate day) {
        if (day.isBefore(FIRST) || day.isAfter(LAST)) {
            throw Problem.invalid(Violation.between(field, FIRST, LAST));
        }
        return day;
    }

    /// The instant, if its day in UTC is within.
    ///
    /// @throws Problem as for a day
    public static Instant demand(String field, Instant at) {
        if (at.isBefore(FIRST.atStartOfDay().toInstant(ZoneOffset.UTC))
                || !at.isBefore(LAST.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC))) {
            throw Problem.invalid(Violation.between(field, FIRST, LAST));
        }
        return at;
    }
}
