package vn.giamsat.probe.media;

import static vn.giamsat.probe.media.SettingRange.within;

import java.time.Duration;

/// What `MediaConfig.Photos` says, as plain values.
///
/// @param threads that develop photos
/// @param timeLimit how long one photo may be worked on
public record PhotoSettings(int threads, int maxPixels, Duration timeLimit) {
    public static final PhotoSettings DEFAULTS =
            new PhotoSettings(1, 50_000_000, Duration.ofSeconds(20));

    /// Photos that may wait for a thread: senders come back.
    private static final WaitingRoom WAITING =
            new WaitingRoom(8, 128 << 20, Duration.ofSeconds(10));

    /// Files are limited when they are sent.
    private static final int MAX_BYTES = 1 << 28;

    public PhotoSettings {
        within("giamsat.media.photos.threads", threads, 1, 16);
        within("giamsat.media.photos.max-pixels", maxPixels, 64, 1 << 28);
        within("giamsat.media.photos.time-limit in ms", timeLimit.toMillis(), 1, 600_000);
    }

    /// @throws IllegalArgumentException naming the key that is out of range
    static PhotoSettings of(MediaConfig.Photos config) {
        return new PhotoSettings(config.threads(), config.maxPixels(), config.timeLimit());
    }

    PictureLimits limits() {
        return new PictureLimits(maxPixels, MAX_BYTES);
    }

    MediaSettings pool() {
        return new MediaSettings(threads, WAITING, timeLimit, limits(), CheckThresholds.DEFAULTS);
    }
}
