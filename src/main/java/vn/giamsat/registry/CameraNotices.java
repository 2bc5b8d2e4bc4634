package vn.giamsat.registry;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.pgclient.PgConnection;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.pgclient.PgNotification;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/// Tells which cameras were registered or changed, on any replica, the moment their transaction
/// commits (LISTEN on the channel of the trigger `camera_announced`). Holds one connection of the
/// pool, which takes no scope: a notice is an id and nothing else. Event loop.
@ApplicationScoped
public class CameraNotices {
    private static final Logger LOG = Logger.getLogger(CameraNotices.class);
    private static final String LISTEN = "listen giamsat_camera";

    private final Pool pool;

    CameraNotices(Pool pool) {
        this.pool = pool;
    }

    /// Listens. What changed before the item came is not told; fails when the database is away.
    ///
    /// @param changed takes the id of each camera that changed
    /// @param lost is run when the connection is lost, after which nothing is told any more
    public Uni<Listening> listen(Consumer<UUID> changed, Runnable lost) {
        return pool.getConnection()
                .chain(
                        connection -> {
                            PgConnection.cast(connection)
                                    .notificationHandler(notice -> tell(notice, changed))
                                    .closeHandler(lost);
                            return listening(connection);
                        });
    }

    private static Uni<Listening> listening(SqlConnection connection) {
        return connection
                .query(LISTEN)
                .execute()
                .onFailure()
                .call(connection::close)
                .replaceWith(new Listening(connection));
    }

    private static void tell(PgNotification notice, Consumer<UUID> changed) {
        try {
            changed.accept(UUID.fromString(notice.getPayload()));
        } catch (IllegalArgumentException foreign) {
            LOG.warn("A notice on giamsat_camera names no camera");
        }
    }

    /// A connection that listens.
    public record Listening(SqlConnection connection) {
        /// Fails when the connection is dead without having been closed.
        public Uni<Void> check() {
            return connection.query("select 1").execute().replaceWithVoid();
        }

        /// Gives the connection back to the pool.
        public Uni<Void> close() {
            return connection
                    .query("unlisten *")
                    .execute()
                    .eventually(connection::close)
                    .replaceWithVoid();
        }
    }
}
