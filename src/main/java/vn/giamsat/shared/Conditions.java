package vn.giamsat.shared;

import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The `where` of a query that is put together from optional filters. Values are always bound,
/// never written into the text.
public final class Conditions {
    /// Characters that may be searched for; names are no longer.
    private static final int MAX_TEXT = 200;

    private final List<String> terms = new ArrayList<>();
    private final List<@Nullable Object> values = new ArrayList<>();

    /// Adds a condition on a value; null adds none.
    ///
    /// @param term with `?` in the place of the value
    public Conditions and(String term, @Nullable Object value) {
        if (value != null) {
            terms.add(term.replace("?", bound(value)));
        }
        return this;
    }

    /// Adds "contains this text, whatever its case"; null adds none.
    ///
    /// @throws Problem INVALID_INPUT for a text that no name can contain
    public Conditions contains(String column, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return this;
        }
        var escaped = searchable("text", text).strip().replaceAll("([\\\\%_])", "\\\\$1");
        return and(column + " ilike ?", "%" + escaped + "%");
    }

    /// The text, unless it is longer than any name.
    ///
    /// @throws Problem INVALID_INPUT
    public static String searchable(String field, String text) {
        if (text.length() > MAX_TEXT) {
            throw Problem.invalid(
                    new Violation(
                            field, "size", Map.of("min", "0", "max", Integer.toString(MAX_TEXT))));
        }
        return text;
    }

    /// Adds "behind this place" for a list that is ordered by (key, id).
    public Conditions behind(String key, String id, @Nullable Cursor place) {
        if (place != null) {
            terms.add(
                    "(%s, %s) > (%s, %s)"
                            .formatted(key, id, bound(place.key()), bound(place.id())));
        }
        return this;
    }

    /// Binds a value outside the `where`, for example a limit.
    public String bound(Object value) {
        values.add(value);
        return "$" + values.size();
    }

    /// The `where` clause, or nothing when there is no condition.
    public String where() {
        return terms.isEmpty() ? "" : " where " + String.join(" and ", terms);
    }

    public Tuple tuple() {
        return Tuple.tuple(new ArrayList<>(values));
    }
}
