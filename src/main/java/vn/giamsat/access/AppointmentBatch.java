package vn.giamsat.access;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Many appointments in the transaction of one who appoints, which is entered already.
/// What one statement of [Appointing] does for one, these do for many. Event loop.
public final class AppointmentBatch {
    /// For [#row].
    public static final String APPOINT = Appointing.APPOINT;

    /// For an id and the end.
    public static final String END_AT =
            "update appointment set valid_to = greatest($2, valid_from) where id = $1";

    private static final String HELD =
            """
            select person_id, id, role, province, enterprise, facility_id, valid_from, valid_to
              from appointment where person_id = any($1) order by valid_from, id\
            """;

    private AppointmentBatch() {}

    /// What people hold, held, or will hold, as far as the transaction may see it; the latest last.
    public static Uni<Map<UUID, List<Appointment>>> held(
            SqlConnection connection, Collection<UUID> people) {
        return connection
                .preparedQuery(HELD)
                .execute(Tuple.of(people.toArray(UUID[]::new)))
                .map(
                        rows -> {
                            Map<UUID, List<Appointment>> held = new HashMap<>();
                            rows.forEach(
                                    row ->
                                            held.computeIfAbsent(
                                                            row.getUUID("person_id"),
                                                            person -> new ArrayList<>())
                                                    .add(appointment(row)));
                            return held;
                        });
    }

    private static Appointment appointment(Row row) {
        var to = row.getOffsetDateTime("valid_to");
        return new Appointment(
                row.getUUID("id"),
                Role.valueOf(row.getString("role")),
                new Appointment.Area(
                        row.getString("province"),
                        Set.of(),
                        row.getString("enterprise"),
                        row.getUUID("facility_id")),
                row.getOffsetDateTime("valid_from").toInstant(),
                to == null ? null : to.toInstant());
    }

    /// @param draft that has begun
    /// @param province of the facility where one is named
    public static Tuple row(
            UUID id, UUID person, AppointmentDraft draft, @Nullable String province) {
        return Tuple.tuple()
                .addUUID(id)
                .addUUID(person)
                .addString(draft.role().name())
                .addString(province)
                .addString(draft.enterprise())
                .addUUID(draft.facilityId())
                .addOffsetDateTime(at(Objects.requireNonNull(draft.from())))
                .addOffsetDateTime(draft.to() == null ? null : at(draft.to()));
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
