package vn.giamsat.notice;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;
import vn.giamsat.access.ScopedTransaction;
import vn.giamsat.notice.Outbox.Claiming;
import vn.giamsat.notice.Outcome.Result;
import vn.giamsat.notice.Sender.Letter;
import vn.giamsat.registry.CredentialSeal;

/// Events on their way to webhooks, each try with the same event id. Event loop.
@ApplicationScoped
class WebhookRoute implements Route<WebhookRoute.Claim> {
    private static final Logger LOG = Logger.getLogger(WebhookRoute.class);
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
    private static final String FORGET_SECRETS = "delete from webhook_secret where ends_at < $1";

    private final Outbox outbox;
    private final Sender sender;
    private final CredentialSeal seal;
    private final NoticeConfig config;
    private final Clock clock;
    private final Courier<Claim> courier;

    WebhookRoute(
            ScopedTransaction transactions,
            Sender sender,
            CredentialSeal seal,
            NoticeConfig config,
            Clock clock) {
        this.outbox = new Outbox(transactions, "webhook_delivery");
        this.sender = sender;
        this.seal = seal;
        this.config = config;
        this.clock = clock;
        this.courier = new Courier<>(this, config.pace(), clock);
    }

    /// An event to be sent, with what signs it.
    record Claim(UUID id, int tries, UUID event, String body, String address, List<Sealed> secrets)
            implements Parcel {}

    /// A secret as it is stored.
    record Sealed(UUID id, byte[] bytes) {}

    void start(@Observes StartupEvent start, Vertx vertx) {
        if (config.enabled()) {
            courier.start(vertx);
        }
    }

    void stop(@Observes ShutdownEvent shutdown, Vertx vertx) {
        courier.stop(vertx);
    }

    @Override
    public Uni<List<Claim>> claim(int most, Instant now) {
        return outbox.claim(CLAIM, new Claiming(most, now, config.lease()), WebhookRoute::claimed);
    }

    @Override
    public Uni<Outcome> carry(Claim claim) {
        var secrets = claim.secrets().stream().map(this::opened).flatMap(Optional::stream).toList();
        if (secrets.isEmpty()) {
            return Uni.createFrom().item(Outcome.without(Result.SECRET_LOST));
        }
        var timestamp = clock.instant().getEpochSecond();
        var signature = Signature.of(claim.event(), timestamp, claim.body(), secrets);
        var letter = new Letter(claim.event(), timestamp, signature, claim.body());
        return sender.send(Destination.stored(claim.address()), letter);
    }

    private Optional<String> opened(Sealed secret) {
        try {
            return Optional.of(seal.openSecret(secret.id(), secret.bytes()));
        } catch (IllegalStateException unopened) {
            LOG.warnf("A webhook's secret does not open: %s", unopened.getMessage());
            return Optional.empty();
        }
    }

    @Override
    public Uni<Void> settle(Claim claim, Settlement settlement) {
        return outbox.settle(claim, settlement);
    }

    /// Secrets, too, when they have ended.
    @Override
    public Uni<Void> forget(Instant settledBefore, Instant now) {
        return outbox.forget(settledBefore)
                .chain(
                        () ->
                                outbox.written(
                                        FORGET_SECRETS, Tuple.of(now.atOffset(ZoneOffset.UTC))));
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
