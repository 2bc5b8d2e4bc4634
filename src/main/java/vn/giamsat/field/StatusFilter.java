package vn.giamsat.field;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giamsat.access.Scope;
import vn.giamsat.health.IncidentFilter.Period;
import vn.giamsat.shared.Conditions;

/// Which status reports are asked for; null does not filter.
///
/// @param open whether they hold still, or will
/// @param province key; a unit includes those of earlier schemes that went into it
/// @param period into which they reach
public record StatusFilter(
        @Nullable UUID facilityId,
        @Nullable StatusKind kind,
        @Nullable Boolean open,
        @Nullable String province,
        Period period) {
    public static final StatusFilter ALL =
            new StatusFilter(null, null, null, null, new Period(null, null));

    /// For lists of what people of the scope may see.
    Conditions within(Scope scope, Instant now) {
        var conditions =
                scope.narrow(new Conditions(), "r.province")
                        .and("r.facility_id = ?", facilityId)
                        .and("r.kind = ?", kind == null ? null : kind.name())
                        .and("r.province in (select units_within(?))", province)
                        .and("r.begins_at < ?", at(period.to()))
                        .and("r.lasts_until >= ?", at(period.from()));
        return open == null
                ? conditions
                : conditions.and("r.lasts_until %s ?".formatted(open ? ">" : "<="), at(now));
    }

    private static @Nullable OffsetDateTime at(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
