package vn.giamsat.registry;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.UUID;
import vn.giamsat.access.Permission;
import vn.giamsat.access.Scope;
import vn.giamsat.access.ScopedTransaction;
import vn.giamsat.access.Viewer;
import vn.giamsat.shared.ErrorCode;
import vn.giamsat.shared.Problem;

/// Takes cameras out of service for maintenance, and back: nobody probes them meanwhile. It needs
/// no version, because it changes nothing else and may be said twice: it is done from a phone whose
/// connection may lose the answer. Event loop.
@ApplicationScoped
public class CameraMaintenance {
    /// Only what a contact may write: he does not know how the camera is reached.
    private static final String MARK =
            """
            update camera set state = $2, version = version + 1, updated_at = $3
             where id = $1 and state = $4\
            """;

    private final ScopedTransaction transactions;
    private final Clock clock;

    CameraMaintenance(ScopedTransaction transactions, Clock clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    /// @throws Problem NOT_FOUND, CAMERA_RETIRED, CAMERA_NOT_IN_SERVICE for one that never was
    public Uni<CameraView> begin(UUID id, Viewer viewer) {
        return mark(id, CameraState.MAINTENANCE, CameraState.IN_SERVICE, viewer);
    }

    /// @throws Problem NOT_FOUND, CAMERA_RETIRED, CAMERA_NOT_IN_SERVICE for one that never was
    public Uni<CameraView> end(UUID id, Viewer viewer) {
        return mark(id, CameraState.IN_SERVICE, CameraState.MAINTENANCE, viewer);
    }

    private Uni<CameraView> mark(UUID id, CameraState wanted, CameraState from, Viewer viewer) {
        var scope = viewer.scope(Permission.REPORT_STATUS);
        var at = clock.instant().atOffset(ZoneOffset.UTC);
        return transactions.bulk(
                viewer,
                Permission.REPORT_STATUS,
                connection ->
                        connection
                                .preparedQuery(MARK)
                                .execute(Tuple.of(id, wanted.name(), at, from.name()))
                                .chain(() -> marked(connection, id, scope))
                                .invoke(camera -> demand(camera, wanted)));
    }

    private static Uni<CameraView> marked(SqlConnection connection, UUID id, Scope scope) {
        return connection
                .preparedQuery(CameraRows.select(scope) + " where c.id = $1")
                .execute(Tuple.of(id))
                .map(
                        rows -> {
                            if (!rows.iterator().hasNext()) {
                                throw new Problem(ErrorCode.NOT_FOUND);
                            }
                            return CameraRows.view(rows.iterator().next());
                        });
    }

    private static void demand(CameraView camera, CameraState wanted) {
        if (camera.state() == CameraState.RETIRED) {
            throw new Problem(ErrorCode.CAMERA_RETIRED);
        }
        if (camera.state() != wanted) {
            throw new Problem(ErrorCode.CAMERA_NOT_IN_SERVICE);
        }
    }
}
