package vn.giamsat.api.rest;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giamsat.shared.Era;
import vn.giamsat.shared.Problem;
import vn.giamsat.shared.Violation;

/// Parameters with a fixed set of values, or a fixed form.
final class Choice {
    private Choice() {}

    /// @throws Problem INVALID_INPUT naming the parameter and what it may be
    static <E extends Enum<E>> @Nullable E of(
            String parameter, @Nullable String text, Class<E> type) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        try {
            return Enum.valueOf(type, text);
        } catch (IllegalArgumentException unknown) {
            var values = Arrays.toString(type.getEnumConstants());
            throw Problem.invalid(Violation.of(parameter, "one-of", "values", values));
        }
    }

    /// Whether a flag is set; it is not when it is absent. Anything but `true` and `false` is
    /// refused: who writes `dryRun=1` wants nothing stored.
    ///
    /// @throws Problem INVALID_INPUT naming the parameter and what it may be
    static boolean flag(String parameter, @Nullable String text) {
        if (text == null || text.equals("false")) {
            return false;
        }
        if (!text.equals("true")) {
            throw Problem.invalid(Violation.of(parameter, "one-of", "values", "[true, false]"));
        }
        return true;
    }

    /// @throws Problem INVALID_INPUT naming the parameter
    static @Nullable LocalDate day(String parameter, @Nullable String text) {
        try {
            return text == null || text.isEmpty()
                    ? null
                    : Era.demand(parameter, LocalDate.parse(text));
        } catch (DateTimeParseException noDay) {
            throw Problem.invalid(Violation.of(parameter, "day"));
        }
    }

    /// @throws Problem INVALID_INPUT naming the parameter
    static @Nullable Instant instant(String parameter, @Nullable String text) {
        try {
            return text == null || text.isEmpty()
                    ? null
                    : Era.demand(parameter, OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeParseException noInstant) {
            throw Problem.invalid(Violation.of(parameter, "instant"));
        }
    }

    /// @throws Problem INVALID_INPUT naming the parameter
    static @Nullable UUID id(String parameter, @Nullable String text) {
        try {
            return text == null || text.isEmpty() ? null : UUID.fromString(text);
        } catch (IllegalArgumentException noId) {
            throw Problem.invalid(Violation.of(parameter, "uuid"));
        }
    }

    /// @throws Problem INVALID_INPUT naming the parameter, also when there is none
    static LocalDate demandedDay(String parameter, @Nullable String text) {
        var day = day(parameter, text);
        if (day == null) {
            throw Problem.invalid(Violation.of(parameter, "not-null"));
        }
        return day;
    }

    /// The name of the chosen constant; null when there is none.
    static <E extends Enum<E>> @Nullable String name(
            String parameter, @Nullable String text, Class<E> type) {
        var chosen = of(parameter, text, type);
        return chosen == null ? null : chosen.name();
    }
}
