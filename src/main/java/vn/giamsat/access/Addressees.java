package vn.giamsat.access;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// People whom the service sends something that they did not ask for just now. What is told them is
/// read as they would read it: in the scope of what their entry holds at that moment. Event loop.
@ApplicationScoped
public class Addressees {
    /// Only while the entry is the login's still.
    private static final String HELD =
            """
            select p.name, p.email, p.locale, a.id, a.role, a.province, a.enterprise, a.facility_id, a.valid_from, a.valid_to,
                   array(select units_within(a.province)) provinces
              from person p
              join appointment a on a.person_id = p.id and a.valid_from <= $3 and (a.valid_to is null or a.valid_to > $3)
             where p.id = $1 and p.subject = $2 and p.email is not null
             order by a.valid_from, a.id\
            """;

    private final ScopedTransaction transactions;

    Addressees(ScopedTransaction transactions) {
        this.transactions = transactions;
    }

    /// An entry of the register as whoever reads, and where it is reached.
    ///
    /// @param viewer holds what this entry holds, not what the login holds by others
    /// @param locale `vi` or `en`
    public record Addressee(Viewer.Person viewer, String email, String locale) {}

    /// Empty for an entry that holds nothing, has no e-mail address, or is another login's.
    public Uni<Optional<Addressee>> find(UUID person, String subject, Instant now) {
        return transactions
                .rows(
                        new Viewer.Notifier(),
                        HELD,
                        Tuple.of(person, subject, now.atOffset(ZoneOffset.UTC)),
                        row -> row)
                .map(rows -> addressee(person, subject, rows));
    }

    private static Optional<Addressee> addressee(UUID person, String subject, List<Row> rows) {
        return rows.stream()
                .findFirst()
                .map(
                        first ->
                                new Addressee(
                                        new Viewer.Person(
                                                person,
                                                subject,
                                                first.getString("name"),
                                                rows.stream()
                                                        .map(Appointments::appointment)
                                                        .toList(),
                                                null,
                                                Origin.NONE),
                                        first.getString("email"),
                                        first.getString("locale")));
    }
}
