package vn.giamsat.probe.worker;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.Supplier;

/// Counts decoder processes for operators. Lost ones tell of hostile or broken cameras, or of a
/// machine that is too small.
final class WorkerMetrics {
    private final MeterRegistry registry;

    WorkerMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    void count(Supplier<Number> living) {
        Gauge.builder("giamsat.decoder.processes", living)
                .description("Decoder processes that live")
                .register(registry);
    }

    void poisoned(Supplier<Number> cameras) {
        Gauge.builder("giamsat.decoder.poisoned", cameras)
                .description("Cameras whose picture ended a decoder process, until one is decoded")
                .register(registry);
    }

    void lost(Ending ending) {
        registry.counter("giamsat.decoder.lost", "reason", ending.name()).increment();
    }
}
