package vn.giamsat.access;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giamsat.shared.Conditions;

/// Which appointments are asked for; null does not filter. Ended ones are only found with `ended`.
///
/// @param province key, as it stands in the appointment
/// @param text part of the person's name
public record AppointmentFilter(
        @Nullable String province,
        @Nullable Role role,
        @Nullable UUID facilityId,
        boolean ended,
        @Nullable String text) {
    /// The export of what it finds.
    public Export export() {
        return Export.of(AuditEntry.Kind.APPOINTMENT, Permission.READ_PEOPLE)
                .by("province", province)
                .by("role", role)
                .by("facility", facilityId)
                .by("ended", ended ? true : null)
                .by("text", text);
    }

    Conditions conditions(Clock clock) {
        var now = ended ? null : clock.instant().atOffset(ZoneOffset.UTC);
        return new Conditions()
                .and("a.province = ?", province)
                .and("a.role = ?", role == null ? null : role.name())
                .and("a.facility_id = ?", facilityId)
                .and("(a.valid_to is null or a.valid_to > ? and a.valid_to > a.valid_from)", now)
                .contains("p.name", text);
    }
}
