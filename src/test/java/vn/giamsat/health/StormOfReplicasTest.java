package vn.giamsat.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/// Each replica sees its own cameras alone.
class StormOfReplicasTest extends StormBench {
    private static final String TWO_WAIT =
            """
            do $$
            begin
                while (select count(*) from pg_stat_activity where usename = 'giamsat_app' and wait_event_type = 'Lock') < 2 loop
                    perform pg_sleep(0.02);
                    perform pg_stat_clear_snapshot();
                end loop;
            end
            $$\
            """;

    /// Three cameras each, written at the same time: neither has enough by itself.
    @Test
    void isOneIncidentThoughTheyWriteAtOnce() throws SQLException {
        // Given
        var cameras = cameras(6, "VIETTEL", "2021-20");
        await(journal.flush());
        var other = freshJournal();
        cameras.subList(0, 3).forEach(id -> fold(id, "xxx"));
        cameras.subList(3, 6).forEach(id -> JournalFixture.fold(other, id, "uuxxx"));
        // When
        writtenAtOnce(journal, other);
        // Then
        var parent = parent("2021-20", IncidentLevel.FACILITY);
        assertThat(children(parent, nation()))
                .extracting(IncidentView::cameraId)
                .containsExactlyInAnyOrderElementsOf(cameras);
    }

    /// Both wait in the middle of their transactions until both have begun.
    private static void writtenAtOnce(HealthJournal one, HealthJournal other) throws SQLException {
        CompletionStage<Void> first;
        CompletionStage<Void> second;
        try (var holder = database.owner.connection();
                var statement = holder.createStatement()) {
            holder.setAutoCommit(false);
            statement.execute("lock table incident in exclusive mode");
            first = one.flush().subscribeAsCompletionStage();
            second = other.flush().subscribeAsCompletionStage();
            database.owner.execute(TWO_WAIT);
            holder.rollback();
        }
        first.toCompletableFuture().join();
        second.toCompletableFuture().join();
    }

    /// As after a lost connection: nobody knows whether it was written.
    @Test
    void isTheSameWhenItIsSettledTwice() {
        // Given
        var cameras = cameras(6, "VIETTEL", "2021-22");
        subscribe("2021-22");
        all(cameras, "xxx");
        // When
        var ids = String.join(",", cameras.stream().map(UUID::toString).toList());
        database.owner.execute(
                "select incidents_settle('{%s}', '2021-06-12T00:05Z', (6, '30 min', '15 min', 5, 20, '2 min'))"
                        .formatted(ids));
        // Then
        assertThat(children(parent("2021-22", IncidentLevel.FACILITY), nation())).hasSize(6);
        assertThat(told("2021-22")).isEqualTo("INCIDENT_OPENED FACILITY");
    }
}
