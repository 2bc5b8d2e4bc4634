package vn.giamsat.probe.schedule;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.random.RandomGenerator;

/// Makes the one timetable.
@ApplicationScoped
class TimetableSource {
    @Produces
    @Singleton
    Timetable timetable(ScheduleSettings settings) {
        return new Timetable(settings::pace, RandomGenerator.getDefault());
    }
}
