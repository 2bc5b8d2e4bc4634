package vn.giamsat.probe.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MediaPoolTest {
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Duration SHORT = Duration.ofMillis(20);

    /// Holds jobs as a native call that does not return would.
    private final CountDownLatch stuck = new CountDownLatch(1);

    private MediaPool pool = pool(1, 1, LONG, LONG);

    @AfterEach
    void letGo() {
        stuck.countDown();
        pool.close();
    }

    @Test
    void runsOnItsOwnNamedDaemons() {
        // When
        var thread =
                run(() -> Thread.currentThread().getName() + Thread.currentThread().isDaemon());
        // Then
        assertThat(answer(thread)).isEqualTo("giamsat-media-1true");
    }

    @Test
    void isBusyAtOnceWhenTheQueueIsFull() {
        // Given one running, one waiting
        run(this::stuck);
        run(() -> "waiting");
        // When
        var third = run(() -> "third");
        // Then
        assertThat(third).isCompletedWithValue("busy");
    }

    @Test
    void isBusyAtOnceWhenWhatWaitsHoldsAsManyBytesAsItMay() {
        // Given one that holds nothing, one waiting
        pool = pool(1, 10, LONG, LONG);
        run(this::stuck, 0);
        run(() -> "waiting", 1 << 19);
        // When
        var more = run(() -> "more", 1 + (1 << 19));
        var asMuch = run(() -> "as much", 1 << 19);
        // Then
        assertThat(more).isCompletedWithValue("busy");
        stuck.countDown();
        assertThat(answer(asMuch)).isEqualTo("as much");
    }

    @Test
    void takesOneThatIsBiggerThanAllThatMayWaitWhenNoneWaits() {
        assertThat(answer(run(() -> "big", 4 << 20))).isEqualTo("big");
        assertThat(answer(run(() -> "next", 4 << 20))).isEqualTo("next");
    }

    @Test
    void isBusyWhenNoThreadBecomesFreeInTime() {
        // Given
        pool = pool(1, 10, SHORT, LONG);
        run(this::stuck);
        // When
        var waiting = run(() -> "late");
        // Then
        assertThat(answer(waiting)).isEqualTo("busy");
    }

    @Test
    void answersWhenWorkIsOverdueAndGoesOnWithASubstitute() {
        // Given
        pool = pool(1, 10, LONG, SHORT);
        // When
        var overdue = run(this::stuck);
        var next = run(() -> "next");
        // Then
        assertThat(answer(overdue)).isEqualTo("overdue");
        assertThat(answer(next)).isEqualTo("next");
    }

    @Test
    void isBusyWhenTheSubstitutesAreStuckTooSoThatThreadsStayBounded() {
        // Given one thread and its substitute, both stuck
        pool = pool(1, 10, Duration.ofMillis(200), SHORT);
        assertThat(answer(run(this::stuck))).isEqualTo("overdue");
        assertThat(answer(run(this::stuck))).isEqualTo("overdue");
        // When
        var third = run(() -> "third");
        // Then
        assertThat(answer(third)).isEqualTo("busy");
        // and when they come back, work goes on
        stuck.countDown();
        assertThat(answer(run(() -> "after"))).isEqualTo("after");
    }

    @Test
    void turnsWhatIsThrownIntoAnAnswerAndGoesOn() {
        // When
        var broken =
                run(
                        () -> {
                            throw new OutOfMemoryError("native");
                        });
        // Then
        assertThat(answer(broken)).isEqualTo("broken: native");
        assertThat(answer(run(() -> "next"))).isEqualTo("next");
    }

    @Test
    void doesNotRunWhatWasCancelledWhileItWaited() {
        // Given
        var ran = new AtomicBoolean();
        run(this::stuck);
        var waiting =
                pool.run(
                                kind(
                                        () -> {
                                            ran.set(true);
                                            return "ran";
                                        }))
                        .subscribe()
                        .with(ignored -> {});
        // When
        waiting.cancel();
        // Then its place in the queue is free again
        var next = run(() -> "next");
        stuck.countDown();
        assertThat(answer(next)).isEqualTo("next");
        assertThat(ran).isFalse();
    }

    @Test
    void answersWaitingCallersWhenItCloses() {
        // Given
        run(this::stuck);
        var waiting = run(() -> "waiting");
        // When
        pool.close();
        // Then
        assertThat(answer(waiting)).isEqualTo("busy");
        assertThat(answer(run(() -> "after"))).isEqualTo("busy");
    }

    private String stuck() {
        try {
            stuck.await();
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
        return "unstuck";
    }

    private CompletableFuture<String> run(Supplier<String> work) {
        return pool.run(kind(work)).subscribeAsCompletionStage();
    }

    private CompletableFuture<String> run(Supplier<String> work, int bytes) {
        return pool.run(kind(work, bytes)).subscribeAsCompletionStage();
    }

    private static MediaJob.Kind<String> kind(Supplier<String> work) {
        return kind(work, 1_000);
    }

    private static MediaJob.Kind<String> kind(Supplier<String> work, int bytes) {
        return new MediaJob.Kind<>(
                work, bytes, "busy", "overdue", failure -> "broken: " + failure.getMessage());
    }

    private static String answer(CompletableFuture<String> job) {
        return job.orTimeout(20, TimeUnit.SECONDS).join();
    }

    private static MediaPool pool(int threads, int queue, Duration wait, Duration decode) {
        return new MediaPool(
                new MediaSettings(
                        threads,
                        new WaitingRoom(queue, 1 << 20, wait),
                        decode,
                        PictureLimits.DEFAULTS,
                        CheckThresholds.DEFAULTS));
    }
}
