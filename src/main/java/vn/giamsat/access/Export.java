package vn.giamsat.access;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.giamsat.shared.Conditions;

/// A file with all of a kind that somebody may see, as the audit tells it.
///
/// @param kind of what is in it
/// @param permission to see that
/// @param told its format, and the filter that narrows it
public record Export(AuditEntry.Kind kind, Permission permission, Map<String, String> told) {
    public Export {
        told = Map.copyOf(told);
    }

    public static Export of(AuditEntry.Kind kind, Permission permission) {
        return new Export(kind, permission, Map.of());
    }

    /// Narrowed by a field's value; null does not narrow.
    ///
    /// @throws vn.giamsat.shared.Problem INVALID_INPUT for a value that no field can have
    public Export by(String field, @Nullable Object value) {
        if (value == null) {
            return this;
        }
        var more = new TreeMap<>(told);
        more.put(field, Conditions.searchable(field, value.toString()));
        return new Export(kind, permission, more);
    }

    /// In a format, for example `csv`.
    public Export as(String format) {
        return by("format", format);
    }
}
