package vn.giamsat.probe.media;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// Threads that may block in native code: `giamsat-media-1` and up, daemons, as many as configured,
/// with a waiting room before them and two time limits. A `giamsat-media-watch` thread keeps the
/// time. Photos have a pool of their own, so that they never keep cameras waiting.
///
/// A native call cannot be stopped. When a job is over its time limit, its caller gets an answer
/// and a substitute thread takes over until the stuck call returns. There are at most as many
/// substitutes as threads; when all of them are stuck too, further jobs find no slot.
final class MediaPool implements AutoCloseable {
    private final MediaSettings settings;
    private final ThreadPoolExecutor workers;
    private final ScheduledThreadPoolExecutor watch;
    private final AtomicLong waitingBytes = new AtomicLong();
    private int substitutes;

    MediaPool(MediaSettings settings) {
        this("giamsat-media-", settings);
    }

    /// @param prefix of the threads' names
    MediaPool(String prefix, MediaSettings settings) {
        this.settings = settings;
        this.workers =
                new ThreadPoolExecutor(
                        settings.threads(),
                        settings.threads(),
                        0,
                        TimeUnit.SECONDS,
                        queue(settings.waiting().places()),
                        numbered(prefix));
        this.watch =
                new ScheduledThreadPoolExecutor(
                        1, named(prefix + "watch"), new ThreadPoolExecutor.DiscardPolicy());
        watch.setRemoveOnCancelPolicy(true);
    }

    private static BlockingQueue<Runnable> queue(int places) {
        return places == 0 ? new SynchronousQueue<>() : new ArrayBlockingQueue<>(places);
    }

    private static ThreadFactory numbered(String prefix) {
        var count = new AtomicInteger();
        return work -> named(prefix + count.incrementAndGet()).newThread(work);
    }

    private static ThreadFactory named(String name) {
        return work -> Thread.ofPlatform().name(name).daemon().unstarted(work);
    }

    /// Runs the job's work when a thread is free. Cancelling takes it out of the queue; work that
    /// has begun runs to its end, unheard.
    <T> Uni<T> run(MediaJob.Kind<T> kind) {
        return Uni.createFrom()
                .emitter(
                        emitter -> {
                            var job = new MediaJob<>(kind, emitter, this);
                            emitter.onTermination(job::cancel);
                            start(job);
                        });
    }

    private void start(MediaJob<?> job) {
        var others = waitingBytes.getAndAdd(job.bytes());
        if (others > 0 && others + job.bytes() > settings.waiting().bytes()) {
            job.giveUpWaiting();
            return;
        }
        try {
            job.waiting(after(settings.waiting().limit(), job::giveUpWaiting));
            workers.execute(job);
        } catch (RejectedExecutionException full) {
            job.giveUpWaiting();
        }
    }

    void waitsNoMore(MediaJob<?> job) {
        waitingBytes.addAndGet(-job.bytes());
    }

    /// 0 when no job waits, 1 when the next one finds no place or the first one gives up. From any
    /// thread.
    double crowding() {
        var room = settings.waiting();
        if (room.places() == 0) {
            return workers.getActiveCount() < workers.getMaximumPoolSize() ? 0 : 1;
        }
        var places = (double) workers.getQueue().size() / room.places();
        var bytes = (double) waitingBytes.get() / room.bytes();
        var first = workers.getQueue().peek();
        var waited = first instanceof MediaJob<?> job ? job.nanosSinceMade() : 0;
        var time = (double) waited / room.limit().toNanos();
        return Math.min(1, Math.max(time, Math.max(places, bytes)));
    }

    ScheduledFuture<?> limit(Runnable overtime) {
        return after(settings.decodeLimit(), overtime);
    }

    private ScheduledFuture<?> after(Duration time, Runnable action) {
        return watch.schedule(action, time.toNanos(), TimeUnit.NANOSECONDS);
    }

    void forget(MediaJob<?> job) {
        workers.remove(job);
    }

    /// @return whether a substitute was put in
    synchronized boolean substitute() {
        if (substitutes == settings.threads()) {
            return false;
        }
        substitutes++;
        workers.setMaximumPoolSize(settings.threads() + substitutes);
        workers.setCorePoolSize(settings.threads() + substitutes);
        return true;
    }

    synchronized void substituteLeaves() {
        substitutes--;
        workers.setCorePoolSize(settings.threads() + substitutes);
        workers.setMaximumPoolSize(settings.threads() + substitutes);
    }

    /// Takes no more jobs and drops those that wait. Running ones end by themselves, within their
    /// time limit as far as their callers are concerned.
    @Override
    public void close() {
        for (var waiting : workers.shutdownNow()) {
            if (waiting instanceof MediaJob<?> job) {
                job.giveUpWaiting();
            }
        }
        watch.shutdown();
    }
}
