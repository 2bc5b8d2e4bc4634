package vn.giamsat.health;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.UUID;
import vn.giamsat.access.Permission;
import vn.giamsat.access.ScopedTransaction;
import vn.giamsat.access.Viewer;
import vn.giamsat.shared.ErrorCode;
import vn.giamsat.shared.Problem;

/// People say that they have seen an incident, and what they know of it; an ended one too. Who did
/// it first stays, and all that was said ([IncidentAnnotations]). It needs no version, because it
/// may be said twice, from a phone whose connection lost the answer. Event loop.
@ApplicationScoped
public class Acknowledging {
    private static final String ACKNOWLEDGE =
            """
            update incident
               set acknowledged_at = coalesce(acknowledged_at, $2), note = coalesce($3, note), version = version + 1
             where id = $1 and (acknowledged_at is null or $3 <> coalesce(note, ''))\
            """;

    private static final String ANNOTATE =
            """
            update incident set note = $2, version = version + 1 where id = $1 and note is distinct from $2\
            """;

    private final ScopedTransaction transactions;
    private final Clock clock;

    Acknowledging(ScopedTransaction transactions, Clock clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    /// @throws Problem NOT_FOUND, also for an incident outside the viewer's scope
    public Uni<IncidentView> acknowledge(UUID id, Acknowledgement said, Viewer viewer) {
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        return said(id, ACKNOWLEDGE, Tuple.of(id, now, said.told()), viewer);
    }

    /// Adds to what is said of an incident, unless the last one said just that.
    ///
    /// @throws Problem NOT_FOUND, also for an incident outside the viewer's scope
    public Uni<IncidentView> annotate(UUID id, Annotation said, Viewer viewer) {
        return said(id, ANNOTATE, Tuple.of(id, said.text().strip()), viewer);
    }

    private Uni<IncidentView> said(UUID id, String sql, Tuple values, Viewer viewer) {
        return transactions.bulk(
                viewer,
                Permission.REPORT_STATUS,
                connection ->
                        connection
                                .preparedQuery(sql)
                                .execute(values)
                                .chain(() -> incident(connection, id)));
    }

    private static Uni<IncidentView> incident(SqlConnection connection, UUID id) {
        return connection
                .preparedQuery(IncidentRows.SELECT + " where i.id = $1")
                .execute(Tuple.of(id))
                .map(rows -> rows.stream().map(IncidentRows::view).findFirst())
                .map(found -> found.orElseThrow(() -> new Problem(ErrorCode.NOT_FOUND)));
    }
}
