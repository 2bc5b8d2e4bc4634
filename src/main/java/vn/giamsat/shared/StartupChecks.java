package vn.giamsat.shared;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.util.Optional;

/// Stops the start when a check complains, before anything is served or probed. All complaints are
/// told at once, so that an operator mends the configuration in one go. The checks run beside each
/// other: two of them take most of a native binary's start, one waiting for the database and one
/// loading FFmpeg.
@ApplicationScoped
public class StartupChecks {
    private final Instance<StartupCheck> checks;

    StartupChecks(@Any Instance<StartupCheck> checks) {
        this.checks = checks;
    }

    void run(@Observes @Priority(1) StartupEvent start) {
        var complaints =
                checks.stream().toList().parallelStream()
                        .map(StartupCheck::complaint)
                        .flatMap(Optional::stream)
                        .toList();
        if (!complaints.isEmpty()) {
            throw new IllegalStateException(
                    "giamsat cannot start: " + String.join("; ", complaints));
        }
    }
}
