package vn.giamsat.health;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import vn.giamsat.access.ScopedTransaction;
import vn.giamsat.access.Viewer;

/// What people say of incidents, oldest first (migrations V061 and V062). Event loop.
@ApplicationScoped
public class IncidentAnnotations {
    /// How many are shown of an incident: the last.
    private static final int NEWEST = 100;

    private static final String OF_INCIDENTS =
            """
            select said.* from unnest($1::uuid[]) as asked (id)
             cross join lateral (select incident_id, id, said_at, said_by, said_by_name, text
                                   from incident_annotation
                                  where incident_id = asked.id order by said_at desc, id desc limit %d) said
             order by said.said_at, said.id\
            """
                    .formatted(NEWEST);

    private final ScopedTransaction transactions;

    IncidentAnnotations(ScopedTransaction transactions) {
        this.transactions = transactions;
    }

    /// The last 100 of each of these incidents; none of incidents outside the viewer's scope, whose
    /// existence the caller checks.
    public Uni<List<IncidentAnnotation>> ofIncidents(List<UUID> incidentIds, Viewer viewer) {
        return transactions.rows(
                viewer,
                OF_INCIDENTS,
                Tuple.of(incidentIds.toArray(UUID[]::new)),
                IncidentAnnotations::annotation);
    }

    private static IncidentAnnotation annotation(Row row) {
        return new IncidentAnnotation(
                row.getUUID("incident_id"),
                row.getOffsetDateTime("said_at").toInstant(),
                row.getUUID("said_by"),
                row.getString("said_by_name"),
                row.getString("text"));
    }
}
