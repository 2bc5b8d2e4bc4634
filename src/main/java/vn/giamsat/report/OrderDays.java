package vn.giamsat.report;

import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.giamsat.shared.ErrorCode;
import vn.giamsat.shared.Problem;

/// The days that an order asks for reports of; those that have not begun are none yet.
///
/// @param last null as long as the order stands
record OrderDays(LocalDate first, @Nullable LocalDate last) {
    static final String SQL = "select starts_on, ends_on from campaign where id = $1";

    static OrderDays of(Row row) {
        return new OrderDays(row.getLocalDate("starts_on"), row.getLocalDate("ends_on"));
    }

    /// A day begins at the cut-off of the one before.
    ///
    /// @throws Problem DAY_OUTSIDE_ORDER
    void demand(ReportingDay asked, Instant now) {
        var day = asked.day();
        var ended = last != null && day.isAfter(last);
        if (day.isBefore(first) || ended || now.isBefore(asked.from())) {
            throw new Problem(
                    ErrorCode.DAY_OUTSIDE_ORDER, first + " – " + (last == null ? "" : last));
        }
    }
}
