package vn.giamsat.probe.wire;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/// The hash functions of Digest (RFC 7616 section 6.1), the stronger first. The `-sess` forms bind
/// the password hash to the first nonces.
enum DigestAlgorithm {
    SHA_256("SHA-256", "SHA-256", false),
    SHA_256_SESS("SHA-256-sess", "SHA-256", true),
    MD5("MD5", "MD5", false),
    MD5_SESS("MD5-sess", "MD5", true);

    private static final DigestAlgorithm[] ALL = values();

    private final String token;
    private final boolean session;

    /// One for each thread: making one costs more than what it digests.
    private final ThreadLocal<MessageDigest> own;

    DigestAlgorithm(String token, String function, boolean session) {
        this.token = token;
        this.session = session;
        this.own = ThreadLocal.withInitial(() -> made(function));
    }

    private static MessageDigest made(String function) {
        try {
            return MessageDigest.getInstance(function);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has " + function, impossible);
        }
    }

    /// The algorithm by the name in a challenge; empty when it is not supported.
    static Optional<DigestAlgorithm> named(String token) {
        for (var algorithm : ALL) {
            if (algorithm.token.equalsIgnoreCase(token)) {
                return Optional.of(algorithm);
            }
        }
        return Optional.empty();
    }

    boolean isSession() {
        return session;
    }

    /// Hash of wire text as lower-case hex digits.
    String hash(String text) {
        var digest = own.get().digest(text.getBytes(StandardCharsets.ISO_8859_1));
        return HexFormat.of().formatHex(digest);
    }
}
