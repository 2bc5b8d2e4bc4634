package vn.giamsat.health;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giamsat.access.Moment;
import vn.giamsat.access.Permission;
import vn.giamsat.access.ScopedTransaction;
import vn.giamsat.access.Viewer;
import vn.giamsat.shared.Conditions;
import vn.giamsat.shared.Cursor;
import vn.giamsat.shared.ErrorCode;
import vn.giamsat.shared.Page;
import vn.giamsat.shared.PageRequest;
import vn.giamsat.shared.Problem;

/// When cameras were not up, alone or many of a place together, newest first. The database opens
/// and closes incidents with the changes of health (migration V026). Each question is one
/// statement. Event loop.
@ApplicationScoped
public class Incidents {
    /// How many are shown of one camera or facility where many are asked about.
    public static final int NEWEST = 20;

    /// Whether the incident `i` stands for itself, as far as who asks can see.
    public static final String STANDS = IncidentRows.STANDS;

    private static final String NEWEST_OF =
            """
            select i.* from unnest($1::uuid[]) as asked (id)
             cross join lateral (%s where i.%s = asked.id order by i.opened_at desc, i.id desc limit %d) i
             order by i.opened_at desc, i.id desc\
            """;

    private final ScopedTransaction transactions;

    Incidents(ScopedTransaction transactions) {
        this.transactions = transactions;
    }

    /// A page, newest first.
    public Uni<Page<IncidentView>> page(IncidentFilter filter, PageRequest page, Viewer viewer) {
        var conditions = filter.within(viewer.scope(Permission.READ));
        before(conditions, page.after());
        var sql =
                IncidentRows.SELECT
                        + conditions.where()
                        + " order by i.opened_at desc, i.id desc limit "
                        + conditions.bound(page.limit() + 1);
        return transactions
                .rows(viewer, sql, conditions.tuple(), IncidentRows::view)
                .map(found -> Page.of(found, page.limit(), Incidents::place));
    }

    /// How many incidents the filter finds.
    public Uni<Long> count(IncidentFilter filter, Viewer viewer) {
        var conditions = filter.within(viewer.scope(Permission.READ));
        var sql = "select count(*) from incident i" + conditions.where();
        return transactions
                .rows(viewer, sql, conditions.tuple(), row -> row.getLong(0))
                .map(List::getFirst);
    }

    /// @throws Problem NOT_FOUND, also for an incident outside the viewer's scope
    public Uni<IncidentView> byId(UUID id, Viewer viewer) {
        return transactions
                .rows(
                        viewer,
                        IncidentRows.SELECT + " where i.id = $1",
                        Tuple.of(id),
                        IncidentRows::view)
                .map(
                        found ->
                                found.stream()
                                        .findFirst()
                                        .orElseThrow(() -> new Problem(ErrorCode.NOT_FOUND)));
    }

    /// Those of the incidents that can be seen at the moment, in no order.
    public Uni<List<IncidentView>> byIds(List<UUID> ids, Moment moment) {
        return moment.rows(
                IncidentRows.SELECT + " where i.id = any($1)",
                Tuple.of(ids.toArray(UUID[]::new)),
                IncidentRows::view);
    }

    /// The newest of each of these cameras.
    public Uni<List<IncidentView>> ofCameras(List<UUID> cameraIds, Viewer viewer) {
        return newest("camera_id", cameraIds, viewer);
    }

    /// The newest of each of these facilities.
    public Uni<List<IncidentView>> ofFacilities(List<UUID> facilityIds, Viewer viewer) {
        return newest("facility_id", facilityIds, viewer);
    }

    private Uni<List<IncidentView>> newest(String column, List<UUID> ids, Viewer viewer) {
        return transactions.rows(
                viewer,
                NEWEST_OF.formatted(IncidentRows.SELECT, column, NEWEST),
                Tuple.of(ids.toArray(UUID[]::new)),
                IncidentRows::view);
    }

    private static void before(Conditions conditions, @Nullable Cursor place) {
        if (place != null) {
            var at = conditions.bound(instant(place.key()));
            conditions.and("(i.opened_at, i.id) < (" + at + ", ?)", place.id());
        }
    }

    private static OffsetDateTime instant(String key) {
        try {
            return Instant.parse(key).atOffset(ZoneOffset.UTC);
        } catch (DateTimeParseException notOurs) {
            throw new Problem(ErrorCode.INVALID_CURSOR);
        }
    }

    /// The place of an incident in pages.
    public static Cursor place(IncidentView incident) {
        return new Cursor(incident.openedAt().toString(), incident.id());
    }
}
