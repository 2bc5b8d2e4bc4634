package vn.giamsat.probe.media;

import static vn.giamsat.probe.media.SettingRange.within;

import java.time.Duration;

/// What `MediaConfig` says, as plain values: for tests and benchmarks without a container too.
///
/// @param threads decoder threads
/// @param waiting what may wait for one
/// @param decodeLimit how long one picture may be worked on
public record MediaSettings(
        int threads,
        WaitingRoom waiting,
        Duration decodeLimit,
        PictureLimits limits,
        CheckThresholds thresholds) {
    public static final MediaSettings DEFAULTS =
            new MediaSettings(
                    Runtime.getRuntime().availableProcessors(),
                    new WaitingRoom(1_024, 64 << 20, Duration.ofSeconds(5)),
                    Duration.ofSeconds(2),
                    PictureLimits.DEFAULTS,
                    CheckThresholds.DEFAULTS);

    public MediaSettings {
        within("giamsat.media.threads", threads, 1, 64);
        within("giamsat.media.decode-limit in ms", decodeLimit.toMillis(), 1, 600_000);
    }

    /// @throws IllegalArgumentException naming the key that is out of range
    public static MediaSettings of(MediaConfig config) {
        return new MediaSettings(
                config.threads().orElse(DEFAULTS.threads),
                new WaitingRoom(config.queue(), config.queueBytes(), config.waitLimit()),
                config.decodeLimit(),
                new PictureLimits(config.maxPixels(), config.maxBytes()),
                CheckThresholds.of(config.checks()));
    }

    public MediaSettings withThreads(int count) {
        return new MediaSettings(count, waiting, decodeLimit, limits, thresholds);
    }

    /// The same with the time limit that this decoder asks for.
    MediaSettings asPatientAs(Decoder decoder) {
        return new MediaSettings(
                threads, waiting, decoder.patience(decodeLimit), limits, thresholds);
    }
}
