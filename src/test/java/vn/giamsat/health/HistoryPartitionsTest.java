package vn.giamsat.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.mutiny.Uni;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.giamsat.access.Permission;
import vn.giamsat.access.Viewer;

/// Partitions of samples and hours, by the database's clock.
class HistoryPartitionsTest extends JournalBench {
    private static final String DAYS =
            "select string_agg(day::text, ' ' order by day) from (select to_date(right(inhrelid::regclass::text, 8), 'YYYYMMDD')"
                    + " - (now() at time zone 'UTC')::date as day from pg_inherits where inhparent = 'probe_sample'::regclass) days";
    private static final String MONTHS =
            "select count(*) from pg_inherits where inhparent = 'camera_hour'::regclass and right(inhrelid::regclass::text, 6)"
                    + " in (to_char(now() at time zone 'UTC', 'YYYYMM'), to_char(now() at time zone 'UTC' + interval '1 month', 'YYYYMM'))";
    private static final String OLD =
            """
            set timezone = 'UTC';
            select make_partition('probe_sample', sample_partition(current_date - days), current_date - days, current_date - days + 1)
              from unnest(array[2, 3, 9]) days;
            select make_partition('camera_hour', 'camera_hour_' || to_char(month, 'YYYYMM'), month, month + interval '1 month')
              from (select date_trunc('month', current_date - 400) as month
                     union all select date_trunc('month', current_date - 400) - interval '1 month') months;
            insert into probe_sample_mark (hour) values (now() - interval '9 days'), (now())\
            """;

    private HistoryPartitions partitions;

    @BeforeEach
    void begin() {
        database.owner.execute("truncate probe_sample_mark");
        partitions = new HistoryPartitions(database.transactions, CONFIG);
        await(partitions.drop());
    }

    @Test
    void areMadeThreeDaysAndAMonthAhead() {
        // When
        await(partitions.make());
        await(partitions.make());
        // Then
        assertThat(told(DAYS)).endsWith("-1 0 1 2 3");
        assertThat(told(MONTHS)).isEqualTo("2");
    }

    @Test
    void areMadeOnceByReplicasThatTryTogether() {
        // Given
        database.owner.execute(
                "do $$ begin execute 'drop table ' || sample_partition(now() + interval '3 days'); end $$");
        // When
        await(Uni.join().all(partitions.make(), partitions.make()).andFailFast());
        // Then
        assertThat(told(DAYS)).endsWith("-1 0 1 2 3");
    }

    /// A sample of the day before yesterday may be two days old by the end of today.
    @Test
    void areDroppedWhenTheRetentionOfTheirLastMomentIsOver() {
        // Given
        database.owner.execute(OLD);
        // When
        var dropped = await(partitions.drop());
        // Then
        assertThat(dropped).isEqualTo(3);
        assertThat(told(DAYS)).isEqualTo("-2 -1 0 1 2 3");
        assertThat(
                        told(
                                "select count(*) from pg_inherits where inhparent = 'camera_hour'::regclass"
                                        + " and right(inhrelid::regclass::text, 6) <= to_char(now() - interval '400 days', 'YYYYMM')"))
                .isEqualTo("1");
        assertThat(told("select count(*) from probe_sample_mark")).isEqualTo("1");
    }

    /// The one that drops is tried again: nobody waits behind it.
    @Test
    void waitForNobodyLongerThanASecond() throws SQLException {
        // Given
        database.owner.execute(OLD);
        try (var reader = database.owner.connection();
                var statement = reader.createStatement()) {
            reader.setAutoCommit(false);
            statement.execute("select count(*) from probe_sample");
            // When
            assertThatThrownBy(() -> await(partitions.drop())).hasMessageContaining("lock timeout");
            await(partitions.make());
        }
        // Then
        assertThat(await(partitions.drop())).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create table mine (id integer)",
                "drop table probe_sample",
                "select make_partition('camera', 'mine', now(), now())",
                "delete from probe_sample"
            })
    void areAllThatTheServiceMayMakeAndDrop(String sql) {
        assertThatThrownBy(() -> asProber(sql))
                .hasMessageMatching("(?s).*(denied|must be owner).*");
    }

    @Test
    void areNotDroppedBeforeADayHasPassedWhoeverAsksForIt() {
        // Given
        await(partitions.make());
        // When
        asProber("select drop_history_partitions(interval '-1 year', interval '-1 year')");
        // Then
        assertThat(told(DAYS)).endsWith("-1 0 1 2 3");
        assertThat(told(MONTHS)).isEqualTo("2");
    }

    private static void asProber(String sql) {
        await(
                database.transactions.bulk(
                        new Viewer.Prober(),
                        Permission.EDIT_CAMERAS,
                        connection -> connection.query(sql).execute().replaceWith(List.of())));
    }

    private static String told(String sql) {
        return database.owner.single(sql);
    }
}
