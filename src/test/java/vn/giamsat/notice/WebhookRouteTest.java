package vn.giamsat.notice;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.giamsat.access.MigratedDatabase;
import vn.giamsat.notice.WebhookRoute.Claim;

/// Who delivers what, on a real PostgreSQL whose clock the test holds.
class WebhookRouteTest {
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
    private static WebhookRoute route;

    @BeforeAll
    static void start() {
        database = new MigratedDatabase();
        route = new WebhookRoute(database.transactions, null, null, asDefault(), Clock.systemUTC());
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
        var two = await(route.claim(2, NOW));
        var rest = await(route.claim(16, NOW));
        var soon = await(route.claim(16, NOW.plus(LEASE).minusMillis(1)));
        // Then
        assertThat(two).hasSize(2);
        assertThat(rest).hasSize(1).doesNotContainAnyElementsOf(two);
        assertThat(soon).isEmpty();
    }

    @Test
    void handsOverWithTheSameEventWhatAKilledReplicaHadBegun() {
        // Given
        var lost = await(route.claim(16, NOW));
        // When
        var again = await(route.claim(16, NOW.plus(LEASE)));
        // Then
        assertThat(again)
                .extracting(Claim::event)
                .containsExactlyInAnyOrderElementsOf(lost.stream().map(Claim::event).toList());
        assertThat(again).extracting(Claim::tries).containsOnly(2);
    }

    @Test
    void signsWithTheSecretsThatHaveNotEnded() {
        assertThat(await(route.claim(1, NOW)).getFirst().secrets()).hasSize(2);
    }

    @Test
    void doesNotLetALateReplicaSettleWhatAnotherHasBegunSince() {
        // Given
        var late = await(route.claim(1, NOW)).getFirst();
        await(route.claim(16, NOW.plus(LEASE)));
        // When
        await(route.settle(late, dead()));
        // Then
        assertThat(states()).isEqualTo("PENDING");
    }

    @Test
    void forgetsWhatWasSettledLongAgoAndSecretsThatEnded() {
        // Given
        var claims = await(route.claim(2, NOW));
        claims.forEach(claim -> await(route.settle(claim, dead())));
        // When
        await(route.forget(NOW, NOW));
        var kept = count("webhook_delivery");
        await(route.forget(NOW.plusMillis(1), NOW));
        // Then
        assertThat(kept).isEqualTo("3");
        assertThat(count("webhook_delivery")).isEqualTo("1");
        assertThat(states()).isEqualTo("PENDING");
        assertThat(count("webhook_secret")).isEqualTo("2");
    }

    private static NoticeConfig asDefault() {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(NoticeConfig.class)
                .build()
                .getConfigMapping(NoticeConfig.class);
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
