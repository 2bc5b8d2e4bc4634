package vn.giamsat.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What a flush reads while thousands of cameras are down and PostgreSQL's statistics, of a quiet
/// day, say that hardly one is (migration V072).
class StormCostTest extends StormBench {
    private static final int DOWN = 3_000;
    private static final int CHANGED = 10;

    /// Each has an incident of its own, a quarter of an hour old, found by one row or a few. Walked
    /// through, all that are open are read for each camera.
    private static final int ROWS_FOR_EACH = 20;

    private static final String WERE_DOWN =
            """
            insert into incident (id, camera_id, facility_id, province, enterprise, kind, reason, opened_at, down_at, closed_at, ending)
            select gen_random_uuid(), id, facility_id, province, enterprise, 'DOWN', 'TIMEOUT', now() - day * interval '1 day',
                   now() - day * interval '1 day', now() - day * interval '23 hours', 'RECOVERED'
              from camera, generate_series(2, 4) day where province in ('2021-31', '2021-33')            """;
    private static final String ARE_DOWN =
            """
            insert into incident (id, camera_id, facility_id, province, enterprise, kind, reason, opened_at, down_at)
            select gen_random_uuid(), id, facility_id, province, enterprise, 'DOWN', 'TIMEOUT', now() - interval '15 min',
                   now() - interval '15 min'
              from camera where id = any ('{%s}')\
            """;
    private static final String CHANGE =
            """
            insert into camera_health_change (id, camera_id, facility_id, province, enterprise, at, was, state, rung, reason)
            select gen_random_uuid(), id, facility_id, province, enterprise, clock_timestamp(), '%s', '%s', 'CONNECTED', %s
              from camera where id = any ('{%s}')\
            """;
    private static final String SETTLE =
            "select incidents_settle('{%s}', now(), (6, '30 min', '15 min', 5, 20, '2 min'))";
    private static final String ROWS_READ =
            "select coalesce(sum(seq_tup_read + idx_tup_fetch), 0) from pg_stat_xact_user_tables where relname = 'incident'";

    @Test
    void isThatOfTheCamerasThatChange() throws SQLException {
        // Given
        var others = database.cameras(DOWN, database.facility("2021-31"), "2021-31");
        var cameras =
                Stream.concat(
                                cameras(CHANGED / 2, "VIETTEL", "2021-31").stream(),
                                cameras(CHANGED / 2, "VNPT", "2021-33").stream())
                        .map(UUID::toString)
                        .collect(Collectors.joining(","));
        enter(WERE_DOWN);
        database.owner.execute("analyze incident");
        enter(ARE_DOWN.formatted(String.join(",", others.stream().map(UUID::toString).toList())));
        // When
        var gone = rowsRead(CHANGE.formatted("UP", "DOWN", "'TIMEOUT'", cameras), cameras);
        var back = rowsRead(CHANGE.formatted("DOWN", "UP", "null", cameras), cameras);
        // Then
        assertThat(gone).isPositive().isLessThan(CHANGED * ROWS_FOR_EACH);
        assertThat(back).isPositive().isLessThan(CHANGED * ROWS_FOR_EACH);
    }

    /// Past the triggers.
    private static void enter(String incidents) {
        database.owner.execute(
                "set session_replication_role = replica; %s; set session_replication_role = origin"
                        .formatted(incidents));
    }

    private static int rowsRead(String change, String cameras) throws SQLException {
        try (var connection = database.owner.connection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(change);
            statement.execute(SETTLE.formatted(cameras));
            statement.execute("set constraints all immediate");
            try (var rows = statement.executeQuery(ROWS_READ)) {
                rows.next();
                var read = rows.getInt(1);
                connection.commit();
                return read;
            }
        }
    }
}
