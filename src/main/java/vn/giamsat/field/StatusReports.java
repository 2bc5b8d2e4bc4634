package vn.giamsat.field;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giamsat.access.Permission;
import vn.giamsat.access.ScopedTransaction;
import vn.giamsat.access.Viewer;
import vn.giamsat.shared.Conditions;
import vn.giamsat.shared.Cursor;
import vn.giamsat.shared.ErrorCode;
import vn.giamsat.shared.Page;
import vn.giamsat.shared.PageRequest;
import vn.giamsat.shared.Problem;

/// What people reported of facilities, what the service heard last first. Each question is one
/// statement. Event loop.
@ApplicationScoped
public class StatusReports {
    private final ScopedTransaction transactions;
    private final Clock clock;

    StatusReports(ScopedTransaction transactions, Clock clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    /// A page, newest first.
    public Uni<Page<StatusReportView>> page(StatusFilter filter, PageRequest page, Viewer viewer) {
        var conditions = filter.within(viewer.scope(Permission.READ), clock.instant());
        before(conditions, page.after());
        var sql =
                StatusRows.SELECT
                        + conditions.where()
                        + " order by r.received_at desc, r.id desc limit "
                        + conditions.bound(page.limit() + 1);
        return transactions
                .rows(viewer, sql, conditions.tuple(), StatusRows::view)
                .map(found -> Page.of(found, page.limit(), StatusReports::place));
    }

    /// How many reports the filter finds.
    public Uni<Long> count(StatusFilter filter, Viewer viewer) {
        var conditions = filter.within(viewer.scope(Permission.READ), clock.instant());
        var sql = "select count(*) from status_report r" + conditions.where();
        return transactions
                .rows(viewer, sql, conditions.tuple(), row -> row.getLong(0))
                .map(List::getFirst);
    }

    /// @throws Problem NOT_FOUND, also for a report outside the viewer's scope
    public Uni<StatusReportView> byId(UUID id, Viewer viewer) {
        return transactions
                .rows(
                        viewer,
                        StatusRows.SELECT + " where r.id = $1",
                        Tuple.of(id),
                        StatusRows::view)
                .map(
                        found ->
                                found.stream()
                                        .findFirst()
                                        .orElseThrow(() -> new Problem(ErrorCode.NOT_FOUND)));
    }

    private static void before(Conditions conditions, @Nullable Cursor place) {
        if (place != null) {
            var at = conditions.bound(instant(place.key()));
            conditions.and("(r.received_at, r.id) < (" + at + ", ?)", place.id());
        }
    }

    private static OffsetDateTime instant(String key) {
        try {
            return Instant.parse(key).atOffset(ZoneOffset.UTC);
        } catch (DateTimeException notOurs) {
            throw new Problem(ErrorCode.INVALID_CURSOR);
        }
    }

    /// The place of a report in pages.
    public static Cursor place(StatusReportView report) {
        return new Cursor(report.receivedAt().toString(), report.id());
    }
}
