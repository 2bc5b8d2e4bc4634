package vn.giamsat.access;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A person is to act in a role somewhere.
///
/// @param id made by the client when it was offline, with its `idNode` (`GET /me`) at the end; null
///     lets the service make one
/// @param province key; for roles of a province, and for engineers who serve a whole one
/// @param enterprise `VIETTEL` or `VNPT`, for engineers
/// @param facilityId for contacts, and for engineers who serve one facility; its province is known
/// @param from now when null
/// @param to first instant at which it no longer holds; null for an open end
public record AppointmentDraft(
        @Nullable UUID id,
        @NotNull @Valid PersonDraft person,
        @NotNull Role role,
        @Nullable @Pattern(regexp = "20[0-9]{2}-[0-9]{2}") String province,
        @Nullable @Pattern(regexp = "VIETTEL|VNPT") String enterprise,
        @Nullable UUID facilityId,
        @Nullable Instant from,
        @Nullable Instant to) {
    /// The same with its beginning, which is now unless it says another.
    public AppointmentDraft begun(Instant now) {
        return from != null
                ? this
                : new AppointmentDraft(id, person, role, province, enterprise, facilityId, now, to);
    }
}
