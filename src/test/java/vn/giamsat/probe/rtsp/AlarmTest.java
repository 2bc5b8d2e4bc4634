package vn.giamsat.probe.rtsp;

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
import vn.giamsat.probe.Rung;

class AlarmTest {
    private static final Duration SOON = Duration.ofMillis(20);
    private static final Duration LATER = Duration.ofMillis(120);
    private static final Duration MUCH_LATER = Duration.ofMinutes(1);

    private final Vertx vertx = Vertx.vertx();
    private final ContextInternal context = ((VertxInternal) vertx).createEventLoopContext();
    private final Alarm alarm = new Alarm(context);
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final Guard guard =
            new Guard(new UUID(0, 1), () -> Rung.NONE, () -> heard.add("broken"));

    @AfterEach
    void close() {
        vertx.close();
    }

    @Test
    void ringsOnceInItsContextWhenItIsDue() throws Exception {
        // Given
        var rang = new CompletableFuture<Long>();
        var start = System.nanoTime();
        // When
        onLoop(() -> alarm.set(SOON, guard, () -> rang.complete(inContext(start))));
        // Then
        assertThat(rang.get()).isGreaterThanOrEqualTo(SOON.toNanos());
    }

    @Test
    void ringsLaterWhenItIsSetForLater() throws Exception {
        // Given
        var rang = new CompletableFuture<Long>();
        onLoop(() -> alarm.set(SOON, guard, () -> heard.add("too early")));
        var start = System.nanoTime();
        // When
        onLoop(() -> alarm.set(LATER, guard, () -> rang.complete(inContext(start))));
        // Then
        assertThat(rang.get()).isGreaterThanOrEqualTo(LATER.toNanos());
        assertThat(heard).isEmpty();
    }

    @Test
    void ringsEarlierWhenItIsSetForEarlier() throws Exception {
        // Given
        var rang = new CompletableFuture<Long>();
        onLoop(() -> alarm.set(MUCH_LATER, guard, () -> heard.add("too late")));
        // When
        onLoop(() -> alarm.set(SOON, guard, () -> rang.complete(0L)));
        // Then
        assertThat(rang).succeedsWithin(MUCH_LATER.dividedBy(2));
        assertThat(heard).isEmpty();
    }

    @Test
    void isSilentWhenItIsOffUntilItIsSetAgain() throws Exception {
        // Given
        var rang = new CompletableFuture<Long>();
        onLoop(() -> alarm.set(SOON, guard, () -> heard.add("off")));
        // When
        onLoop(alarm::off);
        onLoop(() -> alarm.set(LATER, guard, () -> rang.complete(0L)));
        // Then
        rang.get();
        assertThat(heard).isEmpty();
    }

    @Test
    void maySetItselfAgain() throws Exception {
        // Given
        var rang = new CompletableFuture<Long>();
        Runnable second = () -> rang.complete(0L);
        // When
        onLoop(() -> alarm.set(SOON, guard, () -> alarm.set(SOON, guard, second)));
        // Then
        assertThat(rang).succeedsWithin(MUCH_LATER);
    }

    @Test
    void endsTheProbeWhenWhatItRingsForBreaks() throws Exception {
        // Given
        var broken = new CompletableFuture<Void>();
        var ending = new Guard(new UUID(0, 1), () -> Rung.NONE, () -> broken.complete(null));
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
        assertThat(broken).succeedsWithin(MUCH_LATER);
    }

    /// How long it took; less than none elsewhere.
    private long inContext(long start) {
        return Vertx.currentContext() == context ? System.nanoTime() - start : -1;
    }

    private void onLoop(Runnable step) throws Exception {
        var done = new CompletableFuture<Void>();
        context.runOnContext(
                ignored -> {
                    step.run();
                    done.complete(null);
                });
        done.get();
    }
}
