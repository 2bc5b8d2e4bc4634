package vn.giamsat.simulator;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// The hash of a Digest challenge (RFC 7616 section 3.2).
enum DigestAlgorithm {
    MD5("MD5"),
    SHA_256("SHA-256");

    private final String wireName;

    DigestAlgorithm(String wireName) {
        this.wireName = wireName;
    }

    /// As in the header and in the JDK.
    String wireName() {
        return wireName;
    }

    /// Only the newer algorithm is asked for with qop, see `LoginScheme`.
    boolean wantsQop() {
        return this == SHA_256;
    }

    String hash(String text) {
        try {
            var digest = MessageDigest.getInstance(wireName);
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible); // each Java platform has both
        }
    }
}
