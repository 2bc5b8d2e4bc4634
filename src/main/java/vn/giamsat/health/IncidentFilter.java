package vn.giamsat.health;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giamsat.access.Scope;
import vn.giamsat.shared.Conditions;
import vn.giamsat.shared.Problem;
import vn.giamsat.shared.Violation;

/// Which incidents are asked for; null does not filter.
///
/// @param open whether they last still
/// @param province key; a unit includes those of earlier schemes that went into it
/// @param period into which they reach
/// @param joining how they belong to incidents of places
public record IncidentFilter(
        @Nullable Boolean open,
        @Nullable UUID facilityId,
        @Nullable UUID cameraId,
        @Nullable String province,
        Period period,
        Joining joining) {
    public static final IncidentFilter ALL =
            new IncidentFilter(null, null, null, null, new Period(null, null), Joining.ANY);

    /// How incidents belong to those of wider places; null does not filter.
    ///
    /// @param parentId the one that they joined
    /// @param standing whether they stand for themselves, as far as the viewer can see
    public record Joining(
            @Nullable IncidentLevel level, @Nullable UUID parentId, @Nullable Boolean standing) {
        public static final Joining ANY = new Joining(null, null, null);

        private Conditions narrow(Conditions conditions) {
            return conditions
                    .and("i.level = ?", level == null ? null : level.name())
                    .and("i.parent_id = (select w.id from incident w where w.id = ?)", parentId)
                    .and(IncidentRows.STANDS + " = ?", standing);
        }
    }

    /// From an instant to another, which is not part of it; null where it has no end.
    public record Period(@Nullable Instant from, @Nullable Instant to) {
        /// @throws Problem INVALID_INPUT when it ends before it begins
        public Period {
            if (from != null && to != null && !to.isAfter(from)) {
                throw Problem.invalid(Violation.of("to", "after-from"));
            }
        }
    }

    /// For lists of what people of the scope may see.
    Conditions within(Scope scope) {
        return joining.narrow(scope.narrow(new Conditions(), "i.province"))
                .and("(i.closed_at is null) = ?", open)
                .and("i.facility_id = ?", facilityId)
                .and("i.camera_id = ?", cameraId)
                .and("i.province in (select units_within(?))", province)
                .and("i.opened_at < ?", at(period.to()))
                .and("(i.closed_at is null or i.closed_at > ?)", at(period.from()));
    }

    private static @Nullable OffsetDateTime at(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
