package vn.giamsat.notice;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giamsat.access.Permission;
import vn.giamsat.access.ScopedTransaction;
import vn.giamsat.access.Viewer;
import vn.giamsat.shared.Conditions;
import vn.giamsat.shared.Cursor;
import vn.giamsat.shared.ErrorCode;
import vn.giamsat.shared.Ids;
import vn.giamsat.shared.Page;
import vn.giamsat.shared.PageRequest;
import vn.giamsat.shared.Problem;

/// What became of events on their way to destinations that the person keeps. Event loop.
@ApplicationScoped
public class Deliveries {
    private static final String COLUMNS =
            "id, webhook_id, event_id, kind, body, at, state, tries, due_at, settled_at, status, error";
    private static final String ROWS = "select " + COLUMNS + " from webhook_delivery";

    private static final String AGAIN =
            """
            update webhook_delivery set state = 'PENDING', tries = 0, due_at = $3, settled_at = null
             where id = $2 and webhook_id = $1 and state <> 'PENDING' returning\s"""
                    + COLUMNS;
    private static final String ONE = ROWS + " where webhook_id = $1 and id = $2";
    private static final String TEST =
            """
            insert into webhook_delivery (id, webhook_id, province, event_id, kind, body, at, due_at)
            select $2, id, province, $3, 'WEBHOOK_TEST', webhook_body('WEBHOOK_TEST', $4, '{}'), $4, $4
              from webhook where id = $1 returning\s"""
                    + COLUMNS;

    private final ScopedTransaction transactions;
    private final Webhooks webhooks;
    private final Clock clock;

    Deliveries(ScopedTransaction transactions, Webhooks webhooks, Clock clock) {
        this.transactions = transactions;
        this.webhooks = webhooks;
        this.clock = clock;
    }

    /// A page of a destination's deliveries, newest first.
    ///
    /// @param state only those in it; null for all
    /// @throws Problem NOT_FOUND, INVALID_CURSOR
    public Uni<Page<DeliveryView>> page(
            UUID webhook, @Nullable DeliveryState state, PageRequest page, Viewer.Person keeper) {
        var conditions =
                new Conditions()
                        .and("webhook_id = ?", webhook)
                        .and("state = ?", state == null ? null : state.name());
        before(conditions, page.after());
        var sql =
                ROWS
                        + conditions.where()
                        + " order by at desc, id desc limit "
                        + conditions.bound(page.limit() + 1);
        return webhooks.byId(webhook, keeper)
                .chain(
                        known ->
                                transactions.rows(
                                        Keeping.scope(keeper),
                                        sql,
                                        conditions.tuple(),
                                        Deliveries::view))
                .map(found -> Page.of(found, page.limit(), Deliveries::place));
    }

    /// Has a settled event sent again, with its id and body. One that is on its way stays as it is.
    ///
    /// @throws Problem NOT_FOUND
    public Uni<DeliveryView> sendAgain(UUID webhook, UUID delivery, Viewer.Person keeper) {
        return transactions.bulk(
                Keeping.by(keeper),
                Permission.KEEP_WEBHOOKS,
                connection ->
                        first(connection, AGAIN, Tuple.of(webhook, delivery, now()))
                                .onItem()
                                .ifNull()
                                .switchTo(() -> first(connection, ONE, Tuple.of(webhook, delivery)))
                                .onItem()
                                .ifNull()
                                .failWith(() -> new Problem(ErrorCode.NOT_FOUND)));
    }

    /// Sends a destination an event that says nothing.
    ///
    /// @throws Problem NOT_FOUND
    public Uni<DeliveryView> test(UUID webhook, Viewer.Person keeper) {
        var values = Tuple.of(webhook, Ids.fresh(), UUID.randomUUID(), now());
        return transactions.bulk(
                Keeping.by(keeper),
                Permission.KEEP_WEBHOOKS,
                connection ->
                        first(connection, TEST, values)
                                .onItem()
                                .ifNull()
                                .failWith(() -> new Problem(ErrorCode.NOT_FOUND)));
    }

    /// The place of a delivery in pages.
    public static Cursor place(DeliveryView delivery) {
        return new Cursor(delivery.at().toString(), delivery.id());
    }

    private static Uni<DeliveryView> first(SqlConnection connection, String sql, Tuple values) {
        return connection
                .preparedQuery(sql)
                .execute(values)
                .map(rows -> rows.stream().map(Deliveries::view).findFirst().orElse(null));
    }

    private static void before(Conditions conditions, @Nullable Cursor place) {
        if (place == null) {
            return;
        }
        try {
            var at = conditions.bound(Instant.parse(place.key()).atOffset(ZoneOffset.UTC));
            conditions.and("(at, id) < (" + at + ", ?)", place.id());
        } catch (DateTimeException notOurs) {
            throw new Problem(ErrorCode.INVALID_CURSOR);
        }
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static DeliveryView view(Row row) {
        var state = DeliveryState.valueOf(row.getString("state"));
        var settled = row.getOffsetDateTime("settled_at");
        return new DeliveryView(
                row.getUUID("id"),
                row.getUUID("webhook_id"),
                row.getUUID("event_id"),
                row.getString("kind"),
                row.getOffsetDateTime("at").toInstant(),
                state,
                row.getInteger("tries"),
                state == DeliveryState.PENDING ? row.getOffsetDateTime("due_at").toInstant() : null,
                settled == null ? null : settled.toInstant(),
                row.getInteger("status"),
                row.getString("error"),
                row.getString("body"));
    }
}
