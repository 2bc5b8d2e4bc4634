package vn.giamsat.probe.worker;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import vn.giamsat.probe.media.Decoder;
import vn.giamsat.probe.media.DecoderSettings;

/// The product's decoder processes with its default settings, for benchmarks of other packages.
public final class OwnProcesses {
    private OwnProcesses() {}

    public static Decoder decoder() {
        var settings =
                new WorkerSettings(
                        WorkerCommand.ofThisProcess(),
                        1L << 30,
                        Duration.ofMinutes(1),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(20));
        var metrics = new WorkerMetrics(new SimpleMeterRegistry());
        return new WorkerDecoder(settings, DecoderSettings.DEFAULTS, metrics, Clock.systemUTC());
    }
}
