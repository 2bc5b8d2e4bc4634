package vn.giamsat.access;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An entry of the list of contacts.
///
/// @param province key; absent for the nation
/// @param enterprise of an engineer
/// @param facilityId absent when it holds in more than one facility
/// @param to absent for an open end
public record AppointmentView(
        UUID id,
        AppointedPerson person,
        Role role,
        @Nullable String province,
        @Nullable String enterprise,
        @Nullable UUID facilityId,
        Instant from,
        @Nullable Instant to) {
    /// Who is appointed.
    ///
    /// @param phone E.164
    /// @param hasLoggedIn whether the person is bound to the subject of a token
    public record AppointedPerson(
            UUID id,
            String name,
            @Nullable String title,
            @Nullable String phone,
            @Nullable String email,
            String locale,
            boolean hasLoggedIn) {}
}
