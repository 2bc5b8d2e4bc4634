package vn.giamsat.registry;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giamsat.access.Scope;
import vn.giamsat.access.Viewer;
import vn.giamsat.shared.Violation;

/// The provinces and facilities that the lines of a list of contacts name, as far as who imports it
/// may see them, and whether he may appoint there. Confined to one import.
final class Places {
    private static final String FACILITIES = "select id, province from facility where id = any($1)";

    private final Map<UUID, String> provinceOfFacility = new HashMap<>();
    private final Set<String> provinces = new HashSet<>();

    Uni<Void> found(ImportStep<ListedAppointment> step) {
        var named =
                step.open().stream()
                        .map(line -> line.draft.appointment().facilityId())
                        .filter(Objects::nonNull)
                        .toArray(UUID[]::new);
        return step.connection()
                .preparedQuery(FACILITIES)
                .execute(Tuple.of(named))
                .invoke(
                        rows ->
                                rows.forEach(
                                        row ->
                                                provinceOfFacility.put(
                                                        row.getUUID("id"),
                                                        row.getString("province"))))
                .chain(
                        () ->
                                step.found(
                                        "select key from province where $1",
                                        Boolean.TRUE,
                                        row -> row.getString(0)))
                .invoke(provinces::addAll)
                .replaceWithVoid();
    }

    /// Of the facility where the line names one.
    @Nullable String province(ImportLine<ListedAppointment> line) {
        var appointment = line.draft.appointment();
        return appointment.facilityId() == null
                ? appointment.province()
                : provinceOfFacility.get(appointment.facilityId());
    }

    /// Rejects what lies where the viewer may not give the role with the same words as what does
    /// not exist.
    void demand(ImportLine<ListedAppointment> line, Viewer.Person viewer) {
        var appointment = line.draft.appointment();
        var scope = viewer.scopeToAppoint(appointment.role());
        var province = province(line);
        if (scope instanceof Scope.Provinces none && none.provinces().isEmpty()) {
            line.reject(Violation.of("role", "role-in-scope"));
        } else if (appointment.facilityId() != null && !admitted(province, scope)) {
            line.reject(Violation.of("facilityId", "facility-in-scope"));
        } else if (appointment.province() != null && !admitted(province, scope)) {
            line.reject(Violation.of("province", Conflicts.PROVINCE_RULE));
        } else if (!Objects.requireNonNullElse(line.draft.writtenProvince(), "").isEmpty()
                && !line.draft.writtenProvince().equals(province)) {
            line.reject(Violation.of("province", "province-of-facility"));
        }
    }

    private boolean admitted(@Nullable String province, Scope scope) {
        return province != null
                && provinces.contains(province)
                && (!(scope instanceof Scope.Provinces some)
                        || some.provinces().contains(province));
    }
}
