package vn.giamsat.access;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One value of the configuration that administrators may change while the service runs. The
/// feature that goes by it asks for it each time. Any thread.
public final class Setting {
    private final String key;
    private final Range range;
    private final int byDefault;
    private final About about;
    private volatile @Nullable Integer chosen;

    /// @param key as in the configuration, without `giamsat.`
    /// @param byDefault as configured at the start, which the range does not bind; in whole units
    public Setting(String key, Range range, int byDefault, About about) {
        this.key = key;
        this.range = range;
        this.byDefault = byDefault;
        this.about = about;
    }

    /// What the value counts.
    public enum Unit {
        SECONDS,
        /// Probes in a row.
        PROBES
    }

    /// What may be chosen, both ends included.
    public record Range(int min, int max, Unit unit) {
        boolean holds(int value) {
            return min <= value && value <= max;
        }
    }

    /// Whole seconds, as a setting counts them.
    public static int seconds(Duration duration) {
        return (int) Math.min(duration.toSeconds(), Integer.MAX_VALUE);
    }

    /// What it means, for administrators.
    public record About(String vi, String en) {}

    /// What an administrator chose; empty while the configuration counts.
    public Optional<Integer> chosen() {
        return Optional.ofNullable(chosen);
    }

    /// Null goes back to the configuration.
    void choose(@Nullable Integer value) {
        chosen = value;
    }

    String key() {
        return key;
    }

    Range range() {
        return range;
    }

    int byDefault() {
        return byDefault;
    }

    About about() {
        return about;
    }
}
