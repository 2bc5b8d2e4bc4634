package vn.giamsat.probe.worker;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import vn.giamsat.probe.media.DecoderSettings;

/// Decoder processes: as many as threads ask at once, started when they are needed, ended when they
/// had nothing to do for a while. The thread that asks is the thread that waits.
final class Workers implements AutoCloseable {
    private static final Duration START_PATIENCE = Duration.ofSeconds(10);
    private static final int STARTS_IN_A_ROW = 3;

    private final WorkerSettings settings;
    private final Orders orders;
    private final WorkerMetrics metrics;
    private final StartPace pace = new StartPace();
    private final Deque<WorkerProcess> resting = new ArrayDeque<>();
    private final Set<WorkerProcess> living = new HashSet<>();
    private final ScheduledExecutorService watch =
            Executors.newSingleThreadScheduledExecutor(
                    work ->
                            Thread.ofPlatform()
                                    .name("giamsat-decoder-watch")
                                    .daemon()
                                    .unstarted(work));

    private boolean closed;

    Workers(WorkerSettings settings, DecoderSettings decoding, WorkerMetrics metrics) {
        this.settings = settings;
        this.orders = new Orders(settings.memoryBytes(), decoding);
        this.metrics = metrics;
        metrics.count(this::count);
        var look = Math.max(1, settings.restAfter().toMillis() / 2);
        watch.scheduleWithFixedDelay(this::endRested, look, look, TimeUnit.MILLISECONDS);
    }

    /// The longest that a thread may be kept here.
    static Duration patience(Duration limit) {
        return START_PATIENCE.multipliedBy(STARTS_IN_A_ROW).plus(limit);
    }

    /// Makes sure that one can be started, and keeps it.
    ///
    /// @throws LinkageError when it says that it cannot decode
    /// @throws IllegalStateException when none can be started
    void prepare() {
        giveBack(taken());
    }

    /// @param patience after which the process is ended
    /// @throws WorkerLostException when it ended before it answered
    /// @throws LinkageError when it says that it cannot decode
    /// @throws IllegalStateException when none can be started
    Answer ask(Question question, Duration patience) throws WorkerLostException {
        var worker = taken();
        var reusable = false;
        try {
            var answer = worker.asked(question, patience, watch);
            reusable = answer instanceof Answer.Examined || answer instanceof Answer.Finished;
            return answer;
        } catch (WorkerLostException lost) {
            metrics.lost(lost.ending());
            throw lost;
        } finally {
            leave(worker, reusable);
        }
    }

    /// One whose memory was full, or in which something broke, is not asked again.
    private void leave(WorkerProcess worker, boolean reusable) {
        if (reusable && worker.isUsable()) {
            giveBack(worker);
        } else {
            end(worker);
        }
    }

    private WorkerProcess taken() {
        var rested = rested();
        return rested == null ? started() : rested;
    }

    /// The one that rested least, so that the others may end.
    private synchronized @Nullable WorkerProcess rested() {
        for (var worker = resting.pollFirst(); worker != null; worker = resting.pollFirst()) {
            if (worker.isUsable()) {
                return worker;
            }
            end(worker);
        }
        return null;
    }

    private WorkerProcess started() {
        for (var attempt = 1; ; attempt++) {
            pace.demandTime();
            try {
                var worker = greeted();
                pace.succeeded();
                return worker;
            } catch (IOException | WorkerLostException failed) {
                pace.failed();
                if (attempt == STARTS_IN_A_ROW) {
                    throw new IllegalStateException("no decoder process starts", failed);
                }
            }
        }
    }

    private WorkerProcess greeted() throws IOException, WorkerLostException {
        var worker = enrolled(WorkerProcess.start(settings.command()));
        try {
            if (worker.greeted(orders, START_PATIENCE, watch)
                    instanceof Answer.Unusable(var reason)) {
                throw new UnsatisfiedLinkError(reason);
            }
            return worker;
        } catch (WorkerLostException | LinkageError failed) {
            end(worker);
            throw failed;
        }
    }

    private synchronized WorkerProcess enrolled(WorkerProcess worker) {
        if (closed) {
            worker.close();
            throw new IllegalStateException("the service stops");
        }
        living.add(worker);
        return worker;
    }

    private synchronized void giveBack(WorkerProcess worker) {
        if (!closed) {
            worker.rests();
            resting.addFirst(worker);
        }
    }

    private synchronized void end(WorkerProcess worker) {
        living.remove(worker);
        worker.close();
    }

    private synchronized void endRested() {
        for (var worker = resting.peekLast();
                worker != null && worker.hasRestedFor(settings.restAfter());
                worker = resting.peekLast()) {
            resting.removeLast();
            end(worker);
        }
    }

    private synchronized int count() {
        return living.size();
    }

    @Override
    public synchronized void close() {
        closed = true;
        watch.shutdownNow();
        living.forEach(WorkerProcess::close);
        living.clear();
        resting.clear();
    }
}
