package vn.giamsat.registry;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.hibernate.FlushMode;
import org.hibernate.reactive.mutiny.Mutiny;
import vn.giamsat.access.ClientIds;
import vn.giamsat.access.Permission;
import vn.giamsat.access.ScopedTransaction;
import vn.giamsat.access.Viewer;
import vn.giamsat.probe.Credentials;
import vn.giamsat.registry.Registration.Accepted;
import vn.giamsat.registry.Registration.AddressTaken;
import vn.giamsat.registry.Registration.IdTaken;
import vn.giamsat.shared.ErrorCode;
import vn.giamsat.shared.Problem;
import vn.giamsat.shared.Violation;

/// Commands on cameras. Drafts come in validated. Event loop.
@ApplicationScoped
public class CameraRegistration {
    /// In the caller's scope: a camera that he may not see holds no address against him.
    private static final String HOLDER =
            "select id from camera where main_address = ? and state <> 'RETIRED' limit 1";

    private final ScopedTransaction transactions;
    private final StoredLogins logins;
    private final Clock clock;

    CameraRegistration(ScopedTransaction transactions, StoredLogins logins, Clock clock) {
        this.transactions = transactions;
        this.logins = logins;
        this.clock = clock;
    }

    /// @throws Problem NOT_FOUND for the facility, INVALID_INPUT for an address that is none
    public Uni<Registration<CameraView>> register(
            UUID facilityId, CameraDraft entered, Viewer viewer) {
        if (entered.streamAddress() != null && entered.brandAddress() != null) {
            throw Problem.invalid(Violation.of("brandAddress", "one-address"));
        }
        var split = SplitAddresses.of(entered);
        var id = ClientIds.of(viewer, viewer.scope(Permission.EDIT_CAMERAS)).given(entered.id());
        return answered(
                        transactions.write(
                                viewer,
                                Permission.EDIT_CAMERAS,
                                session ->
                                        Versions.load(session, FacilityEntity.class, facilityId)
                                                .map(facility -> camera(id, facility, split))
                                                .call(camera -> demandFree(session, camera))
                                                .call(session::persist)
                                                .call(camera -> flushed(session, camera))
                                                .call(
                                                        camera ->
                                                                logins.replace(
                                                                        session,
                                                                        camera,
                                                                        split.credentials()))
                                                .map(CameraEntity::view)))
                .onFailure(failure -> Conflicts.violated(failure, "camera_facility_fk"))
                .transform(Versions::stale) // the facility went elsewhere meanwhile
                .onFailure(failure -> Conflicts.violated(failure, "camera_pk"))
                .recoverWithItem(() -> new IdTaken<>(id));
    }

    /// Changes a camera whose version the client has seen. A stored login is only ever sent where
    /// it was entered for: an address on another host, port or transport forgets it, unless a new
    /// one comes along. Else whoever may edit could have it sent to a host of their own.
    ///
    /// @throws Problem NOT_FOUND, VERSION_STALE, CAMERA_RETIRED, or INVALID_INPUT
    public Uni<Registration<CameraView>> amend(
            UUID id, int version, UnaryOperator<CameraChange> change, Viewer viewer) {
        return answered(
                transactions.write(
                        viewer,
                        Permission.EDIT_CAMERAS,
                        session ->
                                Versions.load(session, CameraEntity.class, id)
                                        .invoke(found -> demandLiving(found, version))
                                        .call(found -> amended(session, found, change))
                                        .map(CameraEntity::view)));
    }

    /// Retires a camera: its history stays, its login goes, nobody probes it any more.
    ///
    /// @throws Problem NOT_FOUND, VERSION_STALE, CAMERA_RETIRED
    public Uni<CameraView> retire(UUID id, int version, Viewer viewer) {
        return transactions
                .write(
                        viewer,
                        Permission.EDIT_CAMERAS,
                        session ->
                                Versions.load(session, CameraEntity.class, id)
                                        .invoke(found -> demandLiving(found, version))
                                        .invoke(camera -> camera.retire(clock.instant()))
                                        .call(session::flush)
                                        .call(camera -> logins.forget(session, camera.id))
                                        .map(CameraEntity::view))
                .onFailure(Versions::lost)
                .transform(Versions::stale);
    }

    private CameraEntity camera(UUID id, FacilityEntity facility, SplitAddresses split) {
        if (split.draft().state() == CameraState.RETIRED) {
            throw Problem.invalid(Violation.of("state", "fixed"));
        }
        var camera = CameraEntity.of(id, facility, split, clock.instant());
        camera.hasCredentials = split.credentials().isPresent();
        return camera;
    }

    private Uni<Void> amended(
            Mutiny.Session session, CameraEntity camera, UnaryOperator<CameraChange> change) {
        var wanted = change.apply(new CameraChange(camera.view().draft(), false));
        var split = SplitAddresses.of(wanted.draft());
        var addresses = split.addresses();
        var elsewhere = camera.leadsElsewhere(addresses);
        var moves = !camera.mainAddress.equals(addresses.main());
        camera.apply(split, clock.instant());
        if (camera.state == CameraState.RETIRED) {
            return replaced(session, camera, Optional.empty());
        }
        var replaces = split.credentials().isPresent() || wanted.forgetCredentials() || elsewhere;
        return (moves ? demandFree(session, camera) : Uni.createFrom().voidItem())
                .chain(
                        () ->
                                replaces
                                        ? replaced(session, camera, split.credentials())
                                        : flushed(session, camera));
    }

    /// The camera itself is not stored yet, with this address at least.
    private static Uni<Void> demandFree(Mutiny.Session session, CameraEntity camera) {
        return session.createNativeQuery(HOLDER, UUID.class)
                .setParameter(1, camera.mainAddress)
                .setFlushMode(FlushMode.MANUAL)
                .getSingleResultOrNull()
                .invoke(
                        holder -> {
                            if (holder != null) {
                                throw new AddressClash(Optional.of(holder));
                            }
                        })
                .replaceWithVoid();
    }

    private Uni<Void> replaced(
            Mutiny.Session session, CameraEntity camera, Optional<Credentials> login) {
        camera.credentialsChanged(login.isPresent(), clock.instant());
        return flushed(session, camera).chain(() -> logins.replace(session, camera, login));
    }

    private static Uni<Void> flushed(Mutiny.Session session, CameraEntity camera) {
        return session.flush()
                .onFailure(failure -> Conflicts.violated(failure, "camera_main_address_unique"))
                .transform(failure -> new AddressClash(Optional.empty()));
    }

    private static void demandLiving(CameraEntity camera, int version) {
        Versions.demand(camera.version, version);
        if (camera.state == CameraState.RETIRED) {
            throw new Problem(ErrorCode.CAMERA_RETIRED);
        }
    }

    private static Uni<Registration<CameraView>> answered(Uni<CameraView> stored) {
        return stored.<Registration<CameraView>>map(Accepted::new)
                .onFailure(AddressClash.class)
                .recoverWithItem(clash -> new AddressTaken<>(((AddressClash) clash).holder))
                .onFailure(Versions::lost)
                .transform(Versions::stale);
    }

    /// Rolls the transaction back. Without a holder when the unique index said no: somebody else
    /// registered the address in the facility in the same moment.
    private static final class AddressClash extends RuntimeException {
        private final transient Optional<UUID> holder;

        AddressClash(Optional<UUID> holder) {
            super("the stream address is taken", null, false, false);
            this.holder = holder;
        }
    }
}
