package vn.giamsat.health;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.giamsat.access.Moment;
import vn.giamsat.access.Scope;
import vn.giamsat.access.ScopedTransaction;
import vn.giamsat.access.Viewer;
import vn.giamsat.probe.Rung;
import vn.giamsat.shared.Conditions;
import vn.giamsat.shared.Cursor;
import vn.giamsat.shared.ErrorCode;
import vn.giamsat.shared.Page;
import vn.giamsat.shared.PageRequest;
import vn.giamsat.shared.Problem;

/// Every change of state that a camera went through, newest first. Event loop.
@ApplicationScoped
public class HealthHistory {
    private static final String CHANGES =
            """
            select id, camera_id, facility_id, province, enterprise, at, was, state, rung, reason,
                   measured, threshold, measured_unit
              from camera_health_change\
            """;
    private static final String LATEST_OF =
            """
            select change.*
              from unnest($1::uuid[]) as asked (camera_id)
             cross join lateral (%s where camera_id = asked.camera_id order by at desc, id desc limit 1) change\
            """
                    .formatted(CHANGES);
    private static final String BY_IDS = CHANGES + " where id = any($1) order by at, id";

    private final ScopedTransaction transactions;

    HealthHistory(ScopedTransaction transactions) {
        this.transactions = transactions;
    }

    /// A page of changes; empty for a camera outside the viewer's scope, whose existence the caller
    /// checks.
    public Uni<Page<HealthChange>> ofCamera(UUID cameraId, PageRequest page, Viewer viewer) {
        var conditions = new Conditions().and("camera_id = ?", cameraId);
        before(conditions, page.after());
        var sql =
                CHANGES
                        + conditions.where()
                        + " order by at desc, id desc limit "
                        + conditions.bound(page.limit() + 1);
        return transactions
                .rows(viewer, sql, conditions.tuple(), HealthHistory::change)
                .map(found -> Page.of(found, page.limit(), HealthHistory::place));
    }

    private static void before(Conditions conditions, @Nullable Cursor place) {
        if (place != null) {
            var at = conditions.bound(instant(place.key()));
            conditions.and("(at, id) < (" + at + ", ?)", place.id());
        }
    }

    private static OffsetDateTime instant(String key) {
        try {
            return Instant.parse(key).atOffset(ZoneOffset.UTC);
        } catch (DateTimeParseException notOurs) {
            throw new Problem(ErrorCode.INVALID_CURSOR);
        }
    }

    /// Those of the changes that can be seen at the moment, oldest first.
    public Uni<List<HealthChange>> byIds(List<UUID> ids, Moment moment) {
        return moment.rows(BY_IDS, Tuple.of(ids.toArray(UUID[]::new)), HealthHistory::change);
    }

    /// The last change of each of the cameras that can be seen at the moment and ever had one.
    public Uni<List<HealthChange>> latestOf(List<UUID> cameraIds, Moment moment) {
        return moment.rows(
                LATEST_OF, Tuple.of(cameraIds.toArray(UUID[]::new)), HealthHistory::change);
    }

    /// The place of a change in pages.
    public static Cursor place(HealthChange change) {
        return new Cursor(change.at().toString(), change.id());
    }

    /// Reads these changes with where they happened, oldest first.
    static Function<SqlConnection, Uni<List<HealthChanges.Placed>>> placed(List<UUID> ids) {
        return connection ->
                connection
                        .preparedQuery(BY_IDS)
                        .execute(Tuple.of(ids.toArray(UUID[]::new)))
                        .map(HealthHistory::placed);
    }

    private static List<HealthChanges.Placed> placed(RowSet<Row> rows) {
        return rows.stream().map(row -> new HealthChanges.Placed(change(row), place(row))).toList();
    }

    private static Scope.Place place(Row row) {
        return new Scope.Place(
                row.getUUID("facility_id"), row.getString("province"), row.getString("enterprise"));
    }

    private static HealthChange change(Row row) {
        return new HealthChange(
                row.getUUID("id"),
                row.getUUID("camera_id"),
                row.getUUID("facility_id"),
                row.getString("province"),
                row.getOffsetDateTime("at").toInstant(),
                HealthState.valueOf(row.getString("was")),
                HealthState.valueOf(row.getString("state")),
                Rung.valueOf(row.getString("rung")),
                HealthViews.reason(row.getString("reason")),
                HealthViews.measured(row));
    }
}
