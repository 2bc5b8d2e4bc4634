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
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The register of who may log in, asked at the gate: before a viewer exists, with a database role
/// that can see nothing but the person whose token was verified, or the people who were let in and
/// keep looking. A person may stand in several lists, as an entry of each ([Enrolment]); the login
/// makes them one. Event loop.
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
                   set_config('giamsat.subjects', $1::text[]::text, true)\
            """;
    private static final String STILL_HELD =
            """
            select p.subject, a.id, a.role, a.province, a.enterprise, a.facility_id, a.valid_from, a.valid_to,
                   array(select units_within(a.province)) provinces
              from appointment a
              join person p on p.id = a.person_id
             where p.subject = any(watched_subjects())
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
             order by a.valid_from, a.id\
            """;
    /// All that the token proves, in whatever list: they are one human's.
    private static final String BIND =
            """
            update person set subject = nullif(current_setting('giamsat.subject'), '')
             where subject is null\
            """;

    private static final int NOTHING_HELD = Role.Level.values().length;

    /// As whom somebody in several lists goes: the entry with the widest appointment, because a
    /// province must not say what an official is called; else the oldest.
    private static final Comparator<Row> WIDEST =
            Comparator.comparingInt(Appointments::width)
                    .thenComparing(row -> row.getUUID("person_id").toString());

    private final Pool pool;
    private final Clock clock;

    Appointments(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    /// Lets in who the token proves to be. It binds the token's subject to every entry that stands
    /// under its e-mail address or phone number and is nobody's yet, also long after the first
    /// login: another province may have made it since.
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
        return rows.stream().allMatch(Appointments::isBound)
                ? Uni.createFrom().item(rows)
                : gate.preparedQuery(BIND).execute().chain(() -> held(gate));
    }

    private static boolean isBound(Row row) {
        return row.getBoolean("bound");
    }

    /// What those hold now who were let in before, by the subjects of their tokens. Who holds
    /// nothing is missing, as is a login that was forgotten.
    Uni<Map<String, List<Appointment>>> heldBy(Set<String> subjects) {
        return atTheGate(
                        ENTER_AGAIN,
                        Tuple.tuple().addArrayOfString(subjects.toArray(String[]::new)),
                        gate -> gate.preparedQuery(STILL_HELD).execute(now()))
                .map(
                        rows ->
                                rows.stream()
                                        .collect(
                                                Collectors.groupingBy(
                                                        row -> row.getString("subject"),
                                                        Collectors.mapping(
                                                                Appointments::appointment,
                                                                Collectors.toList()))));
    }

    private Uni<RowSet<Row>> atTheGate(
            String enter, Tuple who, Function<SqlConnection, Uni<RowSet<Row>>> question) {
        return pool.withTransaction(
                        gate ->
                                gate.preparedQuery(enter)
                                        .execute(who)
                                        .chain(() -> question.apply(gate)))
                .onFailure()
                .transform(DatabaseFailure::told);
    }

    private Tuple now() {
        return Tuple.of(clock.instant().atOffset(ZoneOffset.UTC));
    }

    private static Viewer.Person person(Proof proof, RowSet<Row> rows, Origin origin) {
        var bound = rows.stream().filter(Appointments::isBound).toList();
        var first = bound.stream().min(WIDEST);
        return new Viewer.Person(
                first.map(row -> row.getUUID("person_id")).orElse(null),
                proof.subject(),
                first.map(row -> row.getString("name")).orElse(proof.name()),
                bound.stream().filter(Appointments::isHeld).map(Appointments::appointment).toList(),
                null,
                origin);
    }

    private static boolean isHeld(Row row) {
        return row.getUUID("id") != null;
    }

    private static int width(Row row) {
        return isHeld(row) ? Role.valueOf(row.getString("role")).level().ordinal() : NOTHING_HELD;
    }

    static Appointment appointment(Row row) {
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
