package vn.giamsat.probe.media;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.CreationException;
import java.util.Optional;
import vn.giamsat.shared.StartupCheck;

/// Looks at the settings and has FFmpeg loaded before anything is probed: a service that cannot
/// decode would watch nothing.
@ApplicationScoped
public class FfmpegCheck implements StartupCheck {
    private final MediaConfig config;
    private final Decoder decoder;

    FfmpegCheck(MediaConfig config, Decoder decoder) {
        this.config = config;
        this.decoder = decoder;
    }

    @Override
    public Optional<String> complaint() {
        try {
            MediaSettings.of(config);
            PhotoSettings.of(config.photos());
            decoder.prepare();
            return Optional.empty();
        } catch (IllegalArgumentException rule) {
            return Optional.of(rule.getMessage());
        } catch (CreationException unmade) {
            return Optional.of(rule(unmade));
        } catch (IllegalStateException unstartable) {
            return Optional.of(
                    "pictures cannot be decoded (%s): look whether this user may start processes, and at giamsat.decoder"
                            .formatted(unstartable.getMessage()));
        } catch (LinkageError unusable) {
            return Optional.of(
                    "FFmpeg cannot be loaded (%s): set giamsat.media.libraries to the folder with the FFmpeg libraries of this version, target/ffmpeg of the build"
                            .formatted(unusable.getMessage()));
        }
    }

    /// The container wraps what the decoder says to its settings.
    private static String rule(Throwable unmade) {
        var cause = unmade.getCause();
        return cause == null ? unmade.getMessage() : rule(cause);
    }
}
