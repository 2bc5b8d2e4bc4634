package vn.giamsat.access;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The register of who may log in, asked at the gate: before a viewer exists, with a database role
/// that can see nothing but the person whose token was verified, or the people who were let in and
/// keep looking. Event loop.
@ApplicationScoped
public class Appointments {
    private static final String ENTER =
            """
            select set_config('role', 'giamsat_gate', true),
                   set_config('giamsat.level', 'giamsat_gate', true),
                   set_config('giamsat.subject', $1, true),
                   set_config('giamsat.email', $2, true),
                   set_config('giamsat.phone', $3, true),
                   set_config('giamsat.token_subject', $1, true),
                   set_config('giamsat.actor', $4, true),
                   set_config('giamsat.request', $5, true),
                   set_config('giamsat.address', $6, true)\
            """;
    private static final String ENTER_AGAIN =
            """
            select set_config('role', 'giamsat_gate', true),
                   set_config('giamsat.level', 'giamsat_gate', true),
                   set_config('giamsat.people', $1, true)\
            """;
    private static final String STILL_HELD =
            """
            select a.person_id, p.subject, a.id, a.role, a.province, a.enterprise, a.facility_id, a.valid_from, a.valid_to,
                   array(select units_within(a.province)) provinces
              from appointment a
              join person p on p.id = a.person_id
             where a.person_id = any(watched_people())
               and a.valid_from <= $1 and (a.valid_to is null or a.valid_to > $1)
             order by a.valid_from, a.id\
            """;
    private static final String HELD =
            """
            select p.id person_id, p.name, p.subject is not null bound, a.id, a.role, a.province, a.enterprise, a.facility_id, a.valid_from, a.valid_to,
                   array(select units_within(a.province)) provinces
              from person p
              left join appointment a
                on a.person_id = p.id and a.valid_from <= $1 and (a.valid_to is null or a.valid_to > $1)
             where p.id = (select id from person
                            order by subject nulls last,
                                  lower(email) = nullif(current_setting('giamsat.email', true), '') desc nulls last
                            limit 1)
             order by a.valid_from, a.id\
            """;
    private static final String BIND =
            """
            update person set subject = nullif(current_setting('giamsat.subject'), '')
             where id = $1 and subject is null\
            """;

    private final Pool pool;
    private final Clock clock;

    Appointments(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    /// Lets in who the token proves to be. The first time it binds the token's subject to the
    /// person who was appointed under its e-mail address or phone number.
    ///
    /// @throws vn.giamsat.shared.Problem DATABASE_UNAVAILABLE; likewise below
    Uni<Viewer.Person> heldBy(Proof proof, Origin origin) {
        var who =
                Tuple.of(
                        proof.subject(),
                        proof.email(),
                        proof.phone(),
                        proof.name(),
                        origin.request(),
                        origin.address());
        return atTheGate(ENTER, who, gate -> held(gate).chain(rows -> bound(gate, rows)))
                .map(rows -> person(proof, rows, origin));
    }

    private Uni<RowSet<Row>> held(SqlConnection gate) {
        return gate.preparedQuery(HELD).execute(now());
    }

    /// Asks again after binding: somebody else with the same proof may have been faster.
    private Uni<RowSet<Row>> bound(SqlConnection gate, RowSet<Row> rows) {
        var found = rows.iterator();
        var person = found.hasNext() ? found.next() : null;
        return person == null || person.getBoolean("bound")
                ? Uni.createFrom().item(rows)
                : gate.preparedQuery(BIND)
                        .execute(Tuple.of(person.getUUID("person_id")))
                        .chain(() -> held(gate));
    }

    /// What people hold now who were let in before, each with the login that is theirs now. Who
    /// holds nothing is missing.
    Uni<Map<Holder, List<Appointment>>> heldBy(Set<UUID> people) {
        var ids = people.stream().map(UUID::toString).collect(Collectors.joining(","));
        return atTheGate(
                        ENTER_AGAIN,
                        Tuple.of(ids),
                        gate -> gate.preparedQuery(STILL_HELD).execute(now()))
                .map(
                        rows ->
                                rows.stream()
                                        .collect(
                                                Collectors.groupingBy(
                                                        Appointments::holder,
                                                        Collectors.mapping(
                                                                Appointments::appointment,
                                                                Collectors.toList()))));
    }

    /// The viewer as its appointments are now.
    Uni<Viewer.Person> again(Viewer.Person viewer) {
        var id = viewer.id();
        return id == null
                ? Uni.createFrom().item(viewer)
                : heldBy(Set.of(id))
                        .map(
                                held ->
                                        viewer.with(
                                                held.getOrDefault(
                                                        new Holder(id, viewer.subject()),
                                                        List.of())));
    }

    private static Holder holder(Row row) {
        return new Holder(row.getUUID("person_id"), row.getString("subject"));
    }

    /// A person under a login.
    ///
    /// @param subject null when the person's login was forgotten
    record Holder(UUID person, @Nullable String subject) {}

    private Uni<RowSet<Row>> atTheGate(
            String enter, Tuple who, Function<SqlConnection, Uni<RowSet<Row>>> question) {
        return pool.withTransaction(
                        gate ->
                                gate.preparedQuery(enter)
                                        .execute(who)
                                        .chain(() -> question.apply(gate)))
                .onFailure()
                .transform(DatabaseLoss::told);
    }

    private Tuple now() {
        return Tuple.of(clock.instant().atOffset(ZoneOffset.UTC));
    }

    private static Viewer.Person person(Proof proof, RowSet<Row> rows, Origin origin) {
        @Nullable UUID id = null;
        var name = proof.name();
        List<Appointment> held = new ArrayList<>();
        for (var row : rows) {
            id = row.getUUID("person_id");
            name = row.getString("name");
            if (row.getUUID("id") != null) {
                held.add(appointment(row));
            }
        }
        return new Viewer.Person(id, proof.subject(), name, held, null, origin);
    }

    private static Appointment appointment(Row row) {
        var to = row.getOffsetDateTime("valid_to");
        return new Appointment(
                row.getUUID("id"),
                Role.valueOf(row.getString("role")),
                new Appointment.Area(
                        row.getString("province"),
                        Set.of(row.getArrayOfStrings("provinces")),
                        row.getString("enterprise"),
                        row.getUUID("facility_id")),
                row.getOffsetDateTime("valid_from").toInstant(),
                to == null ? null : to.toInstant());
    }
}
