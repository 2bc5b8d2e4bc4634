package vn.giamsat.photo;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import vn.giamsat.shared.StartupCheck;

/// Opens the bucket where one is configured, and stops the start without it where photos go there.
@ApplicationScoped
public class BucketCheck implements StartupCheck {
    private final PhotoConfig config;
    private final Bucket bucket;

    BucketCheck(PhotoConfig config, Bucket bucket) {
        this.config = config;
        this.bucket = bucket;
    }

    @Override
    public Optional<String> complaint() {
        if (config.store() != PhotoStore.Kind.BUCKET && config.bucket().endpoint().isEmpty()) {
            return Optional.empty();
        }
        var timeout = config.bucket().timeout();
        if (timeout.compareTo(Duration.ofMillis(100)) < 0
                || timeout.compareTo(Duration.ofMinutes(2)) > 0) {
            return Optional.of("set giamsat.photos.bucket.timeout to 100 ms to 2 min");
        }
        try {
            bucket.open();
            return Optional.empty();
        } catch (IllegalArgumentException wrong) {
            return Optional.of(wrong.getMessage());
        }
    }
}
