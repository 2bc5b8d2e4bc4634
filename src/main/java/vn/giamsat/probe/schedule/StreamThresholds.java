package vn.giamsat.probe.schedule;

import java.time.Duration;

/// When a stream is not as it should be; the components are explained in [StreamConfig].
record StreamThresholds(
        Duration clockDrift, double leastBitRate, double mostBitRate, Duration still) {
    static final StreamThresholds DEFAULTS =
            new StreamThresholds(Duration.ofSeconds(60), 0.05, 4, Duration.ofMillis(700));

    StreamThresholds {
        within("giamsat.stream.clock-drift in s", clockDrift.toSeconds(), 2, 36_500 * 86_400L);
        within("giamsat.stream.least-bit-rate", leastBitRate, 0, 1);
        within("giamsat.stream.most-bit-rate", mostBitRate, 1, 100);
        within("giamsat.stream.still in ms", still.toMillis(), 100, 30_000);
    }

    static StreamThresholds of(StreamConfig config) {
        return new StreamThresholds(
                config.clockDrift(), config.leastBitRate(), config.mostBitRate(), config.still());
    }

    private static void within(String key, double value, double least, double most) {
        if (!(value >= least && value <= most)) {
            throw new IllegalArgumentException(
                    "%s is %s; set it to %s–%s".formatted(key, value, least, most));
        }
    }
}
