package vn.giamsat.probe.schedule;

import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import vn.giamsat.health.HealthJournal;

/// Numbers at a glance under `/q/health/well`. Always up: neither overload nor a lost database is
/// mended by a restart.
@Wellness
@ApplicationScoped
public class ProbingCheck implements HealthCheck {
    private final Scheduler scheduler;
    private final HealthJournal journal;

    ProbingCheck(Scheduler scheduler, HealthJournal journal) {
        this.scheduler = scheduler;
        this.journal = journal;
    }

    @Override
    public HealthCheckResponse call() {
        var load = scheduler.load();
        return HealthCheckResponse.named("probing")
                .up()
                .withData("cameras", load.cameras())
                .withData("running", load.running())
                .withData("waiting", load.waiting())
                .withData("unwritten", journal.unwritten())
                .build();
    }
}
