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
/// it first stays, and all that was said ([IncidentAnnotations]), as often as somebody said it. It
/// needs no version, because nothing of what others said is lost by it. Event loop.
@ApplicationScoped
public class Acknowledging {
    /// The note of the incident and its thread at once. The incident is held before the thread
    /// grows, so its note is the last of what was said. Who only says something has seen nothing.
    private static final String SAY =
            """
            with held as (
                update incident
                   set acknowledged_at = coalesce(acknowledged_at, $2), note = coalesce($3, note), version = version + 1
                 where id = $1 and ($3::text is not null or (acknowledged_at is null and $2::timestamptz is not null))
                returning id)
            insert into incident_annotation (incident_id, text) select id, $3::text from held where $3::text is not null\
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
        return said(id, Tuple.of(id, now, said.told()), viewer);
    }

    /// Adds to what is said of an incident.
    ///
    /// @throws Problem NOT_FOUND, also for an incident outside the viewer's scope
    public Uni<IncidentView> annotate(UUID id, Annotation said, Viewer viewer) {
        return said(id, Tuple.of(id, null, said.text().strip()), viewer);
    }

    private Uni<IncidentView> said(UUID id, Tuple values, Viewer viewer) {
        return transactions.bulk(
                viewer,
                Permission.REPORT_STATUS,
                connection ->
                        connection
                                .preparedQuery(SAY)
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
