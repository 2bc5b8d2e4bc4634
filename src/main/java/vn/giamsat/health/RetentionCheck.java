package vn.giamsat.health;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import vn.giamsat.shared.StartupCheck;

/// Stops the start with a retention that would show no picture at all, or keep people's pictures
/// for ever.
@ApplicationScoped
public class RetentionCheck implements StartupCheck {
    static final Duration SHORTEST = Duration.ofSeconds(1);
    static final Duration LONGEST = Duration.ofDays(30);

    private final HealthConfig config;

    RetentionCheck(HealthConfig config) {
        this.config = config;
    }

    @Override
    public Optional<String> complaint() {
        var kept = config.pictureRetention();
        return kept.compareTo(SHORTEST) < 0 || kept.compareTo(LONGEST) > 0
                ? Optional.of("set giamsat.health.picture-retention to 1 s to 30 days")
                : Optional.empty();
    }
}
