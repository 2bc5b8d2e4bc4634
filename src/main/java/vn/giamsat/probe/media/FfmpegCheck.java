package vn.giamsat.probe.media;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import vn.giamsat.shared.StartupCheck;

/// Looks at the settings and loads FFmpeg before anything is probed: a service that cannot decode
/// would watch nothing.
@ApplicationScoped
public class FfmpegCheck implements StartupCheck {
    private final MediaConfig config;

    FfmpegCheck(MediaConfig config) {
        this.config = config;
    }

    @Override
    public Optional<String> complaint() {
        try {
            MediaSettings.of(config);
            PhotoSettings.of(config.photos());
            config.libraries()
                    .ifPresentOrElse(
                            folder -> Ffmpeg.load(new LibraryFolder(folder)), Ffmpeg::load);
            return Optional.empty();
        } catch (IllegalArgumentException rule) {
            return Optional.of(rule.getMessage());
        } catch (LinkageError unusable) {
            return Optional.of(
                    "FFmpeg cannot be loaded (%s): set giamsat.media.libraries to the folder with the FFmpeg libraries of this version, target/ffmpeg of the build"
                            .formatted(unusable.getMessage()));
        }
    }
}
