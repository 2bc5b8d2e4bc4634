package vn.giamsat.probe.schedule;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.jboss.logging.Logger;

/// Notices within a second that an interval was made shorter, and has cameras that were planned
/// with the longer one probed sooner. A longer one holds from each camera's next probe on. Confined
/// to the scheduler's loop.
@ApplicationScoped
class Repacing {
    private static final Logger LOG = Logger.getLogger(Repacing.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    private final SchedulerLoop loop;
    private final ScheduleSettings settings;
    private final Scheduler scheduler;
    private Tempo known;
    private volatile long look;

    Repacing(SchedulerLoop loop, ScheduleSettings settings, Scheduler scheduler) {
        this.loop = loop;
        this.settings = settings;
        this.scheduler = scheduler;
        this.known = settings.pace().tempo();
    }

    void start(@Observes StartupEvent start) {
        look = loop.every(LOOK_EVERY, this::look);
    }

    void stop(@Observes @Priority(1) ShutdownEvent shutdown) {
        loop.cancel(look);
    }

    private void look() {
        var before = known;
        known = settings.pace().tempo();
        if (known.isQuickerThan(before)) {
            scheduler
                    .bringForward()
                    .subscribe()
                    .with(done -> {}, bug -> LOG.error("Probes could not be planned anew", bug));
        }
    }
}
