package vn.giamsat.api.graphql;

import io.smallrye.graphql.api.Subscription;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.jspecify.annotations.Nullable;
import vn.giamsat.access.Permission;
import vn.giamsat.access.Role;
import vn.giamsat.access.Standing;
import vn.giamsat.access.Viewer;
import vn.giamsat.health.HealthChange;
import vn.giamsat.health.HealthChanges;
import vn.giamsat.registry.Provinces;
import vn.giamsat.shared.ErrorCode;
import vn.giamsat.shared.Problem;
import vn.giamsat.shared.Texts;
import vn.giamsat.shared.Violation;

/// Changes of health as they happen, as far as the subscriber may see at that moment. It
/// fails as forbidden when the subscriber may not see anything any more, or as not held when the
/// chosen appointment ended; the socket is closed when its token ends.
@GraphQLApi
@RolesAllowed(Role.READERS)
public class HealthSubscriptions {
    private final HealthChanges changes;
    private final Provinces provinces;
    private final Standing standing;
    private final Asking asking;

    HealthSubscriptions(
            HealthChanges changes, Provinces provinces, Standing standing, Asking asking) {
        this.changes = changes;
        this.provinces = provinces;
        this.standing = standing;
        this.asking = asking;
    }

    @Subscription
    @Description(
            "Changes of cameras' states: all that you may see, or those of a province or a"
                    + " facility. Browsers put Authorization into the payload of connection_init,"
                    + " and Acting-As for one appointment")
    public Multi<HealthChange> cameraHealthChanged(
            @Nullable String province, @Nullable UUID facilityId) {
        var texts = asking.texts();
        return asking.answer(
                        viewer ->
                                wanted(province, viewer)
                                        .map(wanted -> seen(viewer, texts).filter(wanted)))
                .onItem()
                .transformToMulti(seen -> seen)
                .filter(change -> facilityId == null || facilityId.equals(change.facilityId()));
    }

    /// What the viewer may see of all changes, while it may see something.
    private Multi<HealthChange> seen(Viewer.Person viewer, Texts texts) {
        var scope = new AtomicReference<>(viewer.scope(Permission.READ));
        var end =
                standing.changes(viewer)
                        .invoke(now -> scope.set(now.scope(Permission.READ)))
                        .filter(now -> !now.permissions().contains(Permission.READ))
                        .<HealthChange>map(HealthSubscriptions::forbidden)
                        .onFailure(Problem.class)
                        .transform(problem -> new Refusal((Problem) problem, texts));
        return Multi.createBy()
                .merging()
                .streams(
                        changes.stream()
                                .filter(placed -> scope.get().admits(placed.place()))
                                .map(HealthChanges.Placed::change),
                        end);
    }

    private static HealthChange forbidden(Viewer.Person viewer) {
        viewer.stillActing();
        throw new Problem(ErrorCode.FORBIDDEN);
    }

    /// In the unit, or in one that went into it.
    private Uni<Predicate<HealthChange>> wanted(@Nullable String province, Viewer viewer) {
        return province == null
                ? Uni.createFrom().item(change -> true)
                : provinces.within(province, viewer).map(HealthSubscriptions::within);
    }

    private static Predicate<HealthChange> within(List<String> units) {
        if (units.isEmpty()) {
            throw Problem.invalid(Violation.of("province", "province-known"));
        }
        return change -> units.contains(change.province());
    }
}
