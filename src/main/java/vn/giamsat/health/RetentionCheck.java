package vn.giamsat.health;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.giamsat.shared.StartupCheck;

/// Stops the start with a retention that would show no picture at all, or keep the last pictures of
/// cameras for ever; and with one that would drop history before it is looked at.
@ApplicationScoped
public class RetentionCheck implements StartupCheck {
    static final Duration SHORTEST = Duration.ofSeconds(1);
    static final Duration LONGEST = Duration.ofDays(30);

    private final HealthConfig config;

    RetentionCheck(HealthConfig config) {
        this.config = config;
    }

    /// A duration that is configured, and between which it makes sense.
    private record Range(String key, Duration kept, Duration shortest, Duration longest) {
        boolean isLeft() {
            return kept.compareTo(shortest) < 0 || kept.compareTo(longest) > 0;
        }
    }

    @Override
    public Optional<String> complaint() {
        var wrong =
                Stream.of(
                                picture(),
                                ofIncidents(),
                                renewal(),
                                days("sample-retention", config.sampleRetention(), 1, 7),
                                days("hour-retention", config.hourRetention(), 31, 3_653))
                        .flatMap(Optional::stream)
                        .collect(Collectors.joining("; "));
        return wrong.isEmpty() ? Optional.empty() : Optional.of(wrong);
    }

    private Optional<String> picture() {
        var range = new Range("picture-retention", config.pictureRetention(), SHORTEST, LONGEST);
        return told(range, "1 s to 30 days");
    }

    private Optional<String> ofIncidents() {
        return config.incidentPictureRetention()
                .flatMap(kept -> days("incident-picture-retention", kept, 1, 36_525));
    }

    private Optional<String> renewal() {
        var longest = Duration.ofHours(24);
        return told(
                new Range("picture-renewal", config.pictureRenewal(), SHORTEST, longest),
                "1 s to 24 h");
    }

    private static Optional<String> days(String key, Duration kept, int fewest, int most) {
        var range = new Range(key, kept, Duration.ofDays(fewest), Duration.ofDays(most));
        return told(range, "%d to %d days".formatted(fewest, most));
    }

    private static Optional<String> told(Range range, String sensible) {
        return range.isLeft()
                ? Optional.of("set giamsat.health.%s to %s".formatted(range.key(), sensible))
                : Optional.empty();
    }
}
