package vn.giamsat.api.graphql;

import io.smallrye.graphql.api.Subscription;
import io.smallrye.mutiny.Multi;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.jspecify.annotations.Nullable;
import vn.giamsat.access.Permission;
import vn.giamsat.access.Role;
import vn.giamsat.access.Scope;
import vn.giamsat.access.Viewer;
import vn.giamsat.health.HealthChange;
import vn.giamsat.health.HealthChanges;
import vn.giamsat.registry.ProvinceView;
import vn.giamsat.registry.Provinces;
import vn.giamsat.shared.Problem;
import vn.giamsat.shared.Violation;

/// Changes of health as they happen, as far as the subscriber may see. The scope is that of the
/// moment of subscribing; the socket is closed when its token ends.
@GraphQLApi
@RolesAllowed(Role.READERS)
public class HealthSubscriptions {
    private final HealthChanges changes;
    private final Provinces provinces;
    private final Asking asking;

    HealthSubscriptions(HealthChanges changes, Provinces provinces, Asking asking) {
        this.changes = changes;
        this.provinces = provinces;
        this.asking = asking;
    }

    @Subscription
    @Description(
            "Changes of cameras' states: all that you may see, or those of a province or a"
                    + " facility")
    public Multi<HealthChange> cameraHealthChanged(
            @Nullable String province, @Nullable UUID facilityId) {
        return asking.answer(
                        viewer ->
                                provinces
                                        .all(null, viewer)
                                        .map(units -> within(province, units).and(visible(viewer))))
                .onItem()
                .transformToMulti(wanted -> changes.stream().filter(wanted))
                .filter(change -> facilityId == null || facilityId.equals(change.facilityId()));
    }

    private static Predicate<HealthChange> visible(Viewer viewer) {
        return switch (viewer.scope(Permission.READ)) {
            case Scope.Nation _ -> change -> true;
            case Scope.Provinces some -> change -> some.keys().contains(change.province());
            case Scope.Probing _ -> change -> false;
        };
    }

    /// In the unit, or in one that went into it.
    private static Predicate<HealthChange> within(
            @Nullable String province, List<ProvinceView> units) {
        if (province == null) {
            return change -> true;
        }
        var keys =
                units.stream()
                        .filter(
                                unit ->
                                        province.equals(unit.key())
                                                || province.equals(unit.successor()))
                        .map(ProvinceView::key)
                        .toList();
        if (keys.isEmpty()) {
            throw Problem.invalid(Violation.of("province", "province-known"));
        }
        return change -> keys.contains(change.province());
    }
}
