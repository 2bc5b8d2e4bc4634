package vn.giamsat.photo;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Optional;
import vn.giamsat.shared.StartupCheck;

/// Stops the start with settings of photos that nobody could mean.
@ApplicationScoped
public class PhotoCheck implements StartupCheck {
    private static final long LEAST_BYTES = 64 << 10;
    private static final long MOST_BYTES = 16 << 20;

    private final PhotoConfig config;

    PhotoCheck(PhotoConfig config) {
        this.config = config;
    }

    @Override
    public Optional<String> complaint() {
        var bytes = config.maxBytes().asLongValue();
        if (bytes < LEAST_BYTES || bytes > MOST_BYTES) {
            return Optional.of("set giamsat.photos.max-bytes to 64K to 16M");
        }
        if (isOutside(config.uploadLifetime(), Duration.ofSeconds(1), Duration.ofDays(30))) {
            return Optional.of("set giamsat.photos.upload-lifetime to 1 s to 30 days");
        }
        if (isOutside(config.retention(), Duration.ofDays(1), Duration.ofDays(3653))) {
            return Optional.of("set giamsat.photos.retention to 1 day to 10 years");
        }
        return config.store() == PhotoStore.Kind.FOLDER
                        && config.folder().filter(Files::isWritable).isEmpty()
                ? Optional.of("set giamsat.photos.folder to a folder that the service may write to")
                : Optional.empty();
    }

    private static boolean isOutside(Duration given, Duration shortest, Duration longest) {
        return given.compareTo(shortest) < 0 || given.compareTo(longest) > 0;
    }
}
