package vn.giamsat.simulator;

import java.util.List;
import java.util.Locale;

/// How a simulated camera asks who is there. Everything but `OPEN` wants `SimulatedLogin`, and
/// `BEARER` a token that nobody has.
public enum LoginScheme {
    OPEN,
    BASIC,
    /// MD5 without qop, as most cameras still ask (RFC 2069 form, kept in RFC 7616 section 3.4.6).
    DIGEST(DigestAlgorithm.MD5),
    /// RFC 7616 with qop and opaque.
    DIGEST_SHA256(DigestAlgorithm.SHA_256),
    /// Two challenges in one answer, the weaker first.
    DIGEST_BOTH(DigestAlgorithm.MD5, DigestAlgorithm.SHA_256),
    /// RFC 6750, of which cameras know nothing: a scheme that a viewer need not know.
    BEARER;

    private final String word = name().toLowerCase(Locale.ROOT).replace('_', '-');
    private final List<DigestAlgorithm> algorithms;

    LoginScheme(DigestAlgorithm... algorithms) {
        this.algorithms = List.of(algorithms);
    }

    /// The name in a camera's path, such as `digest-both`.
    public String word() {
        return word;
    }

    /// The Digest challenges in the order of the answer; empty for other schemes.
    List<DigestAlgorithm> algorithms() {
        return algorithms;
    }
}
