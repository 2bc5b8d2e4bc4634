package vn.giamsat.access;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.UUID;
import vn.giamsat.shared.PageRequest;

/// Writes down what people do without changing a row, through functions of the database (migration
/// V024): else addresses and phone numbers would leave, and cameras be asked, without a trace. Each
/// note is a transaction of its own, and what it is about begins when the note is kept: in the
/// transaction of a request with a key it would keep all others from writing theirs meanwhile.
/// Event loop.
@ApplicationScoped
public class AuditNotes {
    private static final String EXPORTED =
            "select audit_exported($1, $2, jsonb_object($3::text[], $4::text[]))";

    /// Through the levels' policies: of a camera out of scope nothing is written.
    private static final String PROBE_ASKED =
            "select audit_probe_asked(id, facility_id, province) from camera where id = $1";

    /// Likewise, of a facility.
    private static final String DISCOVERY =
            "select audit_discovery($2, id, province, jsonb_object($3::text[], $4::text[]))"
                    + " from facility where id = $1";

    private final ScopedTransaction transactions;

    AuditNotes(ScopedTransaction transactions) {
        this.transactions = transactions;
    }

    /// The file, whose first byte comes when it is written down who gets it.
    public <T> Multi<T> exporting(Export export, Viewer viewer, Multi<T> file) {
        return exported(export, viewer).onItem().transformToMulti(noted -> file);
    }

    /// The same for a page of the file: it is written down with the first one.
    public <T> Uni<T> exporting(Export export, PageRequest page, Viewer viewer, Uni<T> part) {
        return page.after() == null ? exported(export, viewer).chain(noted -> part) : part;
    }

    private Uni<Boolean> exported(Export export, Viewer viewer) {
        var right = viewer.right(export.permission());
        var told = export.told();
        var values =
                Tuple.of(
                        export.kind().name(),
                        right.provinces().stream().sorted().toArray(String[]::new),
                        told.keySet().toArray(String[]::new),
                        told.values().toArray(String[]::new));
        return transactions.apart(
                viewer,
                right,
                connection -> connection.preparedQuery(EXPORTED).execute(values).replaceWith(true));
    }

    /// Somebody asks a device for its streams, to register cameras of a facility with them.
    ///
    /// @param discovery joins the notes of one discovery
    /// @param host as entered
    /// @return whether it is a facility whose cameras he may edit; else nothing is written
    public Uni<Boolean> discovering(UUID discovery, UUID facilityId, String host, Viewer viewer) {
        return discovery(facilityId, discovery, Map.of("host", host), viewer);
    }

    /// What that came to.
    ///
    /// @param outcome a stable word
    public Uni<Boolean> discovered(UUID discovery, UUID facilityId, String outcome, Viewer viewer) {
        return discovery(facilityId, discovery, Map.of("outcome", outcome), viewer);
    }

    private Uni<Boolean> discovery(
            UUID facilityId, UUID discovery, Map<String, String> told, Viewer viewer) {
        var values =
                Tuple.of(
                        facilityId,
                        discovery,
                        told.keySet().toArray(String[]::new),
                        told.values().toArray(String[]::new));
        return transactions.apart(
                viewer,
                viewer.right(Permission.EDIT_CAMERAS),
                connection ->
                        connection
                                .preparedQuery(DISCOVERY)
                                .execute(values)
                                .map(noted -> noted.size() > 0));
    }

    /// Somebody asks for a probe of a camera that he may have probed.
    public Uni<Boolean> probeAsked(UUID cameraId, Viewer viewer) {
        return transactions.apart(
                viewer,
                viewer.right(Permission.PROBE),
                connection ->
                        connection
                                .preparedQuery(PROBE_ASKED)
                                .execute(Tuple.of(cameraId))
                                .replaceWith(true));
    }
}
