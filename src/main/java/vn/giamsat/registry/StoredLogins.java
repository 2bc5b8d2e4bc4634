package vn.giamsat.registry;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import vn.giamsat.probe.Credentials;

/// Writes camera logins, sealed. People's database roles may write them but never read them, so an
/// upsert (which reads) is not possible: the old row goes first.
@ApplicationScoped
class StoredLogins {
    static final String INSERT =
            "insert into camera_credentials (camera_id, facility_id, province, enterprise,"
                    + " sealed)";

    private final CredentialSeal seal;

    StoredLogins(CredentialSeal seal) {
        this.seal = seal;
    }

    Uni<Void> replace(Mutiny.Session session, CameraEntity camera, Optional<Credentials> login) {
        return forget(session, camera.id)
                .chain(
                        () ->
                                login.map(given -> stored(session, camera, given))
                                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    Uni<Void> forget(Mutiny.Session session, UUID cameraId) {
        return session.createNativeQuery("delete from camera_credentials where camera_id = ?")
                .setParameter(1, cameraId)
                .executeUpdate()
                .replaceWithVoid();
    }

    private Uni<Void> stored(Mutiny.Session session, CameraEntity camera, Credentials login) {
        return session.createNativeQuery(INSERT + " values (?, ?, ?, ?, ?)")
                .setParameter(1, camera.id)
                .setParameter(2, camera.facilityId)
                .setParameter(3, camera.province)
                .setParameter(4, camera.enterprise)
                .setParameter(5, seal.seal(camera.id, login))
                .executeUpdate()
                .replaceWithVoid();
    }
}
