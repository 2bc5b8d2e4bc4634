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
    private final transient List<String> legal;

    public Problem(ErrorCode code) {
        this(code, "");
    }

    /// @param subject what the problem is about, for clients to read: never an address or a login
    public Problem(ErrorCode code, String subject) {
        this(code, subject, List.of());
    }

    public Problem(ErrorCode code, String subject, List<Violation> violations) {
        this(code, subject, violations, null, List.of());
    }

    private Problem(
            ErrorCode code,
            String subject,
            List<Violation> violations,
            @Nullable Duration retryAfter,
            List<String> legal) {
        super(code.wireName() + (subject.isEmpty() ? "" : ": " + subject));
        this.code = code;
        this.subject = subject;
        this.violations = List.copyOf(violations);
        this.retryAfter = retryAfter;
        this.legal = List.copyOf(legal);
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
        return new Problem(code, "", List.of(), retryAfter, List.of());
    }

    /// What was asked cannot be done as things stand; other things can.
    ///
    /// @param legal their stable names
    public static Problem insteadOf(ErrorCode code, String subject, List<String> legal) {
        return new Problem(code, subject, List.of(), null, legal);
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

    /// What can be done instead, by stable names; empty where that is not told.
    public List<String> legal() {
        return legal;
    }

    /// When it is worth trying again, where that is known.
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
