package vn.giamsat.probe.schedule;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import vn.giamsat.fleet.Tenure;
import vn.giamsat.health.HealthJournal;

/// Counts how shards change hands, for operators. Any thread.
@ApplicationScoped
class ShardMetrics {
    private final Counter takeovers;
    private final Counter losses;

    ShardMetrics(MeterRegistry registry) {
        takeovers =
                Counter.builder("giamsat.shard.takeovers")
                        .description("Shards that this replica took, of the free ones")
                        .register(registry);
        losses =
                Counter.builder("giamsat.shard.losses")
                        .description("Shards that others took from it, because it was late")
                        .register(registry);
    }

    void register(
            @Observes StartupEvent start,
            MeterRegistry registry,
            Tenure tenure,
            HealthJournal journal) {
        Gauge.builder("giamsat.shards.owned", tenure, it -> it.inForce() ? it.shards().size() : 0)
                .description("Shards that this replica probes, of 256")
                .register(registry);
        FunctionCounter.builder("giamsat.health.refused", journal, HealthJournal::refused)
                .description("Results that are not written, because another replica has the camera")
                .register(registry);
    }

    void took(int shards) {
        takeovers.increment(shards);
    }

    void lost(int shards) {
        losses.increment(shards);
    }
}
