package vn.giamsat.digest;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import vn.giamsat.shared.StartupCheck;

/// Stops the start with settings that no letter could be sent with.
@ApplicationScoped
public class MailCheck implements StartupCheck {
    private static final Pattern ADDRESS = Pattern.compile("[^@\\s<>]+@[^@\\s<>]+");
    private static final Pattern UNSUBSCRIBE = Pattern.compile("(https://|mailto:)[^\\s<>]+");
    private static final Duration SHORTEST = Duration.ofMillis(1);
    private static final Duration TENTH = Duration.ofMillis(100);

    private final MailConfig config;

    MailCheck(MailConfig config) {
        this.config = config;
    }

    @Override
    public Optional<String> complaint() {
        return Stream.of(addresses(), durations(), counts())
                .flatMap(complaints -> complaints)
                .findFirst();
    }

    private Stream<String> addresses() {
        var lacksFrom = config.from().filter(from -> ADDRESS.matcher(from).matches()).isEmpty();
        var wrongEnd =
                config.unsubscribe().filter(it -> !UNSUBSCRIBE.matcher(it).matches()).isPresent();
        return Stream.of(
                        config.isOn() && lacksFrom
                                ? "set giamsat.mail.from to the address that letters come from"
                                : "",
                        wrongEnd
                                ? "set giamsat.mail.unsubscribe to an https or mailto address"
                                : "")
                .filter(complaint -> !complaint.isEmpty());
    }

    private Stream<String> durations() {
        return Stream.of(
                        within("look", config.look(), TENTH, Duration.ofMinutes(10)),
                        within("timeout", config.timeout(), TENTH, Duration.ofMinutes(5)),
                        within("first-wait", config.firstWait(), SHORTEST, Duration.ofHours(1)),
                        within("longest-wait", config.longestWait(), SHORTEST, Duration.ofDays(1)),
                        within(
                                "retention",
                                config.retention(),
                                Duration.ofSeconds(1),
                                Duration.ofDays(90)))
                .flatMap(Optional::stream);
    }

    private Stream<String> counts() {
        return Stream.of(
                        within("concurrency", config.concurrency(), 64),
                        within("tries", config.tries(), 50))
                .flatMap(Optional::stream);
    }

    private static Optional<String> within(String key, Duration set, Duration min, Duration max) {
        return set.compareTo(min) < 0 || set.compareTo(max) > 0
                ? Optional.of("set giamsat.mail.%s to %s to %s".formatted(key, min, max))
                : Optional.empty();
    }

    private static Optional<String> within(String key, int set, int max) {
        return set < 1 || set > max
                ? Optional.of("set giamsat.mail.%s to 1 to %d".formatted(key, max))
                : Optional.empty();
    }
}
