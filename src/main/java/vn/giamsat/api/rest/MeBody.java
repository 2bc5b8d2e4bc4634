package vn.giamsat.api.rest;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import vn.giamsat.access.Appointment;
import vn.giamsat.access.ClientIds;
import vn.giamsat.access.Permission;
import vn.giamsat.access.Role;
import vn.giamsat.access.Viewer;

/// Who is asking, and what the person may do.
///
/// @param id absent for a person that nobody has appointed
/// @param idNode the last 12 hex digits of each id that a client of this login makes
/// @param appointments at most 200
/// @param actingAs the one appointment that was chosen with `Acting-As`; absent for all
/// @param permissions what the appointments in force allow somewhere
/// @param inForce for each of them the appointments that count now; one that is missing where its
///     role has the permission counts only when it is chosen with `Acting-As`
public record MeBody(
        @Nullable UUID id,
        @Schema(
                        description = "The last 12 digits of ids that clients of this login make",
                        pattern = "[0-9a-f]{12}")
                String idNode,
        String subject,
        String name,
        List<Held> appointments,
        @Nullable UUID actingAs,
        List<Permission> permissions,
        List<InForce> inForce) {
    private static final int MOST_SHOWN = 200;

    /// An appointment that holds now.
    ///
    /// @param province key; absent for the nation
    /// @param enterprise `VIETTEL` or `VNPT` for its engineers
    /// @param facilityId absent when it holds in more than one facility
    /// @param provinces the province and the units that went into it
    /// @param to absent for an open end
    public record Held(
            UUID id,
            Role role,
            @Nullable String province,
            List<String> provinces,
            @Nullable String enterprise,
            @Nullable UUID facilityId,
            Instant from,
            @Nullable Instant to) {
        static Held of(Appointment appointment) {
            return new Held(
                    appointment.id(),
                    appointment.role(),
                    appointment.area().province(),
                    appointment.area().provinces().stream().sorted().toList(),
                    appointment.area().enterprise(),
                    appointment.area().facilityId(),
                    appointment.from(),
                    appointment.to());
        }
    }

    /// Where a permission comes from.
    ///
    /// @param appointments ids, at most 200
    public record InForce(Permission permission, List<UUID> appointments) {
        static InForce of(Permission permission, Viewer.Person person) {
            return new InForce(
                    permission,
                    person.inForce(permission).stream()
                            .limit(MOST_SHOWN)
                            .map(Appointment::id)
                            .toList());
        }
    }

    public static MeBody of(Viewer.Person person) {
        var permissions = person.permissions().stream().sorted().toList();
        return new MeBody(
                person.id(),
                ClientIds.node(person),
                person.subject(),
                person.name(),
                person.appointments().stream().limit(MOST_SHOWN).map(Held::of).toList(),
                person.actingAs(),
                permissions,
                permissions.stream().map(it -> InForce.of(it, person)).toList());
    }
}
