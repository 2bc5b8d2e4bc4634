package vn.giamsat.digest;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giamsat.access.Addressees.Addressee;
import vn.giamsat.access.Appointment;
import vn.giamsat.access.Permission;
import vn.giamsat.access.ScopedTransaction;
import vn.giamsat.access.Viewer;
import vn.giamsat.shared.Ids;

/// When whose digest is due. What a replica takes is nobody else's until its lease ends; what it
/// composed counts only if the person has not chosen otherwise meanwhile. Event loop.
@ApplicationScoped
class DigestCalendar {
    private static final Viewer NOTIFIER = new Viewer.Notifier();
    private static final String TAKE =
            """
            with due as (
                select subject from digest
                 where wanted and due_at <= $1 and coalesce(taken_until <= $1, true)
                 order by due_at limit $2 for update skip locked)
            update digest d set taken_until = $3
              from due
             where d.subject = due.subject
            returning d.subject, d.person_id, d.hour, d.due_at, d.told_until\
            """;
    private static final String PASS =
            """
            update digest set due_at = $3, told_until = $4, taken_until = null
             where subject = $1 and due_at = $2 and wanted\
            """;
    private static final String SEND =
            """
            with passed as (%s returning subject, person_id),
                 held as (select case when count(distinct coalesce(province, '')) = 1 then min(province) end as province
                            from appointment where id = any($7::uuid[]))
            insert into digest_mail (id, subject, person_id, province, address, appointments, title, plain, html, at, due_at)
            select $5::uuid, subject, person_id, held.province, $6::text, $7::uuid[], $8::text, $9::text, $10::text,
                   $11::timestamptz, $11
              from passed, held\
            """
                    .formatted(PASS);
    private static final String END =
            "update digest set wanted = false, taken_until = null where subject = $1 and wanted";

    private final ScopedTransaction transactions;

    DigestCalendar(ScopedTransaction transactions) {
        this.transactions = transactions;
    }

    /// A digest that is due.
    ///
    /// @param toldUntil what happened until then was told before; null when nothing was
    record Due(String subject, UUID person, int hour, Instant dueAt, @Nullable Instant toldUntil) {
        private Instant next(Instant now) {
            return new DigestHour(hour).next(now);
        }
    }

    /// A letter that is ready to be sent.
    record Composed(Addressee to, LetterPrint.Printed letter, Instant at) {}

    /// What is due, at most so many, those that are due for longest first.
    Uni<List<Due>> take(int most, Instant now, Duration lease) {
        return transactions.bulk(
                NOTIFIER,
                Permission.READ,
                connection ->
                        connection
                                .preparedQuery(TAKE)
                                .execute(Tuple.of(at(now), most, at(now.plus(lease))))
                                .map(rows -> rows.stream().map(DigestCalendar::due).toList()));
    }

    /// There are no news.
    Uni<Void> pass(Due due, Instant until, Instant now) {
        return written(PASS, passing(due, until, now));
    }

    /// Puts a letter into the outbox; after a crash it is there and passed, or neither.
    Uni<Void> send(Due due, Instant until, Composed composed) {
        var held = composed.to().viewer().inForce(Permission.READ);
        var letter = composed.letter();
        return written(
                SEND,
                passing(due, until, composed.at())
                        .addUUID(Ids.fresh())
                        .addString(composed.to().email())
                        .addArrayOfUUID(held.stream().map(Appointment::id).toArray(UUID[]::new))
                        .addString(letter.title())
                        .addString(letter.plain())
                        .addString(letter.html())
                        .addOffsetDateTime(at(composed.at())));
    }

    /// The person has lost what the digest was of; nobody is told again without asking for it.
    Uni<Void> end(Due due) {
        return written(END, Tuple.of(due.subject()));
    }

    private static Tuple passing(Due due, Instant until, Instant now) {
        return Tuple.of(due.subject(), at(due.dueAt()), at(due.next(now)), at(until));
    }

    private Uni<Void> written(String sql, Tuple values) {
        return transactions.bulk(
                NOTIFIER,
                Permission.READ,
                connection -> connection.preparedQuery(sql).execute(values).replaceWithVoid());
    }

    private static Due due(Row row) {
        var told = row.getOffsetDateTime("told_until");
        return new Due(
                row.getString("subject"),
                row.getUUID("person_id"),
                row.getInteger("hour"),
                row.getOffsetDateTime("due_at").toInstant(),
                told == null ? null : told.toInstant());
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
