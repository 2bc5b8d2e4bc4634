package vn.giamsat.probe.onvif;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import vn.giamsat.shared.StartupCheck;

/// Stops the start with settings that no device could be asked with.
@ApplicationScoped
public class OnvifCheck implements StartupCheck {
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final Duration SHORTEST_ANSWER = Duration.ofMillis(100);
    private static final long LEAST_BODY = 16 << 10;
    private static final long MOST_BODY = 4 << 20;
    private static final int MOST_AT_ONCE = 1000;

    private final OnvifConfig.Discovery limits;

    OnvifCheck(OnvifConfig config) {
        this.limits = config.discovery();
    }

    @Override
    public Optional<String> complaint() {
        var body = limits.body().asLongValue();
        return Stream.of(
                        rule(
                                isBetween(SHORTEST, limits.deadline(), LONGEST),
                                "deadline must be from 1 s to 1 min"),
                        rule(
                                isBetween(SHORTEST_ANSWER, limits.answer(), limits.deadline()),
                                "answer must be from 100 ms to the deadline"),
                        rule(body >= LEAST_BODY && body <= MOST_BODY, "body must be 16K to 4M"),
                        rule(
                                limits.concurrency() >= 1 && limits.concurrency() <= MOST_AT_ONCE,
                                "concurrency must be from 1 to 1000"))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static boolean isBetween(Duration least, Duration value, Duration most) {
        return value.compareTo(least) >= 0 && value.compareTo(most) <= 0;
    }

    private static Optional<String> rule(boolean kept, String rule) {
        return kept ? Optional.empty() : Optional.of("giamsat.probe.discovery." + rule);
    }
}
