package vn.giamsat.probe.schedule;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import vn.giamsat.health.HealthConfig;
import vn.giamsat.shared.StartupCheck;

/// Stops the start with a schedule that cannot be kept, and with thresholds that make no sense.
@ApplicationScoped
public class PaceCheck implements StartupCheck {
    private final ScheduleConfig schedule;
    private final HealthConfig health;
    private final StreamConfig stream;

    PaceCheck(ScheduleConfig schedule, HealthConfig health, StreamConfig stream) {
        this.schedule = schedule;
        this.health = health;
        this.stream = stream;
    }

    @Override
    public Optional<String> complaint() {
        try {
            Pace.of(schedule, health);
            Pace.depth(schedule.descriptionRung());
            Canary.of(schedule);
            StreamThresholds.of(stream);
            return Optional.empty();
        } catch (IllegalArgumentException rule) {
            return Optional.of(rule.getMessage());
        }
    }
}
