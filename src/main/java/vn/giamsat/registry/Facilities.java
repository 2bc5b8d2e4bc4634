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

/// What is known of facilities. Each question is one statement. Event loop.
@ApplicationScoped
public class Facilities {
    private static final String BY_IDS = FacilityRows.SELECT + " where f.id = any($1)";

    private final ScopedTransaction transactions;

    Facilities(ScopedTransaction transactions) {
        this.transactions = transactions;
    }

    /// A page by name, then id.
    public Uni<Page<FacilityView>> page(FacilityFilter filter, PageRequest page, Viewer viewer) {
        var conditions =
                filter.within(viewer.scope(Permission.READ)).behind("f.name", "f.id", page.after());
        var sql =
                FacilityRows.SELECT
                        + conditions.where()
                        + " order by f.name, f.id limit "
                        + conditions.bound(page.limit() + 1);
        return transactions
                .rows(viewer, sql, conditions.tuple(), FacilityRows::view)
                .map(found -> Page.of(found, page.limit(), Facilities::place));
    }

    /// How many facilities the filter finds.
    public Uni<Long> count(FacilityFilter filter, Viewer viewer) {
        var conditions = filter.within(viewer.scope(Permission.READ));
        var sql = "select count(*) from facility f" + conditions.where();
        return transactions
                .rows(viewer, sql, conditions.tuple(), row -> row.getLong(0))
                .map(List::getFirst);
    }

    /// @throws Problem NOT_FOUND, also for a facility outside the viewer's scope
    public Uni<FacilityView> byId(UUID id, Viewer viewer) {
        return byIds(List.of(id), viewer)
                .map(
                        found ->
                                found.stream()
                                        .findFirst()
                                        .orElseThrow(() -> new Problem(ErrorCode.NOT_FOUND)));
    }

    /// Those of the facilities that the viewer may see, in no order.
    public Uni<List<FacilityView>> byIds(List<UUID> ids, Viewer viewer) {
        return transactions.rows(
                viewer, BY_IDS, Tuple.of(ids.toArray(UUID[]::new)), FacilityRows::view);
    }

    /// The same as it is at the moment.
    public Uni<List<FacilityView>> byIds(List<UUID> ids, Moment moment) {
        return moment.rows(BY_IDS, Tuple.of(ids.toArray(UUID[]::new)), FacilityRows::view);
    }

    /// The place of a facility in pages.
    public static Cursor place(FacilityView facility) {
        return new Cursor(facility.name(), facility.id());
    }
}
