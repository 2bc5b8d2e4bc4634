package vn.giamsat.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.giamsat.access.MigratedDatabase;

/// The gauge by which an operator learns that a transaction keeps changes from everybody.
class HorizonWatchTest {
    private static MigratedDatabase database;

    private final HandSet clock = new HandSet();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final HorizonWatch watch = new HorizonWatch(database.transactions, registry, clock);

    @BeforeAll
    static void start() {
        database = new MigratedDatabase();
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @AfterEach
    void open() {
        database.gate.open();
    }

    @Test
    void growsWhileATransactionOfWhomeverStaysOpenAndEndsWithIt() throws SQLException {
        try (var forgotten = database.owner.connection();
                var statement = forgotten.createStatement()) {
            // Given
            forgotten.setAutoCommit(false);
            statement.execute("update change_feed set forgotten = forgotten");
            look();
            assertThat(age()).as("there is nothing yet to be kept back").isZero();
            database.facility("2021-24");
            look();
            // When
            clock.now = clock.now.plusSeconds(50);
            look();
            clock.now = clock.now.plusSeconds(40);
            // Then
            assertThat(age()).isEqualTo(90);
            // When
            forgotten.commit();
            look();
            // Then
            assertThat(age()).isZero();
        }
    }

    @Test
    void beginsAnewWithAnotherTransaction() throws SQLException {
        try (var first = database.owner.connection();
                var second = database.owner.connection();
                var statement = first.createStatement();
                var later = second.createStatement()) {
            // Given
            first.setAutoCommit(false);
            second.setAutoCommit(false);
            statement.execute("select pg_current_xact_id()");
            later.execute("select pg_current_xact_id()");
            database.facility("2021-24");
            look();
            // When
            clock.now = clock.now.plusSeconds(50);
            first.commit();
            look();
            clock.now = clock.now.plusSeconds(7);
            // Then
            assertThat(age()).isEqualTo(7);
            second.rollback();
        }
    }

    @Test
    void isNotKnownWhileTheDatabaseIsAway() {
        // Given
        look();
        database.gate.shut();
        // When
        assertThatThrownBy(this::look).isNotNull();
        // Then
        assertThat(age()).isNaN();
    }

    private void look() {
        await(watch.look());
    }

    private double age() {
        return registry.get("giamsat.sync.horizon.age").gauge().value();
    }

    private static <T> T await(Uni<T> uni) {
        return uni.await().atMost(Duration.ofSeconds(20));
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
