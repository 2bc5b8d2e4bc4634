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
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.jwt.Claims;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/// The register of who may log in, asked at the gate: before a viewer exists, with a database role
/// that can see nothing but the person whose token was verified. Event loop.
@ApplicationScoped
public class Appointments {
    private static final String ENTER =
            """
            select set_config('role', 'giamsat_gate', true),
                   set_config('giamsat.subject', $1, true),
                   set_config('giamsat.username', $2, true)\
            """;
    private static final String HELD =
            """
            select p.id person_id, p.name, a.id, a.role, a.province, a.valid_from, a.valid_to,
                   array(select u.key from province u
                          where u.key = a.province or u.successor = a.province) provinces
              from person p
              left join appointment a
                on a.person_id = p.id and a.valid_from <= $1 and (a.valid_to is null or a.valid_to > $1)
             where p.id = (select id from person order by subject nulls last limit 1)
             order by a.valid_from, a.id\
            """;

    private final Pool pool;
    private final Clock clock;

    Appointments(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    Uni<Viewer.Person> heldBy(JsonWebToken token) {
        var subject = token.getSubject();
        var username = token.<String>claim(Claims.preferred_username).orElse("");
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        return pool.withTransaction(
                        gate ->
                                gate.preparedQuery(ENTER)
                                        .execute(Tuple.of(subject, username))
                                        .chain(() -> held(gate, Tuple.of(now))))
                .onFailure()
                .transform(DatabaseLoss::told)
                .map(rows -> person(subject, username, rows));
    }

    private static Uni<RowSet<Row>> held(SqlConnection gate, Tuple now) {
        return gate.preparedQuery(HELD).execute(now);
    }

    private static Viewer.Person person(String subject, String username, RowSet<Row> rows) {
        @Nullable UUID id = null;
        var name = username.isEmpty() ? subject : username;
        List<Appointment> held = new ArrayList<>();
        for (var row : rows) {
            id = row.getUUID("person_id");
            name = row.getString("name");
            if (row.getUUID("id") != null) {
                held.add(appointment(row));
            }
        }
        return new Viewer.Person(id, subject, name, held);
    }

    private static Appointment appointment(Row row) {
        var to = row.getOffsetDateTime("valid_to");
        return new Appointment(
                row.getUUID("id"),
                Role.valueOf(row.getString("role")),
                row.getString("province"),
                Set.of(row.getArrayOfStrings("provinces")),
                row.getOffsetDateTime("valid_from").toInstant(),
                to == null ? null : to.toInstant());
    }
}
