package vn.giamsat.probe.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.giamsat.system.Await;

class SchedulerLoopTest {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final Duration PERIOD = Duration.ofMillis(20);

    private final Vertx vertx = Vertx.vertx();
    private final SchedulerLoop loop = new SchedulerLoop(vertx, Clock.systemUTC());

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    /// After a pause of a second all of what is due would start in one moment.
    @Test
    void makesNoTurnsUpThatItMissed() {
        // Given
        List<Long> turns = new CopyOnWriteArrayList<>();
        loop.every(PERIOD, () -> turns.add(System.nanoTime()));
        Await.until("it goes round", LIMIT, () -> turns.size() >= 3);
        // When
        var missed = PERIOD.multipliedBy(25);
        loop.run(() -> LockSupport.parkNanos(missed.toNanos()));
        Await.until("it goes on", LIMIT, () -> afterPause(turns, missed).size() >= 10);
        // Then
        var ten = afterPause(turns, missed).subList(0, 10);
        assertThat(ten.getLast() - ten.getFirst()).isGreaterThan(2 * PERIOD.toNanos());
    }

    /// The turns that came after the last pause.
    private static List<Long> afterPause(List<Long> turns, Duration pause) {
        var all = List.copyOf(turns);
        for (var turn = all.size() - 1; turn > 0; turn--) {
            if (all.get(turn) - all.get(turn - 1) >= pause.toNanos() / 2) {
                return all.subList(turn, all.size());
            }
        }
        return List.of();
    }

    @Test
    void endsWhatIsCancelled() {
        // Given
        List<Long> turns = new CopyOnWriteArrayList<>();
        var timer = loop.every(PERIOD, () -> turns.add(System.nanoTime()));
        Await.until("it goes round", LIMIT, () -> !turns.isEmpty());
        // When
        loop.cancel(timer);
        Await.pause(PERIOD);
        var ended = turns.size();
        Await.pause(PERIOD.multipliedBy(5));
        // Then
        assertThat(turns).hasSize(ended);
    }
}
