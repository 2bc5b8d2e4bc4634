package vn.giamsat.digest;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.giamsat.access.Permission;
import vn.giamsat.access.ScopedTransaction;
import vn.giamsat.access.Viewer;
import vn.giamsat.notice.DeliveryState;
import vn.giamsat.shared.Problem;
import vn.giamsat.shared.Violation;

/// Who is told once a day by e-mail: each person's own choice, off until it is made, because nobody
/// asked for mail by being appointed. Who asks is known to the database in transactions that write,
/// so reading is one, too. Event loop.
@ApplicationScoped
public class Digests {
    private static final String CHOICE =
            """
            select coalesce(d.wanted, false) wanted, d.hour, a.email, a.locale, d.due_at, coalesce(d.version, 0) as version
              from own_address() a
              left join digest d on d.subject = scoped_subject()\
            """;
    private static final String MAILS =
            """
            select id, at, state, tries, due_at, settled_at, status, error
              from digest_mail where subject = scoped_subject()
             order by at desc, id desc limit 7\
            """;

    /// Whoever wants it again is told how things stand, not what happened meanwhile.
    private static final String CHOOSE =
            """
            insert into digest as d (subject, person_id, wanted, hour, due_at)
            values (scoped_subject(), $1, $2, $3::int, $4)
                on conflict (subject) do update
               set person_id = excluded.person_id, wanted = excluded.wanted, hour = excluded.hour, due_at = excluded.due_at,
                   told_until = case when d.wanted and d.person_id = excluded.person_id then d.told_until end,
                   taken_until = null, version = d.version + 1
             where (d.person_id, d.wanted, d.hour) <> (excluded.person_id, excluded.wanted, excluded.hour)\
            """;

    private final ScopedTransaction transactions;
    private final MailConfig config;
    private final Clock clock;

    Digests(ScopedTransaction transactions, MailConfig config, Clock clock) {
        this.transactions = transactions;
        this.config = config;
        this.clock = clock;
    }

    /// What the person has chosen, and what became of the last ones.
    public Uni<DigestView> of(Viewer.Person person) {
        return transactions.bulk(person, Permission.READ, this::told);
    }

    /// Chooses anew. From then on the digest is of the entry that the login goes by now.
    ///
    /// @throws Problem INVALID_INPUT where there is no e-mail address to send it to
    public Uni<DigestView> choose(DigestDraft draft, Viewer.Person person) {
        return transactions.bulk(
                person,
                Permission.READ,
                connection ->
                        told(connection)
                                .invoke(now -> demandAddress(draft, now))
                                .chain(now -> chosen(connection, draft, person))
                                .chain(() -> told(connection)));
    }

    private static void demandAddress(DigestDraft draft, DigestView now) {
        if (draft.wanted() && now.email() == null) {
            throw Problem.invalid(Violation.of("wanted", "digest-address"));
        }
    }

    private Uni<Void> chosen(SqlConnection connection, DigestDraft draft, Viewer.Person person) {
        var hour = draft.hourOrDefault();
        var due = new DigestHour(hour).next(clock.instant()).atOffset(ZoneOffset.UTC);
        return connection
                .preparedQuery(CHOOSE)
                .execute(Tuple.of(person.id(), draft.wanted(), hour, due))
                .replaceWithVoid();
    }

    private Uni<DigestView> told(SqlConnection connection) {
        return connection
                .preparedQuery(MAILS)
                .execute()
                .map(rows -> rows.stream().map(Digests::mail).toList())
                .chain(
                        mails ->
                                connection
                                        .preparedQuery(CHOICE)
                                        .execute()
                                        .map(rows -> view(rows.iterator().next(), mails)));
    }

    private DigestView view(Row row, List<DigestMailView> mails) {
        var wanted = row.getBoolean("wanted");
        var hour = row.getInteger("hour");
        var locale = row.getString("locale");
        return new DigestView(
                wanted,
                hour == null ? DigestDraft.MORNING : hour,
                row.getString("email"),
                locale == null ? "vi" : locale,
                config.isOn(),
                wanted ? instant(row.getOffsetDateTime("due_at")) : null,
                mails,
                row.getInteger("version"));
    }

    private static DigestMailView mail(Row row) {
        var state = DeliveryState.valueOf(row.getString("state"));
        var due = instant(row.getOffsetDateTime("due_at"));
        return new DigestMailView(
                row.getUUID("id"),
                row.getOffsetDateTime("at").toInstant(),
                state,
                row.getInteger("tries"),
                state == DeliveryState.PENDING ? due : null,
                instant(row.getOffsetDateTime("settled_at")),
                row.getInteger("status"),
                row.getString("error"));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }
}
