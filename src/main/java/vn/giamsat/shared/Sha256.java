package vn.giamsat.shared;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// SHA-256 digests (FIPS 180-4), as 64 lower-case hex digits where they are text.
public final class Sha256 {
    /// One for each thread: making one costs more than what it digests, and each probe asks several
    /// times for the shard of its camera.
    private static final ThreadLocal<MessageDigest> OWN = ThreadLocal.withInitial(Sha256::made);

    private Sha256() {}

    /// Of the text in UTF-8.
    public static String hex(String text) {
        return hex(text.getBytes(StandardCharsets.UTF_8));
    }

    public static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(of(bytes));
    }

    /// The digest itself, 32 bytes.
    public static byte[] of(byte[] bytes) {
        return OWN.get().digest(bytes);
    }

    private static MessageDigest made() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
