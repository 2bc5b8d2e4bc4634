package vn.giamsat.probe.media;

import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// One job of the media pool and who waits for it. Its caller is answered exactly once, whichever
/// comes first: the result, no free thread in time, or too much time.
///
///     WAITING ──▶ RUNNING ──▶ ENDED
///        │           └──────▶ OVERDUE ──▶ ENDED
///        └─────────────────────────────▶ ENDED
final class MediaJob<T> implements Runnable {
    /// What to do and what to answer otherwise.
    ///
    /// @param bytes what it holds while it waits
    /// @param busy the answer when no thread was free in time
    /// @param overdue the answer when the work took too long
    /// @param broken the answer when the work threw
    record Kind<T>(Supplier<T> work, int bytes, T busy, T overdue, Function<Throwable, T> broken) {}

    private enum State {
        WAITING,
        RUNNING,
        OVERDUE,
        ENDED
    }

    private final Kind<T> kind;
    private final UniEmitter<? super T> caller;
    private final MediaPool pool;
    private final long madeNanos = System.nanoTime();
    private State state = State.WAITING;
    private volatile @Nullable Future<?> waitLimit;
    private boolean substituted;

    MediaJob(Kind<T> kind, UniEmitter<? super T> caller, MediaPool pool) {
        this.kind = kind;
        this.caller = caller;
        this.pool = pool;
    }

    void waiting(Future<?> limit) {
        waitLimit = limit;
    }

    void giveUpWaiting() {
        if (leave(State.WAITING, State.ENDED)) {
            stopWaiting();
            pool.forget(this);
            caller.complete(kind.busy());
        }
    }

    /// Nobody waits any more.
    void cancel() {
        if (leave(State.WAITING, State.ENDED)) {
            stopWaiting();
            pool.forget(this);
        }
    }

    @Override
    public void run() {
        if (!leave(State.WAITING, State.RUNNING)) {
            return;
        }
        stopWaiting();
        var timeLimit = pool.limit(this::overdue);
        var result = result();
        timeLimit.cancel(false);
        if (ended()) {
            caller.complete(result);
        }
    }

    /// @return whether the caller still waits
    private synchronized boolean ended() {
        if (leave(State.RUNNING, State.ENDED)) {
            return true;
        }
        if (leave(State.OVERDUE, State.ENDED) && substituted) {
            pool.substituteLeaves();
        }
        return false;
    }

    private T result() {
        try {
            return kind.work().get();
        } catch (Throwable broken) {
            return kind.broken().apply(broken);
        }
    }

    private void overdue() {
        if (becomesOverdue()) {
            caller.complete(kind.overdue());
        }
    }

    private synchronized boolean becomesOverdue() {
        if (!leave(State.RUNNING, State.OVERDUE)) {
            return false;
        }
        substituted = pool.substitute();
        return true;
    }

    int bytes() {
        return kind.bytes();
    }

    long nanosSinceMade() {
        return System.nanoTime() - madeNanos;
    }

    private void stopWaiting() {
        pool.waitsNoMore(this);
        var limit = waitLimit;
        if (limit != null) {
            limit.cancel(false);
        }
    }

    private synchronized boolean leave(State from, State to) {
        if (state != from) {
            return false;
        }
        state = to;
        return true;
    }
}
