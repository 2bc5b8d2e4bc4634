package vn.giamsat.probe.worker;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// One decoder process, seen from the service. One thread at a time asks, blocking; any thread may
/// end it.
final class WorkerProcess implements AutoCloseable {
    /// Two prints of a photo are far smaller.
    private static final int MOST_ANSWER_BYTES = 32 << 20;

    /// The rest of the service's environment has passwords in it.
    private static final Set<String> KEPT_VARIABLES =
            Set.of("LANG", "LC_ALL", "LC_CTYPE", "HOME", "LD_LIBRARY_PATH");

    private static final Duration LAST_BREATH = Duration.ofSeconds(2);

    private final Process process;
    private final Pipe pipe;
    private volatile boolean overdue;
    private volatile long restingSinceNanos;

    private WorkerProcess(Process process) {
        this.process = process;
        this.pipe =
                new Pipe(process.getInputStream(), process.getOutputStream(), MOST_ANSWER_BYTES);
    }

    /// @throws IOException when the machine starts no process
    static WorkerProcess start(List<String> command) throws IOException {
        var builder = new ProcessBuilder(command).redirectError(Redirect.DISCARD);
        builder.environment().keySet().retainAll(KEPT_VARIABLES);
        return new WorkerProcess(builder.start());
    }

    /// Its first word.
    ///
    /// @param patience after which it is ended
    Answer greeted(Orders orders, Duration patience, ScheduledExecutorService watch)
            throws WorkerLostException {
        return exchanged(orders, patience, watch);
    }

    Answer asked(Question question, Duration patience, ScheduledExecutorService watch)
            throws WorkerLostException {
        return exchanged(question, patience, watch);
    }

    private Answer exchanged(
            Pipe.Message message, Duration patience, ScheduledExecutorService watch)
            throws WorkerLostException {
        var deadline = watch.schedule(this::endOverdue, patience.toMillis(), TimeUnit.MILLISECONDS);
        try {
            pipe.send(message);
            return Answer.read(pipe.receive());
        } catch (IOException lost) {
            throw new WorkerLostException(ending(lost));
        } finally {
            deadline.cancel(false);
        }
    }

    private void endOverdue() {
        overdue = true;
        process.destroyForcibly();
    }

    /// A process that closed its pipe is about to end; one that talks nonsense is not.
    private Ending ending(IOException lost) {
        if (overdue) {
            return Ending.DEADLINE;
        }
        if (lost instanceof GarbledException) {
            return Ending.GARBLED;
        }
        try {
            var ended = process.waitFor(LAST_BREATH.toMillis(), TimeUnit.MILLISECONDS);
            return ended ? Ending.of(process.exitValue()) : Ending.KILLED;
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            return Ending.CLOSING;
        }
    }

    /// Whether it may be asked something else.
    boolean isUsable() {
        return process.isAlive() && !overdue;
    }

    void rests() {
        restingSinceNanos = System.nanoTime();
    }

    boolean hasRestedFor(Duration time) {
        return System.nanoTime() - restingSinceNanos > time.toNanos();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
