package vn.giamsat.api.rest;

import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.giamsat.shared.Problem;
import vn.giamsat.shared.Violation;

/// How JSON may be shaped, whoever sends it. Drafts need a depth of 3, texts of 1,000 characters
/// and numbers of 18 digits; what their fields may hold stands on the fields.
public final class JsonLimits {
    static final int DEPTH = 32;
    private static final int TEXT = 20_000;
    private static final int NAME = 200;
    private static final int DIGITS = 100;

    private JsonLimits() {}

    static StreamReadConstraints constraints() {
        return constraints(TEXT);
    }

    /// With longer texts.
    public static StreamReadConstraints constraints(int textLength) {
        return StreamReadConstraints.builder()
                .maxNestingDepth(DEPTH)
                .maxStringLength(textLength)
                .maxNameLength(NAME)
                .maxNumberLength(DIGITS)
                .build();
    }

    /// Whether a failure means that the limits were broken, and not that the JSON is none.
    static boolean broken(@Nullable Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof StreamConstraintsException) {
                return true;
            }
        }
        return false;
    }

    public static Problem problem() {
        return Problem.invalid(
                new Violation("body", "json-limits", Map.of("depth", Integer.toString(DEPTH))));
    }
}
