package vn.giamsat.probe.media;

import static vn.giamsat.probe.media.SettingRange.within;

import java.time.Duration;

/// What `MediaConfig` says, as plain values: for tests and benchmarks without a container too.
///
/// @param threads decoder threads
/// @param queue pictures that may wait for one
/// @param waitLimit how long a picture may wait for one
/// @param decodeLimit how long one picture may be worked on
public record MediaSettings(
        int threads,
        int queue,
        Duration waitLimit,
        Duration decodeLimit,
        PictureLimits limits,
        CheckThresholds thresholds) {
    public static final MediaSettings DEFAULTS =
            new MediaSettings(
                    Runtime.getRuntime().availableProcessors(),
                    64,
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(2),
                    PictureLimits.DEFAULTS,
                    CheckThresholds.DEFAULTS);

    public MediaSettings {
        within("giamsat.media.threads", threads, 1, 64);
        within("giamsat.media.queue", queue, 0, 100_000);
        within("giamsat.media.wait-limit in ms", waitLimit.toMillis(), 1, 600_000);
        within("giamsat.media.decode-limit in ms", decodeLimit.toMillis(), 1, 600_000);
    }

    /// @throws IllegalArgumentException naming the key that is out of range
    public static MediaSettings of(MediaConfig config) {
        return new MediaSettings(
                config.threads().orElse(DEFAULTS.threads),
                config.queue(),
                config.waitLimit(),
                config.decodeLimit(),
                new PictureLimits(config.maxPixels(), config.maxBytes()),
                CheckThresholds.of(config.checks()));
    }

    public MediaSettings withThreads(int count) {
        return new MediaSettings(count, queue, waitLimit, decodeLimit, limits, thresholds);
    }

    /// The same with the time limit that this decoder asks for.
    MediaSettings asPatientAs(Decoder decoder) {
        return new MediaSettings(
                threads, queue, waitLimit, decoder.patience(decodeLimit), limits, thresholds);
    }
}
