package vn.giamsat.registry;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/// A key that seals camera logins, with the name that stands beside what it sealed.
record SealingKey(String id, SecretKey secret) {
    private static final int KEY_BYTES = 32;
    private static final int MOST_ID_BYTES = 127;

    /// @throws IllegalArgumentException saying what is wrong, without the text
    static SealingKey of(Found found) {
        var idBytes = found.id.getBytes(StandardCharsets.UTF_8).length;
        if (idBytes == 0 || idBytes > MOST_ID_BYTES) {
            throw new IllegalArgumentException(
                    "the name of the key in %s must have 1 to 127 bytes".formatted(found.origin));
        }
        var bytes = decoded(found);
        try {
            return new SealingKey(found.id, new SecretKeySpec(bytes, "AES"));
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    private static byte[] decoded(Found found) {
        try {
            var bytes = Base64.getDecoder().decode(found.text.strip());
            if (bytes.length == KEY_BYTES) {
                return bytes;
            }
        } catch (IllegalArgumentException notBase64) {
            // told below, as the same mistake
        }
        throw new IllegalArgumentException(
                "%s must be 32 bytes in Base64: make one with `openssl rand -base64 32`"
                        .formatted(found.origin));
    }

    @Override
    public String toString() {
        return "SealingKey[" + id + "]";
    }

    /// A key as it is written down somewhere.
    ///
    /// @param text 32 bytes in Base64, if it is right
    /// @param origin the configuration key, or what else an operator looks for
    record Found(String id, String text, String origin) {
        @Override
        public String toString() {
            return "Found[" + id + " in " + origin + "]";
        }
    }
}
