package vn.giamsat.registry;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;
import java.util.function.UnaryOperator;
import vn.giamsat.access.ClientIds;
import vn.giamsat.access.Permission;
import vn.giamsat.access.Scope;
import vn.giamsat.access.ScopedTransaction;
import vn.giamsat.access.Viewer;
import vn.giamsat.registry.Registration.Accepted;
import vn.giamsat.registry.Registration.IdTaken;
import vn.giamsat.shared.Problem;

/// Commands on facilities. Drafts come in validated. Event loop.
@ApplicationScoped
public class FacilityRegistration {
    private final ScopedTransaction transactions;
    private final Clock clock;

    FacilityRegistration(ScopedTransaction transactions, Clock clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    /// @throws Problem INVALID_INPUT for a province that is unknown or that the viewer may not edit
    public Uni<Registration<FacilityView>> register(FacilityDraft draft, Viewer viewer) {
        provinceAdmitted(draft, viewer);
        var id = ClientIds.of(viewer, viewer.scope(Permission.EDIT_FACILITIES)).given(draft.id());
        var facility = FacilityEntity.of(id, draft, clock.instant());
        return transactions
                .write(viewer, Permission.EDIT_FACILITIES, session -> session.persist(facility))
                .<Registration<FacilityView>>map(done -> new Accepted<>(facility.view()))
                .onFailure(failure -> Conflicts.violated(failure, "facility_pk"))
                .recoverWithItem(() -> new IdTaken<>(facility.id))
                .onFailure(failure -> Conflicts.violated(failure, "facility_province_fk"))
                .transform(unknown -> Conflicts.provinceOutOfScope());
    }

    /// Changes a facility whose version the client has seen.
    ///
    /// @throws Problem NOT_FOUND, VERSION_STALE, or INVALID_INPUT as on registering
    public Uni<FacilityView> amend(
            UUID id, int version, UnaryOperator<FacilityDraft> change, Viewer viewer) {
        return transactions
                .write(
                        viewer,
                        Permission.EDIT_FACILITIES,
                        session ->
                                Versions.load(session, FacilityEntity.class, id)
                                        .invoke(found -> Versions.demand(found.version, version))
                                        .invoke(found -> applied(found, change, viewer))
                                        .call(session::flush)
                                        .map(FacilityEntity::view))
                .onFailure(Versions::lost)
                .transform(Versions::stale)
                .onFailure(failure -> Conflicts.violated(failure, "facility_province_fk"))
                .transform(unknown -> Conflicts.provinceOutOfScope());
    }

    private void applied(
            FacilityEntity facility, UnaryOperator<FacilityDraft> change, Viewer viewer) {
        var draft = change.apply(facility.view().draft());
        provinceAdmitted(draft, viewer);
        facility.apply(draft, clock.instant());
    }

    /// The same answer for a province that does not exist and for one out of scope.
    private static void provinceAdmitted(FacilityDraft draft, Viewer viewer) {
        if (viewer.scope(Permission.EDIT_FACILITIES) instanceof Scope.Provinces some
                && !some.provinces().contains(draft.province())) {
            throw Conflicts.provinceOutOfScope();
        }
    }
}
