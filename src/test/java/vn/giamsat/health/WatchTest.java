package vn.giamsat.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// When this service watched.
class WatchTest extends JournalBench {
    private static final String TIMES =
            "select string_agg(extract(epoch from last_at - began_at)::integer::text, ' ' order by"
                    + " began_at) from watch";

    private final HandSet clock = new HandSet();
    private Watch watch;

    @BeforeEach
    void begin() {
        database.owner.execute("truncate watch");
        watch = new Watch(journal, new HealthStore(database.transactions, CONFIG), clock);
    }

    @Test
    void isNoneWithoutCameras() {
        // When
        await(watch.say());
        // Then
        assertThat(database.owner.single(TIMES)).isNull();
    }

    @Test
    void goesOnWhileTheProcessDoesAndBeginsAnewAfterItWasFrozen() {
        // Given
        fold(camera, "u");
        // When
        for (var seconds : new int[] {0, 10, 10, 61, 10}) {
            clock.now = clock.now.plusSeconds(seconds);
            await(watch.say());
        }
        // Then
        assertThat(database.owner.single(TIMES)).isEqualTo("20 10");
    }

    @Test
    void goesOnWhileTheDatabaseIsAway() {
        // Given
        fold(camera, "u");
        await(watch.say());
        database.gate.shut();
        // When
        for (var times = 0; times < 5; times++) {
            clock.now = clock.now.plus(Duration.ofSeconds(10));
            watch.say().onFailure().recoverWithNull().await().atMost(Duration.ofSeconds(20));
        }
        database.gate.open();
        clock.now = clock.now.plus(Duration.ofSeconds(10));
        await(watch.say());
        // Then
        assertThat(database.owner.single(TIMES)).isEqualTo("60");
    }

    private static final class HandSet extends Clock {
        private Instant now = Instant.parse("2021-05-06T00:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
