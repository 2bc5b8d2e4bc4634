package vn.giamsat.notice;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import vn.giamsat.shared.StartupCheck;

/// Stops the start with settings that nothing could be delivered with.
@ApplicationScoped
public class NoticeCheck implements StartupCheck {
    private static final Duration SHORTEST = Duration.ofMillis(1);
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final NoticeConfig config;

    NoticeCheck(NoticeConfig config) {
        this.config = config;
    }

    @Override
    public Optional<String> complaint() {
        try {
            config.policy();
        } catch (IllegalArgumentException rule) {
            return Optional.of(rule.getMessage());
        }
        return Stream.of(durations(), counts(), readable().stream())
                .flatMap(complaints -> complaints)
                .findFirst();
    }

    private Stream<String> durations() {
        var minute = Duration.ofMinutes(1);
        var tenth = Duration.ofMillis(100);
        return Stream.of(
                        within("look", config.look(), tenth, minute),
                        within("timeout", config.timeout(), tenth, minute),
                        within("first-wait", config.firstWait(), SHORTEST, Duration.ofHours(1)),
                        within("longest-wait", config.longestWait(), SHORTEST, Duration.ofDays(1)),
                        within(
                                "old-secret",
                                config.oldSecret(),
                                Duration.ZERO,
                                Duration.ofDays(30)),
                        within("retention", config.retention(), SECOND, Duration.ofDays(90)))
                .flatMap(Optional::stream);
    }

    private Stream<String> counts() {
        return Stream.of(
                        within("concurrency", config.concurrency(), 256),
                        within("tries", config.tries(), 50))
                .flatMap(Optional::stream);
    }

    private static Optional<String> within(String key, Duration set, Duration min, Duration max) {
        return set.compareTo(min) < 0 || set.compareTo(max) > 0
                ? Optional.of("set giamsat.webhooks.%s to %s to %s".formatted(key, min, max))
                : Optional.empty();
    }

    private static Optional<String> within(String key, int set, int max) {
        return set < 1 || set > max
                ? Optional.of("set giamsat.webhooks.%s to 1 to %d".formatted(key, max))
                : Optional.empty();
    }

    private Optional<String> readable() {
        return config.trustedCertificates()
                .filter(file -> !Files.isReadable(file))
                .map(
                        file ->
                                "giamsat.webhooks.trusted-certificates names %s, which cannot be read"
                                        .formatted(file));
    }
}
