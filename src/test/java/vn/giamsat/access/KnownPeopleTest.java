package vn.giamsat.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KnownPeopleTest {
    private static final Instant MORNING = Instant.parse("2021-05-06T01:00:00Z");

    private Instant now = MORNING;
    private final KnownPeople people =
            new KnownPeople(
                    new Clock() {
                        @Override
                        public Instant instant() {
                            return now;
                        }

                        @Override
                        public ZoneOffset getZone() {
                            return ZoneOffset.UTC;
                        }

                        @Override
                        public Clock withZone(java.time.ZoneId zone) {
                            return this;
                        }
                    });

    @Test
    void holdWhoWasLetInForTwelveHours() {
        // Given
        people.add("hoa");
        // When
        now = MORNING.plus(Duration.ofHours(12)).minusNanos(1);
        var inTheEvening = people.hold("hoa");
        now = MORNING.plus(Duration.ofHours(12));
        // Then
        assertThat(inTheEvening).isTrue();
        assertThat(people.hold("hoa")).isFalse();
        assertThat(people.hold("minh")).isFalse();
    }

    @Test
    void holdWhoIsStillAtWork() {
        // Given
        people.add("hoa");
        now = MORNING.plus(Duration.ofHours(8));
        people.add("hoa");
        // When
        now = MORNING.plus(Duration.ofHours(16));
        // Then
        assertThat(people.hold("hoa")).isTrue();
    }

    @Test
    void forgetWhoWasNotThereForLongestSoThatMemoryIsBounded() {
        // Given
        people.add("first");
        // When
        IntStream.range(0, 10_000).forEach(other -> people.add("person " + other));
        // Then
        assertThat(people.hold("first")).isFalse();
        assertThat(people.hold("person 0")).isTrue();
    }
}
