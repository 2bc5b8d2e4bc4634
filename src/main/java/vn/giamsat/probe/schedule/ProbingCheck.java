package vn.giamsat.probe.schedule;

import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import vn.giamsat.fleet.Tenure;
import vn.giamsat.health.HealthJournal;

/// Numbers at a glance under `/q/health/well`. Always up: neither overload nor a lost database is
/// mended by a restart.
@Wellness
@ApplicationScoped
public class ProbingCheck implements HealthCheck {
    private final Scheduler scheduler;
    private final HealthJournal journal;
    private final Tenure tenure;

    ProbingCheck(Scheduler scheduler, HealthJournal journal, Tenure tenure) {
        this.scheduler = scheduler;
        this.journal = journal;
        this.tenure = tenure;
    }

    @Override
    public HealthCheckResponse call() {
        var load = scheduler.load();
        return HealthCheckResponse.named("probing")
                .up()
                .withData("shards", tenure.inForce() ? tenure.shards().size() : 0)
                .withData("cameras", load.cameras())
                .withData("running", load.running())
                .withData("waiting", load.waiting())
                .withData("unwritten", journal.unwritten())
                .build();
    }
}
