package vn.giamsat.access;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A person acts in a role for a scope from a date to a date. *The list of contacts is the list of
/// who may log in.*
///
/// @param area where it holds
/// @param to first instant at which it no longer holds; null for an open end
public record Appointment(UUID id, Role role, Area area, Instant from, @Nullable Instant to) {
    /// Where an appointment holds.
    ///
    /// @param province key such as `2021-24`; null for the nation
    /// @param provinces the province and the units that went into it; empty for the nation
    /// @param enterprise `VIETTEL` or `VNPT` for its engineers, else null
    /// @param facilityId the one facility; null when it holds in more than one
    public record Area(
            @Nullable String province,
            Set<String> provinces,
            @Nullable String enterprise,
            @Nullable UUID facilityId) {
        public static final Area NATION = new Area(null, Set.of(), null, null);

        public Area {
            provinces = Set.copyOf(provinces);
        }
    }
}
