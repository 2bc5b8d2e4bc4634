package vn.giamsat.probe.rtsp;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.impl.ContextInternal;
import io.vertx.core.impl.VertxInternal;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AlarmTest {
    private static final Duration SOON = Duration.ofMillis(20);
    private static final Duration LATER = Duration.ofMillis(120);
    private static final Duration MUCH_LATER = Duration.ofMinutes(1);
    private static final int PATIENCE = 30; // s

    private final Vertx vertx = Vertx.vertx();
    private final ContextInternal context = ((VertxInternal) vertx).createEventLoopContext();
    private final Alarm alarm = new Alarm(context);
    private final CompletableFuture<Long> rang = new CompletableFuture<>();
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final Guard guard = guard(() -> heard.add("broken"));

    @AfterEach
    void close() {
        vertx.close();
    }

    @Test
    void ringsOnceInItsContextWhenItIsDue() throws Exception {
        // Given
        var start = System.nanoTime();
        // When
        onLoop(() -> alarm.set(SOON, guard, () -> rang(start)));
        // Then
        assertThat(rang.get(PATIENCE, SECONDS)).isGreaterThanOrEqualTo(SOON.toNanos());
        var later = new CompletableFuture<Void>();
        onLoop(() -> alarm.set(LATER, guard, () -> later.complete(null)));
        later.get(PATIENCE, SECONDS);
        assertThat(heard).containsExactly("rang");
    }

    @Test
    void ringsLaterWhenItIsSetForLater() throws Exception {
        // Given
        var start = System.nanoTime();
        // When
        onLoop(
                () -> {
                    alarm.set(SOON, guard, () -> heard.add("too early"));
                    alarm.set(LATER, guard, () -> rang(start));
                });
        // Then
        assertThat(rang.get(PATIENCE, SECONDS)).isGreaterThanOrEqualTo(LATER.toNanos());
        assertThat(heard).containsExactly("rang");
    }

    @Test
    void ringsEarlierWhenItIsSetForEarlier() throws Exception {
        // Given
        var start = System.nanoTime();
        // When
        onLoop(
                () -> {
                    alarm.set(MUCH_LATER, guard, () -> heard.add("too late"));
                    alarm.set(SOON, guard, () -> rang(start));
                });
        // Then
        assertThat(rang.get(PATIENCE, SECONDS)).isLessThan(MUCH_LATER.toNanos());
        assertThat(heard).containsExactly("rang");
    }

    @Test
    void isSilentWhenItIsOffUntilItIsSetAgain() throws Exception {
        // Given
        var start = System.nanoTime();
        // When
        onLoop(
                () -> {
                    alarm.set(SOON, guard, () -> heard.add("off"));
                    alarm.off();
                    alarm.set(LATER, guard, () -> rang(start));
                });
        // Then
        rang.get(PATIENCE, SECONDS);
        assertThat(heard).containsExactly("rang");
    }

    @Test
    void maySetItselfAgain() throws Exception {
        // Given
        var start = System.nanoTime();
        // When
        onLoop(() -> alarm.set(SOON, guard, () -> alarm.set(SOON, guard, () -> rang(start))));
        // Then
        assertThat(rang.get(PATIENCE, SECONDS))
                .isGreaterThanOrEqualTo(SOON.multipliedBy(2).toNanos());
    }

    @Test
    void endsTheProbeWhenWhatItRingsForBreaks() throws Exception {
        // Given
        var broken = new CompletableFuture<Void>();
        var ending = guard(() -> broken.complete(null));
        // When
        onLoop(
                () ->
                        alarm.set(
                                SOON,
                                ending,
                                () -> {
                                    throw new IllegalStateException("broken");
                                }));
        // Then
        broken.get(PATIENCE, SECONDS);
    }

    private static Guard guard(Runnable whenBroken) {
        return new Guard() {
            @Override
            public Findings found() {
                return new Findings(new UUID(0, 1), 0);
            }

            @Override
            public void breakOff() {
                whenBroken.run();
            }
        };
    }

    /// Tells how long it took; less than no time elsewhere than in the alarm's context.
    private void rang(long start) {
        heard.add("rang");
        rang.complete(Vertx.currentContext() == context ? System.nanoTime() - start : -1);
    }

    private void onLoop(Runnable step) throws Exception {
        var done = new CompletableFuture<Void>();
        context.runOnContext(
                ignored -> {
                    step.run();
                    done.complete(null);
                });
        done.get(PATIENCE, SECONDS);
    }
}
