package vn.giamsat.access;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A person acts in a role for a scope from a date to a date. *The list of contacts is the list of
/// who may log in.*
///
/// @param province key such as `2021-24`; null for the nation
/// @param provinces the province and, for a unit of 2025, the units of 2021 that went into it;
///     empty for the nation
/// @param to first instant at which it no longer holds; null for an open end
public record Appointment(
        UUID id,
        Role role,
        @Nullable String province,
        Set<String> provinces,
        Instant from,
        @Nullable Instant to) {
    public Appointment {
        provinces = Set.copyOf(provinces);
    }

    boolean national() {
        return province == null;
    }
}
