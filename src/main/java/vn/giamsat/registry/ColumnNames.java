package vn.giamsat.registry;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.giamsat.shared.Problem;
import vn.giamsat.shared.Violation;

/// What a header may call the columns.
///
/// @param columns by name
record ColumnNames(Map<String, String> columns) {
    private static final int SHOWN_LETTERS = 40;

    /// Every column under its own name alone.
    static ColumnNames asThey(Collection<String> columns) {
        var names = new TreeMap<String, String>();
        columns.forEach(column -> names.put(column, column));
        return new ColumnNames(names);
    }

    /// The columns that a header names, in its order. Case does not count.
    ///
    /// @param field what to say that is wrong: the kind of file
    /// @throws Problem INVALID_INPUT for an unknown or a doubled column
    List<String> columns(String field, List<String> header) {
        List<String> found = new ArrayList<>();
        for (var name : header) {
            var column = column(name);
            if (column == null) {
                throw Problem.invalid(
                        new Violation(
                                field,
                                "csv-unknown-column",
                                Map.of(
                                        "column",
                                        shortened(name),
                                        "known",
                                        columns.keySet().toString())));
            }
            if (found.contains(column)) {
                throw Problem.invalid(Violation.of(field, "csv-double-column", "column", name));
            }
            found.add(column);
        }
        return found;
    }

    private @Nullable String column(String name) {
        var exact = columns.get(name);
        return exact != null
                ? exact
                : columns.entrySet().stream()
                        .filter(
                                known ->
                                        known.getKey()
                                                .toLowerCase(Locale.ROOT)
                                                .equals(name.toLowerCase(Locale.ROOT)))
                        .map(Map.Entry::getValue)
                        .findFirst()
                        .orElse(null);
    }

    private static String shortened(String text) {
        return text.length() <= SHOWN_LETTERS ? text : text.substring(0, SHOWN_LETTERS) + "…";
    }
}
