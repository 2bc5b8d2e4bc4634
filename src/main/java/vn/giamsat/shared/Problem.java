package vn.giamsat.shared;

import java.util.List;

/// The one exception for "this cannot be done": carries the code that both APIs map. Clients see
/// the code and its localised text; `getMessage` is for logs.
public final class Problem extends RuntimeException {
    private final ErrorCode code;
    private final transient List<Violation> violations;

    public Problem(ErrorCode code) {
        this(code, code.wireName());
    }

    public Problem(ErrorCode code, String message) {
        this(code, message, List.of());
    }

    public Problem(ErrorCode code, String message, List<Violation> violations) {
        super(message);
        this.code = code;
        this.violations = List.copyOf(violations);
    }

    /// Something in the input is wrong.
    public static Problem invalid(String field, String rule) {
        return new Problem(
                ErrorCode.INVALID_INPUT, field + " " + rule, List.of(new Violation(field, rule)));
    }

    public ErrorCode code() {
        return code;
    }

    public List<Violation> violations() {
        return violations;
    }
}
