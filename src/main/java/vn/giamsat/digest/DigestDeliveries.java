package vn.giamsat.digest;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giamsat.access.ScopedTransaction;
import vn.giamsat.access.Viewer;
import vn.giamsat.notice.DeliveryState;
import vn.giamsat.notice.Keeping;
import vn.giamsat.shared.Conditions;
import vn.giamsat.shared.Cursor;
import vn.giamsat.shared.ErrorCode;
import vn.giamsat.shared.Page;
import vn.giamsat.shared.PageRequest;
import vn.giamsat.shared.Problem;

/// What became of digests: administrators see all, who leads in a province those of people who are
/// appointed in that province alone. Event loop.
@ApplicationScoped
public class DigestDeliveries {
    private static final String ROWS =
            "select id, person_id, province, at, state, tries, due_at, settled_at, status, error from digest_mail";

    private final ScopedTransaction transactions;

    DigestDeliveries(ScopedTransaction transactions) {
        this.transactions = transactions;
    }

    /// Which are asked for; null does not filter.
    public record Filter(@Nullable DeliveryState state, @Nullable UUID person) {
        private Conditions conditions() {
            return new Conditions()
                    .and("state = ?", state == null ? null : state.name())
                    .and("person_id = ?", person);
        }
    }

    /// A page, newest first.
    ///
    /// @throws Problem INVALID_CURSOR
    public Uni<Page<DigestDelivery>> page(Filter filter, PageRequest page, Viewer.Person keeper) {
        var conditions = filter.conditions();
        before(conditions, page.after());
        var sql =
                ROWS
                        + conditions.where()
                        + " order by at desc, id desc limit "
                        + conditions.bound(page.limit() + 1);
        return transactions
                .rows(Keeping.scope(keeper), sql, conditions.tuple(), DigestDeliveries::view)
                .map(found -> Page.of(found, page.limit(), DigestDeliveries::place));
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

    /// The place of a delivery in pages.
    public static Cursor place(DigestDelivery delivery) {
        return new Cursor(delivery.at().toString(), delivery.id());
    }

    private static DigestDelivery view(Row row) {
        var state = DeliveryState.valueOf(row.getString("state"));
        var due = row.getOffsetDateTime("due_at");
        return new DigestDelivery(
                row.getUUID("id"),
                row.getUUID("person_id"),
                row.getString("province"),
                row.getOffsetDateTime("at").toInstant(),
                state,
                row.getInteger("tries"),
                state == DeliveryState.PENDING ? due.toInstant() : null,
                instant(row.getOffsetDateTime("settled_at")),
                row.getInteger("status"),
                row.getString("error"));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }
}
