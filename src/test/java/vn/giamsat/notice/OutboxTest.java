package vn.giamsat.notice;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.giamsat.access.MigratedDatabase;
import vn.giamsat.notice.Outbox.Claim;
import vn.giamsat.notice.Outbox.Settlement;

/// Who delivers what, on a real PostgreSQL whose clock the test holds.
class OutboxTest {
    private static final Instant NOW = Instant.parse("2021-05-10T10:00:00Z");
    private static final Duration LEASE = Duration.ofSeconds(25);
    private static final String WAITING =
            """
            insert into webhook (id, address, name, kinds, created_at, updated_at)
            values (gen_random_uuid(), 'https://example.vn/', 'A', '{STEP_TAKEN}', '2021-05-10', '2021-05-10');
            insert into webhook_secret (id, webhook_id, sealed, created_at, ends_at)
            select gen_random_uuid(), id, 'x', '2021-05-10', ends_at
              from webhook, unnest(array[null, '2021-05-10 11:00Z', '2021-05-10 09:00Z']::timestamptz[]) ends_at;
            insert into webhook_delivery (id, webhook_id, event_id, kind, body, at, due_at)
            select gen_random_uuid(), id, gen_random_uuid(), 'STEP_TAKEN', '{}', '2021-05-10 09:00Z', '2021-05-10 09:00Z'
              from webhook, generate_series(1, 3)\
            """;

    private static MigratedDatabase database;
    private static Outbox outbox;

    @BeforeAll
    static void start() {
        database = new MigratedDatabase();
        outbox = new Outbox(database.transactions);
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @BeforeEach
    void enter() {
        database.owner.execute("delete from webhook");
        database.owner.execute(WAITING);
    }

    @Test
    void givesOutNoMoreThanIsAskedForAndNothingTwiceBeforeTheLeaseEnds() {
        // When
        var two = await(outbox.claim(2, NOW, LEASE));
        var rest = await(outbox.claim(16, NOW, LEASE));
        var soon = await(outbox.claim(16, NOW.plus(LEASE).minusMillis(1), LEASE));
        // Then
        assertThat(two).hasSize(2);
        assertThat(rest).hasSize(1).doesNotContainAnyElementsOf(two);
        assertThat(soon).isEmpty();
    }

    @Test
    void handsOverWithTheSameEventWhatAKilledReplicaHadBegun() {
        // Given
        var lost = await(outbox.claim(16, NOW, LEASE));
        // When
        var again = await(outbox.claim(16, NOW.plus(LEASE), LEASE));
        // Then
        assertThat(again)
                .extracting(Claim::event)
                .containsExactlyInAnyOrderElementsOf(lost.stream().map(Claim::event).toList());
        assertThat(again).extracting(Claim::tries).containsOnly(2);
    }

    @Test
    void signsWithTheSecretsThatHaveNotEnded() {
        assertThat(await(outbox.claim(1, NOW, LEASE)).getFirst().secrets()).hasSize(2);
    }

    @Test
    void doesNotLetALateReplicaSettleWhatAnotherHasBegunSince() {
        // Given
        var late = await(outbox.claim(1, NOW, LEASE)).getFirst();
        await(outbox.claim(16, NOW.plus(LEASE), LEASE));
        // When
        await(outbox.settle(late, dead()));
        // Then
        assertThat(states()).isEqualTo("PENDING");
    }

    @Test
    void forgetsWhatWasSettledLongAgoAndSecretsThatEnded() {
        // Given
        var claims = await(outbox.claim(2, NOW, LEASE));
        claims.forEach(claim -> await(outbox.settle(claim, dead())));
        // When
        await(outbox.forget(NOW, NOW));
        var kept = count("webhook_delivery");
        await(outbox.forget(NOW.plusMillis(1), NOW));
        // Then
        assertThat(kept).isEqualTo("3");
        assertThat(count("webhook_delivery")).isEqualTo("1");
        assertThat(states()).isEqualTo("PENDING");
        assertThat(count("webhook_secret")).isEqualTo("2");
    }

    private static Settlement dead() {
        return new Settlement(DeliveryState.DEAD, NOW, NOW, Outcome.answered(500));
    }

    private static String states() {
        return database.owner.single(
                "select string_agg(distinct state, ',') from webhook_delivery");
    }

    private static String count(String table) {
        return database.owner.single("select count(*) from " + table);
    }

    private static <T> T await(Uni<T> asked) {
        return asked.await().atMost(Duration.ofSeconds(20));
    }
}
