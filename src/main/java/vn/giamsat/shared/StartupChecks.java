package vn.giamsat.shared;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import org.eclipse.microprofile.context.ManagedExecutor;

/// Stops the start when a check complains, before anything is served or probed. All complaints are
/// told at once, so that an operator mends the configuration in one go. The checks run beside each
/// other: two of them take most of a native binary's start, one waiting for the database and one
/// loading FFmpeg.
@ApplicationScoped
public class StartupChecks {
    private final Instance<StartupCheck> checks;
    private final ManagedExecutor threads;

    StartupChecks(@Any Instance<StartupCheck> checks, ManagedExecutor threads) {
        this.checks = checks;
        this.threads = threads;
    }

    void run(@Observes @Priority(1) StartupEvent start) throws InterruptedException {
        var questions = checks.stream().map(StartupChecks::question).toList();
        var complaints =
                threads.invokeAll(questions).stream()
                        .map(StartupChecks::answer)
                        .flatMap(Optional::stream)
                        .toList();
        if (!complaints.isEmpty()) {
            throw new IllegalStateException(
                    "giamsat cannot start: " + String.join("; ", complaints));
        }
    }

    private static Callable<Optional<String>> question(StartupCheck check) {
        return check::complaint;
    }

    /// Of a check that has ended.
    private static Optional<String> answer(Future<Optional<String>> ended) {
        if (ended.state() == Future.State.FAILED) {
            throw new IllegalStateException("a start-up check broke", ended.exceptionNow());
        }
        return ended.resultNow();
    }
}
