package vn.giamsat.health;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.giamsat.access.Permission;
import vn.giamsat.access.ScopedTransaction;
import vn.giamsat.access.Viewer;
import vn.giamsat.probe.StreamHabits.Habit;

/// Reads and writes in what cameras' streams differ from most others. As the prober; a camera that
/// is gone is left out. Event loop.
@ApplicationScoped
class HabitStore {
    private static final String STORED =
            """
            select camera_id, udp_streams, late_streams
              from camera_habit
             where camera_id = any($1)\
            """;

    /// Lists travel as texts: arrays of arrays would all have to be as long as the longest.
    private static final String WRITE =
            """
            insert into camera_habit (camera_id, udp_streams, late_streams)
            select c.id, n.udp::integer[], n.late::integer[]
              from unnest($1::uuid[], $2::text[], $3::text[]) as n (camera_id, udp, late)
              join camera c on c.id = n.camera_id
             order by c.id
                on conflict (camera_id) do update
                   set udp_streams = excluded.udp_streams, late_streams = excluded.late_streams\
            """;

    private final ScopedTransaction transactions;

    HabitStore(ScopedTransaction transactions) {
        this.transactions = transactions;
    }

    Uni<Map<UUID, Map<Integer, Habit>>> stored(List<UUID> cameraIds) {
        return transactions
                .rows(
                        new Viewer.Prober(),
                        STORED,
                        Tuple.of(cameraIds.toArray(UUID[]::new)),
                        row -> Map.entry(row.getUUID("camera_id"), habits(row)))
                .map(
                        rows ->
                                rows.stream()
                                        .collect(
                                                Collectors.toMap(
                                                        Map.Entry::getKey, Map.Entry::getValue)));
    }

    private static Map<Integer, Habit> habits(Row row) {
        var late = List.of(row.getArrayOfIntegers("late_streams"));
        var habits = new HashMap<Integer, Habit>();
        late.forEach(stream -> habits.put(stream, new Habit(false, true)));
        Stream.of(row.getArrayOfIntegers("udp_streams"))
                .forEach(stream -> habits.put(stream, new Habit(true, late.contains(stream))));
        return habits;
    }

    Uni<Void> write(Map<UUID, Map<Integer, Habit>> habits) {
        var ids = habits.keySet().toArray(UUID[]::new);
        return transactions.bulk(
                new Viewer.Prober(),
                Permission.EDIT_CAMERAS,
                connection ->
                        connection
                                .preparedQuery(WRITE)
                                .execute(
                                        Tuple.of(
                                                ids,
                                                lists(ids, habits, Habit::overUdp),
                                                lists(ids, habits, Habit::late)))
                                .replaceWithVoid());
    }

    private static String[] lists(
            UUID[] ids, Map<UUID, Map<Integer, Habit>> habits, Predicate<Habit> which) {
        return Stream.of(ids)
                .map(
                        id ->
                                habits.get(id).entrySet().stream()
                                        .filter(habit -> which.test(habit.getValue()))
                                        .map(habit -> habit.getKey().toString())
                                        .collect(Collectors.joining(",", "{", "}")))
                .toArray(String[]::new);
    }
}
