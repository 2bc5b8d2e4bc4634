package vn.giamsat.access;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giamsat.shared.Conditions;

/// Which entries of the audit are asked for; null asks for all.
///
/// @param from first day
/// @param to last day
/// @param personId who did it
/// @param rowId what it was done to
/// @param province of the row, after its change
public record AuditFilter(
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable UUID personId,
        AuditEntry.@Nullable Kind kind,
        @Nullable UUID rowId,
        @Nullable String province) {
    Conditions conditions() {
        return new Conditions()
                .and("day >= ?", from)
                .and("day <= ?", to)
                .and("person_id = ?", personId)
                .and("kind = ?", kind == null ? null : kind.name())
                .and("row_id = ?", rowId)
                .and("province = ?", province);
    }
}
