package vn.giamsat.registry;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import vn.giamsat.access.Moment;
import vn.giamsat.access.Permission;
import vn.giamsat.access.ScopedTransaction;
import vn.giamsat.access.Viewer;
import vn.giamsat.shared.Cursor;
import vn.giamsat.shared.ErrorCode;
import vn.giamsat.shared.Page;
import vn.giamsat.shared.PageRequest;
import vn.giamsat.shared.Problem;

/// What is known of cameras. Each question is one statement. Event loop.
@ApplicationScoped
public class Cameras {
    private static final String OF_FACILITIES =
            """
             join (select shown.id
                     from unnest($1::uuid[]) asked (facility_id)
                    cross join lateral (select it.id from camera it
                           where it.facility_id = asked.facility_id and it.state <> 'RETIRED'
                           order by it.name, it.id limit $2) shown) first_of_each
               on first_of_each.id = c.id\
            """;

    private final ScopedTransaction transactions;

    Cameras(ScopedTransaction transactions) {
        this.transactions = transactions;
    }

    /// A page by name, then id.
    public Uni<Page<CameraView>> page(CameraFilter filter, PageRequest page, Viewer viewer) {
        var scope = viewer.scope(Permission.READ);
        var conditions = filter.within(scope).behind("c.name", "c.id", page.after());
        var sql =
                CameraRows.select(scope)
                        + filter.source()
                        + conditions.where()
                        + " order by c.name, c.id limit "
                        + conditions.bound(page.limit() + 1);
        return transactions
                .rows(viewer, sql, conditions.tuple(), CameraRows::view)
                .map(found -> Page.of(found, page.limit(), Cameras::place));
    }

    /// How many cameras the filter finds.
    public Uni<Long> count(CameraFilter filter, Viewer viewer) {
        var conditions = filter.within(viewer.scope(Permission.READ));
        var sql = "select count(*) from camera c" + filter.source() + conditions.where();
        return transactions
                .rows(viewer, sql, conditions.tuple(), row -> row.getLong(0))
                .map(List::getFirst);
    }

    /// @throws Problem NOT_FOUND, also for a camera outside the viewer's scope
    public Uni<CameraView> byId(UUID id, Viewer viewer) {
        return byId(id, viewer, Permission.READ);
    }

    /// The same where the viewer has another permission than to read.
    public Uni<CameraView> byId(UUID id, Viewer viewer, Permission permission) {
        var scope = viewer.scope(permission);
        return transactions
                .rows(
                        scope,
                        CameraRows.select(scope) + " where c.id = $1",
                        Tuple.of(id),
                        CameraRows::view)
                .map(Cameras::only);
    }

    /// Those of these cameras that the viewer may see.
    public Uni<List<CameraView>> byIds(List<UUID> ids, Viewer viewer) {
        return transactions.rows(
                viewer,
                CameraRows.select(viewer.scope(Permission.READ)) + " where c.id = any($1)",
                Tuple.of(ids.toArray(UUID[]::new)),
                CameraRows::view);
    }

    /// The cameras of these facilities by name, without the retired, at most a page of each: one
    /// statement for all.
    public Uni<List<CameraView>> ofFacilities(List<UUID> facilityIds, Viewer viewer) {
        var sql =
                CameraRows.select(viewer.scope(Permission.READ))
                        + OF_FACILITIES
                        + " order by c.name, c.id";
        var asked = Tuple.of(facilityIds.toArray(UUID[]::new), PageRequest.MAX_LIMIT);
        return transactions.rows(viewer, sql, asked, CameraRows::view);
    }

    /// Those of the cameras that can be seen at the moment, in no order.
    public Uni<List<CameraView>> byIds(List<UUID> ids, Moment moment) {
        return moment.rows(
                CameraRows.select(moment.scope()) + " where c.id = any($1)",
                Tuple.of(ids.toArray(UUID[]::new)),
                CameraRows::view);
    }

    private static CameraView only(List<CameraView> found) {
        return found.stream().findFirst().orElseThrow(() -> new Problem(ErrorCode.NOT_FOUND));
    }

    /// The place of a camera in pages.
    public static Cursor place(CameraView camera) {
        return new Cursor(camera.name(), camera.id());
    }
}
