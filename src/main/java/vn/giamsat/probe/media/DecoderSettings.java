package vn.giamsat.probe.media;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// What decoding needs to know, in whatever process it happens.
///
/// @param libraries folder with FFmpeg's libraries; null for those of the class path
/// @param pictures limits of cameras' pictures
/// @param photos limits of phones' photos
public record DecoderSettings(
        @Nullable Path libraries,
        PictureLimits pictures,
        CheckThresholds thresholds,
        PictureLimits photos) {
    public static final DecoderSettings DEFAULTS =
            new DecoderSettings(
                    null,
                    PictureLimits.DEFAULTS,
                    CheckThresholds.DEFAULTS,
                    PhotoSettings.DEFAULTS.limits());

    /// @throws IllegalArgumentException naming the key that is out of range
    public static DecoderSettings of(MediaConfig config) {
        var pictures = MediaSettings.of(config);
        return new DecoderSettings(
                config.libraries().orElse(null),
                pictures.limits(),
                pictures.thresholds(),
                PhotoSettings.of(config.photos()).limits());
    }
}
