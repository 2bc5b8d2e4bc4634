package vn.giamsat.registry;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
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
    private static final int MOST_AT_ONCE = 20_000;

    private final ScopedTransaction transactions;

    Cameras(ScopedTransaction transactions) {
        this.transactions = transactions;
    }

    /// A page by name, then id.
    public Uni<Page<CameraView>> page(CameraFilter filter, PageRequest page, Viewer viewer) {
        var scope = viewer.scope(Permission.READ);
        var conditions = filter.conditions().behind("c.name", "c.id", page.after());
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
        var conditions = filter.conditions();
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

    /// The cameras of these facilities by name, without the retired: one statement for all.
    ///
    /// @throws Problem TOO_LARGE for more than 20,000
    public Uni<List<CameraView>> ofFacilities(List<UUID> facilityIds, Viewer viewer) {
        var sql =
                CameraRows.select(viewer.scope(Permission.READ))
                        + " where c.facility_id = any($1) and c.state <> 'RETIRED'"
                        + " order by c.name, c.id limit "
                        + (MOST_AT_ONCE + 1);
        return transactions
                .rows(viewer, sql, Tuple.of(facilityIds.toArray(UUID[]::new)), CameraRows::view)
                .invoke(Cameras::demandFew);
    }

    private static void demandFew(List<CameraView> found) {
        if (found.size() > MOST_AT_ONCE) {
            throw new Problem(ErrorCode.TOO_LARGE, "more than " + MOST_AT_ONCE + " cameras");
        }
    }

    private static CameraView only(List<CameraView> found) {
        return found.stream().findFirst().orElseThrow(() -> new Problem(ErrorCode.NOT_FOUND));
    }

    /// The place of a camera in pages.
    public static Cursor place(CameraView camera) {
        return new Cursor(camera.name(), camera.id());
    }
}
