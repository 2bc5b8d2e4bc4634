package vn.giamsat.campaign;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import vn.giamsat.shared.Era;
import vn.giamsat.shared.Problem;
import vn.giamsat.shared.Violation;

/// Days in Vietnam, the last one among them; at most 92.
public record HistoryPeriod(LocalDate from, LocalDate to) {
    private static final int USUAL_DAYS = 14;
    private static final int MOST_DAYS = 92;

    /// @throws Problem INVALID_INPUT when it ends before it begins, is too long or too far away
    public HistoryPeriod {
        Era.demand("from", from);
        Era.demand("to", to);
        if (to.isBefore(from)) {
            throw Problem.invalid(Violation.of("to", "not-before-from"));
        }
        if (ChronoUnit.DAYS.between(from, to) >= MOST_DAYS) {
            throw Problem.invalid(Violation.of("to", "period-at-most", "days", MOST_DAYS - 1));
        }
    }

    /// The period that a client named; what it left open makes 14 days that end with yesterday, the
    /// last day that can be kept.
    static HistoryPeriod of(@Nullable LocalDate from, @Nullable LocalDate to, LocalDate yesterday) {
        var last = to == null ? yesterday : Era.demand("to", to);
        return new HistoryPeriod(from == null ? last.minusDays(USUAL_DAYS - 1) : from, last);
    }
}
