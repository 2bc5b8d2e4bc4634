package vn.giamsat.probe.schedule;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.random.RandomGenerator;
import vn.giamsat.health.HealthConfig;

/// Makes the one timetable from the configuration.
@ApplicationScoped
class TimetableSource {
    @Produces
    @Singleton
    Timetable timetable(ScheduleConfig schedule, HealthConfig health) {
        return new Timetable(Pace.of(schedule, health), RandomGenerator.getDefault());
    }
}
