package vn.giamsat.digest;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import vn.giamsat.access.ScopedTransaction;
import vn.giamsat.notice.Courier;
import vn.giamsat.notice.Outbox;
import vn.giamsat.notice.Outbox.Claiming;
import vn.giamsat.notice.Outcome;
import vn.giamsat.notice.Outcome.Result;
import vn.giamsat.notice.Parcel;
import vn.giamsat.notice.Route;
import vn.giamsat.notice.Settlement;

/// Digests on their way to the SMTP server. Whatever has changed since one was composed is looked
/// at with each try: what its addressee may not know any more, or does not want, is withdrawn.
/// Event loop.
@ApplicationScoped
class MailRoute implements Route<MailRoute.Mailing> {
    private static final String CLAIM =
            """
            with due as (
                select id from digest_mail where state = 'PENDING' and due_at <= $1
                 order by due_at limit $2 for update skip locked)
            update digest_mail m set due_at = $3, tries = m.tries + 1
              from due
             where m.id = due.id
            returning m.id, m.tries, m.address, m.title, m.plain, m.html,
                exists (select from digest d join person p on p.id = d.person_id and p.subject = d.subject
                         where d.subject = m.subject and d.wanted and p.email = m.address)
                and m.appointments <@ array(select a.id from appointment a
                         where a.valid_from <= $1 and coalesce(a.valid_to > $1, true)
                           and a.id = any (m.appointments)) still_theirs\
            """;

    private final Outbox outbox;
    private final MailSender sender;
    private final MailConfig config;
    private final Courier<Mailing> courier;

    MailRoute(ScopedTransaction transactions, MailSender sender, MailConfig config, Clock clock) {
        this.outbox = new Outbox(transactions, "digest_mail");
        this.sender = sender;
        this.config = config;
        this.courier = new Courier<>(this, config.pace(), clock);
    }

    /// A letter to be sent.
    ///
    /// @param stillTheirs whether what it tells is the addressee's to know, and is wanted
    record Mailing(
            UUID id, int tries, String address, LetterPrint.Printed letter, boolean stillTheirs)
            implements Parcel {}

    void start(@Observes StartupEvent start, Vertx vertx) {
        if (config.isOn()) {
            courier.start(vertx);
        }
    }

    void stop(@Observes ShutdownEvent shutdown, Vertx vertx) {
        courier.stop(vertx);
    }

    @Override
    public Uni<List<Mailing>> claim(int most, Instant now) {
        return outbox.claim(CLAIM, new Claiming(most, now, config.lease()), MailRoute::claimed);
    }

    @Override
    public Uni<Outcome> carry(Mailing mailing) {
        return mailing.stillTheirs()
                ? sender.send(mailing)
                : Uni.createFrom().item(Outcome.without(Result.WITHDRAWN));
    }

    @Override
    public Uni<Void> settle(Mailing mailing, Settlement settlement) {
        return outbox.settle(mailing, settlement);
    }

    @Override
    public Uni<Void> forget(Instant settledBefore, Instant now) {
        return outbox.forget(settledBefore);
    }

    private static Mailing claimed(Row row) {
        return new Mailing(
                row.getUUID("id"),
                row.getInteger("tries"),
                row.getString("address"),
                new LetterPrint.Printed(
                        row.getString("title"), row.getString("plain"), row.getString("html")),
                row.getBoolean("still_theirs"));
    }
}
