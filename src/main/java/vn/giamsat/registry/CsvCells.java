package vn.giamsat.registry;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.giamsat.shared.Violation;

/// The cells of one line by column, read as what they should be. An empty cell is null; a cell that
/// cannot be read becomes a violation and null.
final class CsvCells {
    private final Map<String, String> cells;
    private final List<Violation> violations = new ArrayList<>();

    CsvCells(Map<String, String> cells) {
        this.cells = cells;
    }

    List<Violation> violations() {
        return violations;
    }

    @Nullable String text(String column) {
        var cell = cells.get(column);
        return cell == null || cell.isBlank() ? null : cell.strip();
    }

    /// The text without the apostrophe by which an export keeps it from being run as a formula.
    @Nullable String plain(String column) {
        var text = text(column);
        var guarded = text != null && text.startsWith("'");
        return guarded && !Objects.equals(CsvFile.harmless(text.substring(1)), text.substring(1))
                ? text.substring(1)
                : text;
    }

    /// The cell as it stands, outer blanks and all: for passwords.
    @Nullable String raw(String column) {
        var cell = cells.get(column);
        return cell == null || cell.isEmpty() ? null : cell;
    }

    @Nullable UUID id(String column) {
        return read(column, UUID::fromString, Violation.of(column, "uuid"));
    }

    @Nullable Integer integer(String column) {
        return read(column, Integer::valueOf, Violation.of(column, "integer"));
    }

    @Nullable Double decimal(String column) {
        return read(column, Double::valueOf, Violation.of(column, "number"));
    }

    ProbeIntervals intervals() {
        return new ProbeIntervals(
                integer("descriptionIntervalSeconds"), integer("pictureIntervalSeconds"));
    }

    <E extends Enum<E>> @Nullable E constant(String column, Class<E> type) {
        return read(
                column,
                name -> Enum.valueOf(type, name),
                Violation.of(column, "one-of", "values", Arrays.toString(type.getEnumConstants())));
    }

    /// An instant, or a time or day of Viet Nam, also as people write it: `31/05/2021 17:00`.
    @Nullable Instant instant(String column) {
        return read(column, FieldTime::of, Violation.of(column, "time-form"));
    }

    private <T> @Nullable T read(String column, Function<String, T> reader, Violation otherwise) {
        var text = text(column);
        if (text == null) {
            return null;
        }
        try {
            return reader.apply(text);
        } catch (IllegalArgumentException unreadable) {
            violations.add(otherwise);
            return null;
        }
    }
}
