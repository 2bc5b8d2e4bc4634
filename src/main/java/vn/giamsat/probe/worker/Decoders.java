package vn.giamsat.probe.worker;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;
import vn.giamsat.probe.media.Decoder;
import vn.giamsat.probe.media.DecoderSettings;
import vn.giamsat.probe.media.LocalDecoder;
import vn.giamsat.probe.media.MediaConfig;

/// Decides by `giamsat.decoder.own-processes` where pictures are decoded.
@ApplicationScoped
public class Decoders {
    private final WorkerConfig config;
    private final MeterRegistry registry;
    private final Clock clock;

    Decoders(WorkerConfig config, MeterRegistry registry, Clock clock) {
        this.config = config;
        this.registry = registry;
        this.clock = clock;
    }

    @Produces
    @ApplicationScoped
    Decoder decoder(MediaConfig media) {
        var decoding = DecoderSettings.of(media);
        return config.ownProcesses()
                ? new WorkerDecoder(settings(media), decoding, new WorkerMetrics(registry), clock)
                : new LocalDecoder(decoding);
    }

    private WorkerSettings settings(MediaConfig media) {
        return new WorkerSettings(
                WorkerCommand.ofThisProcess(),
                config.memory().asLongValue(),
                config.restAfter(),
                media.decodeLimit(),
                media.photos().timeLimit());
    }

    void close(@Disposes Decoder decoder) {
        decoder.close();
    }
}
