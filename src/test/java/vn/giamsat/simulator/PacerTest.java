package vn.giamsat.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PacerTest {
    private final Vertx vertx = Vertx.vertx();
    private final Pacer pacer = new Pacer(vertx);
    private final List<String> ran = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() throws Exception {
        RunningSimulator.done(vertx.close());
    }

    private static long in(int millis) {
        return System.nanoTime() + Duration.ofMillis(millis).toNanos();
    }

    @Test
    void runsStepsInTheOrderOfTheirTimesAndNotBefore() throws Exception {
        // Given
        var lateness = new CompletableFuture<Long>();
        // When
        vertx.runOnContext(go -> plan(lateness));
        // Then
        assertThat(lateness.get(10, TimeUnit.SECONDS)).isNotNegative();
        assertThat(ran).containsExactly("overdue", "from a step", "last");
    }

    private void plan(CompletableFuture<Long> lateness) {
        var early = in(20);
        var due = in(60);
        pacer.at(
                due,
                () -> {
                    ran.add("last");
                    lateness.complete(System.nanoTime() - due);
                });
        pacer.at(in(-5_000), () -> ran.add("overdue"));
        pacer.at(early, () -> pacer.at(early + 1, () -> ran.add("from a step")));
    }

    @Test
    void startsAgainAfterNobodyWaited() throws Exception {
        // Given
        var first = new CompletableFuture<Void>();
        vertx.runOnContext(go -> pacer.at(in(10), () -> first.complete(null)));
        first.get(10, TimeUnit.SECONDS);
        var second = new CompletableFuture<Void>();
        // When
        vertx.runOnContext(go -> pacer.at(in(10), () -> second.complete(null)));
        // Then
        assertThat(second.thenApply(done -> true).get(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void refusesWhatIsMoreThanOneTurnAhead() {
        assertThatThrownBy(() -> pacer.at(in(20_000), () -> {}))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
