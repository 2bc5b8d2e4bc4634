package vn.giamsat.shared;

import java.util.LinkedHashMap;
import java.util.Map;

/// One rule that one field of an input breaks.
///
/// @param field path of the field as the client named it, for example `streamAddress.main`
/// @param rule stable key such as `not-blank`; its text stands in the bundles as `rule.not-blank`
/// @param details values that the text mentions, such as `min` and `max`
public record Violation(String field, String rule, Map<String, String> details) {
    public Violation {
        details = Map.copyOf(details);
    }

    public static Violation of(String field, String rule) {
        return new Violation(field, rule, Map.of());
    }

    /// With one value that the text mentions.
    public static Violation of(String field, String rule, String key, Object value) {
        return new Violation(field, rule, Map.of(key, value.toString()));
    }

    /// A number out of its range.
    public static Violation between(String field, Object min, Object max) {
        Map<String, String> range = new LinkedHashMap<>();
        range.put("min", min.toString());
        range.put("max", max.toString());
        return new Violation(field, "range", range);
    }

    /// The same rule on another field.
    public Violation on(String otherField) {
        return new Violation(otherField, rule, details);
    }
}
