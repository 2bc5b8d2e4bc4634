package vn.giamsat.shared;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The one exception for "this cannot be done": carries the code that both APIs map. Clients see
/// the code and its localised text; the subject, if any, is shown behind it; `getMessage` is for
/// logs.
public final class Problem extends RuntimeException {
    private final ErrorCode code;
    private final String subject;
    private final transient List<Violation> violations;
    private final @Nullable Duration retryAfter;

    public Problem(ErrorCode code) {
        this(code, "");
    }

    /// @param subject what the problem is about, for clients to read: never an address or a login
    public Problem(ErrorCode code, String subject) {
        this(code, subject, List.of());
    }

    public Problem(ErrorCode code, String subject, List<Violation> violations) {
        this(code, subject, violations, null);
    }

    private Problem(
            ErrorCode code,
            String subject,
            List<Violation> violations,
            @Nullable Duration retryAfter) {
        super(code.wireName() + (subject.isEmpty() ? "" : ": " + subject));
        this.code = code;
        this.subject = subject;
        this.violations = List.copyOf(violations);
        this.retryAfter = retryAfter;
    }

    /// A limit is reached.
    ///
    /// @param retryAfter whole seconds until there is something left
    public static Problem tooMany(Duration retryAfter) {
        return later(ErrorCode.TOO_MANY_REQUESTS, retryAfter);
    }

    /// What will be possible later.
    ///
    /// @param retryAfter whole seconds
    public static Problem later(ErrorCode code, Duration retryAfter) {
        return new Problem(code, "", List.of(), retryAfter);
    }

    /// Something in the input is wrong.
    public static Problem invalid(Violation... violations) {
        return new Problem(ErrorCode.INVALID_INPUT, "", List.of(violations));
    }

    public ErrorCode code() {
        return code;
    }

    public String subject() {
        return subject;
    }

    public List<Violation> violations() {
        return violations;
    }

    /// When it is worth trying again, where that is known.
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
