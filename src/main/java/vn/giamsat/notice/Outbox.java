package vn.giamsat.notice;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import vn.giamsat.access.Permission;
import vn.giamsat.access.ScopedTransaction;
import vn.giamsat.access.Viewer;

/// Events that wait to be delivered. Who claims one has a lease on it: no transaction stays open
/// while it is sent, and who is killed meanwhile loses it to the next. Event loop.
@ApplicationScoped
class Outbox {
    private static final Viewer NOTIFIER = new Viewer.Notifier();

    private static final String CLAIM =
            """
            with due as (
                select id from webhook_delivery where state = 'PENDING' and due_at <= $1
                 order by due_at limit $2 for update skip locked)
            update webhook_delivery d set due_at = $3, tries = d.tries + 1
              from due, webhook w
             where d.id = due.id and w.id = d.webhook_id
            returning d.id, d.tries, d.event_id, d.body, w.address,
                array(select s.id from webhook_secret s where s.webhook_id = w.id
                         and coalesce(s.ends_at > $1, true) order by s.created_at desc, s.id) secret_ids,
                array(select s.sealed from webhook_secret s where s.webhook_id = w.id
                         and coalesce(s.ends_at > $1, true) order by s.created_at desc, s.id) secrets\
            """;

    /// Only as long as nobody else has begun it since.
    private static final String SETTLE =
            """
            update webhook_delivery
               set state = $3, due_at = $4, settled_at = $5, status = $6, error = $7
             where id = $1 and tries = $2 and state = 'PENDING'\
            """;

    private static final String FORGET_DELIVERIES =
            "delete from webhook_delivery where settled_at < $1";
    private static final String FORGET_SECRETS = "delete from webhook_secret where ends_at < $1";

    private final ScopedTransaction transactions;

    Outbox(ScopedTransaction transactions) {
        this.transactions = transactions;
    }

    /// An event to be sent, with what signs it.
    record Claim(
            UUID id, int tries, UUID event, String body, String address, List<Sealed> secrets) {}

    /// A secret as it is stored.
    record Sealed(UUID id, byte[] bytes) {}

    /// Where a try leaves its delivery.
    ///
    /// @param dueAt when it is tried next; without meaning when it is settled
    record Settlement(DeliveryState state, Instant dueAt, Instant now, Outcome outcome) {}

    /// What is due, at most so many; nobody else gets it before the lease ends.
    Uni<List<Claim>> claim(int most, Instant now, Duration lease) {
        var values =
                Tuple.of(
                        now.atOffset(ZoneOffset.UTC),
                        most,
                        now.plus(lease).atOffset(ZoneOffset.UTC));
        return transactions.bulk(
                NOTIFIER,
                Permission.READ,
                connection ->
                        connection
                                .preparedQuery(CLAIM)
                                .execute(values)
                                .map(rows -> rows.stream().map(Outbox::claimed).toList()));
    }

    Uni<Void> settle(Claim claim, Settlement settlement) {
        var settled = settlement.state() != DeliveryState.PENDING;
        var outcome = settlement.outcome();
        var values =
                Tuple.tuple()
                        .addUUID(claim.id())
                        .addInteger(claim.tries())
                        .addString(settlement.state().name())
                        .addOffsetDateTime(settlement.dueAt().atOffset(ZoneOffset.UTC))
                        .addOffsetDateTime(
                                settled ? settlement.now().atOffset(ZoneOffset.UTC) : null)
                        .addInteger(outcome.status())
                        .addString(outcome.isDelivered() ? null : outcome.result().name());
        return written(SETTLE, values);
    }

    /// Deletes what was settled before the moment, and secrets that ended before now.
    Uni<Void> forget(Instant settledBefore, Instant now) {
        return written(FORGET_DELIVERIES, Tuple.of(settledBefore.atOffset(ZoneOffset.UTC)))
                .chain(() -> written(FORGET_SECRETS, Tuple.of(now.atOffset(ZoneOffset.UTC))));
    }

    private Uni<Void> written(String sql, Tuple values) {
        return transactions.bulk(
                NOTIFIER,
                Permission.READ,
                connection -> connection.preparedQuery(sql).execute(values).replaceWithVoid());
    }

    private static Claim claimed(Row row) {
        var ids = row.getArrayOfUUIDs("secret_ids");
        var sealed = row.get(Buffer[].class, "secrets");
        var secrets =
                IntStream.range(0, ids.length)
                        .mapToObj(at -> new Sealed(ids[at], sealed[at].getBytes()))
                        .toList();
        return new Claim(
                row.getUUID("id"),
                row.getInteger("tries"),
                row.getUUID("event_id"),
                row.getString("body"),
                row.getString("address"),
                secrets);
    }
}
