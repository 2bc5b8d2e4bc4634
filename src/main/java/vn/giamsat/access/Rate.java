package vn.giamsat.access;

import io.quarkus.runtime.configuration.DurationConverter;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/// How much of something is allowed in which time.
///
/// @param permits at least 1; all may be used at once, then they come back evenly
/// @param per 1 s to 1 day
record Rate(int permits, Duration per) {
    static final String OFF = "off";
    private static final Pattern FORM = Pattern.compile("([0-9]{1,9})/(.+)");
    private static final Duration LONGEST = Duration.ofDays(1);

    Rate {
        if (permits < 1 || per.toSeconds() < 1 || per.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("out of range");
        }
    }

    /// From a text such as `30/1m`; `off` is no rate.
    ///
    /// @throws IllegalArgumentException for any other form
    static Optional<Rate> parse(String text) {
        if (text.equals(OFF)) {
            return Optional.empty();
        }
        var form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException("no rate");
        }
        var per = DurationConverter.parseDuration(form.group(2));
        return Optional.of(new Rate(Integer.parseInt(form.group(1)), per));
    }

    /// After which time one permit comes back.
    long nanosPerPermit() {
        return per.toNanos() / permits;
    }
}
