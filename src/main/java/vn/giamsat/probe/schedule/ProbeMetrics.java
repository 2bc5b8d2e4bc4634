package vn.giamsat.probe.schedule;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import vn.giamsat.health.HealthState;
import vn.giamsat.probe.ProbeOutcome;
import vn.giamsat.probe.Rung;

/// Counts probes for operators. A probe that is late tells that the machine or a limit is too
/// small. Confined to the scheduler's loop.
@ApplicationScoped
class ProbeMetrics {
    private final MeterRegistry registry;
    private final Duration lateAfter;
    private final Counter late;
    private final Map<HealthState, Timer> lateness = new EnumMap<>(HealthState.class);
    private final Timer duration;

    /// By rung and reason. To look one up in the registry makes names and tags anew, and a native
    /// image interprets what a record as a key would need.
    private final Map<Rung, Map<String, Counter>> ended = new EnumMap<>(Rung.class);

    ProbeMetrics(MeterRegistry registry, ScheduleConfig config) {
        this.registry = registry;
        this.lateAfter = config.lateAfter();
        this.late =
                Counter.builder("giamsat.probe.late")
                        .description("Probes that started later than giamsat.schedule.late-after")
                        .register(registry);
        this.duration = timer("giamsat.probe.duration", "From started to ended").register(registry);
    }

    private static Timer.Builder timer(String name, String description) {
        return Timer.builder(name).description(description).publishPercentiles(0.5, 0.99);
    }

    /// @param state of the camera before the probe: whether those that are well wait for those that
    ///     are not
    void started(HealthState state, Duration behind) {
        lateness.computeIfAbsent(state, this::latenessOf).record(behind);
        if (behind.compareTo(lateAfter) > 0) {
            late.increment();
        }
    }

    private Timer latenessOf(HealthState state) {
        return timer("giamsat.probe.start.lateness", "From due to started, by the camera's state")
                .tag("state", state.name())
                .register(registry);
    }

    void ended(ProbeOutcome outcome) {
        var trace = outcome.trace();
        duration.record(trace.elapsed());
        ended.computeIfAbsent(trace.reached(), rung -> new HashMap<>())
                .computeIfAbsent(reason(outcome), reason -> endedSo(trace.reached(), reason))
                .increment();
    }

    private Counter endedSo(Rung rung, String reason) {
        return registry.counter("giamsat.probes", "rung", rung.name(), "reason", reason);
    }

    private static String reason(ProbeOutcome outcome) {
        return switch (outcome) {
            case ProbeOutcome.Live _, ProbeOutcome.Described _ -> "NONE";
            case ProbeOutcome.Stopped stopped -> stopped.failure().code().name();
            case ProbeOutcome.Unjudged unjudged -> unjudged.failure().code().name();
        };
    }
}
