package vn.giamsat.probe.schedule;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.function.Supplier;
import vn.giamsat.health.HealthJournal;
import vn.giamsat.health.HealthState;

/// How many probes run and wait, and how the cameras stand, for operators. Read by the scraper's
/// thread.
@ApplicationScoped
class ProbeGauges {
    private final MeterRegistry registry;
    private final Scheduler scheduler;
    private final HealthJournal journal;
    private final Canaries canaries;

    ProbeGauges(
            MeterRegistry registry, Scheduler scheduler, HealthJournal journal, Canaries canaries) {
        this.registry = registry;
        this.scheduler = scheduler;
        this.journal = journal;
        this.canaries = canaries;
    }

    void register(@Observes StartupEvent start) {
        gauge("giamsat.probes.running", () -> scheduler.load().running());
        gauge("giamsat.probes.waiting", () -> scheduler.load().waiting());
        gauge("giamsat.cameras.watched", () -> scheduler.load().cameras());
        FunctionCounter.builder(
                        "giamsat.probe.held.back.turns", scheduler, it -> it.load().heldBack())
                .description("Turns of 20 ms in which fewer probes might start than usual")
                .register(registry);
        FunctionCounter.builder(
                        "giamsat.probe.postponed.pictures", scheduler, it -> it.load().postponed())
                .description("Probes without the picture that was due, as decoders were behind")
                .register(registry);
        gauge("giamsat.health.unwritten", journal::unwritten);
        gauge("giamsat.health.waiting", journal::waiting);
        gauge("giamsat.canaries.silent", canaries::silent);
        for (var state : HealthState.values()) {
            Gauge.builder("giamsat.cameras", () -> journal.cameras(state))
                    .tag("state", state.name())
                    .register(registry);
        }
    }

    private void gauge(String name, Supplier<Number> value) {
        Gauge.builder(name, value).register(registry);
    }
}
