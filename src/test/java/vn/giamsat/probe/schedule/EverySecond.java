package vn.giamsat.probe.schedule;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.giamsat.probe.Rung;

/// A schedule that is quick enough for tests: a probe of each camera every second, and two canaries
/// for all of them.
record EverySecond(boolean enabled, Duration pictureInterval) implements ScheduleConfig {
    @Override
    public Duration interval() {
        return Duration.ofSeconds(1);
    }

    @Override
    public Rung descriptionRung() {
        return Rung.DESCRIBED;
    }

    @Override
    public List<Duration> backoff() {
        return List.of(Duration.ofSeconds(1));
    }

    @Override
    public Map<String, Canaries> canaries() {
        return Map.of("everything", new Everything());
    }

    @Override
    public Duration canaryInterval() {
        return Duration.ofMillis(100);
    }

    @Override
    public double jitter() {
        return 0.05;
    }

    @Override
    public int concurrency() {
        return 16;
    }

    @Override
    public Duration deadline() {
        return Duration.ofSeconds(2);
    }

    @Override
    public Duration lateAfter() {
        return Duration.ofMillis(500);
    }

    private record Everything() implements Canaries {
        @Override
        public Optional<List<String>> networks() {
            return Optional.empty();
        }

        @Override
        public List<String> targets() {
            return List.of("rtsp://10.0.0.1", "rtsp://10.0.0.2");
        }
    }
}
