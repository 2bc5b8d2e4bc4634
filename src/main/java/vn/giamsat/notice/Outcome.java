package vn.giamsat.notice;

import org.jspecify.annotations.Nullable;

/// What one try to deliver came to.
///
/// @param status of the answer, in HTTP or SMTP; null without one
public record Outcome(Result result, @Nullable Integer status) {
    /// Stable words, stored and shown.
    public enum Result {
        /// A status of 200 to 299; of mail, that a server took it.
        DELIVERED,
        /// A status of 300 to 399: redirects are not followed, they would lead past the policy.
        REDIRECTED,
        /// Any other status.
        REFUSED,
        /// No answer in time.
        TIMED_OUT,
        /// There is no such name.
        NAME_UNKNOWN,
        /// The name leads to an address that the policy refuses.
        ADDRESS_FORBIDDEN,
        /// TLS was not agreed on, or the certificate is not trusted.
        TLS_FAILED,
        /// No connection, or it broke.
        UNREACHABLE,
        /// No secret of the destination opens: its key is missing in the ring.
        SECRET_LOST,
        /// Of mail: what it tells is not the addressee's to know any more, or is not wanted.
        WITHDRAWN
    }

    public static Outcome without(Result result) {
        return new Outcome(result, null);
    }

    /// With a status that says no.
    public static Outcome refused(int status) {
        return new Outcome(Result.REFUSED, status);
    }

    static Outcome answered(int status) {
        if (status >= 200 && status < 300) {
            return new Outcome(Result.DELIVERED, status);
        }
        var redirected = status >= 300 && status < 400;
        return new Outcome(redirected ? Result.REDIRECTED : Result.REFUSED, status);
    }

    boolean isDelivered() {
        return result == Result.DELIVERED;
    }

    /// Whether no other try could end otherwise.
    boolean isFinal() {
        return result == Result.WITHDRAWN;
    }
}
