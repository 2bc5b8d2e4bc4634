package vn.giamsat.registry;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import vn.giamsat.probe.Credentials;

/// Seals camera logins with AES-256-GCM (NIST SP 800-38D): one byte length of the key id, the key
/// id, a random 12-byte nonce, ciphertext and 16-byte tag. The camera's id is authenticated with
/// it, so that a sealed login copied to another camera does not open.
@ApplicationScoped
public class CredentialSeal {
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final char SEPARATOR = '\0';

    private final SealConfig config;
    private final SecureRandom random = new SecureRandom();

    CredentialSeal(SealConfig config) {
        this.config = config;
    }

    byte[] seal(UUID cameraId, Credentials credentials) {
        var keyId = config.keyId().getBytes(StandardCharsets.UTF_8);
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        var plain = credentials.user() + SEPARATOR + credentials.password();
        var sealed =
                crypt(Cipher.ENCRYPT_MODE, nonce, cameraId, plain.getBytes(StandardCharsets.UTF_8));
        return ByteBuffer.allocate(1 + keyId.length + NONCE_BYTES + sealed.length)
                .put((byte) keyId.length)
                .put(keyId)
                .put(nonce)
                .put(sealed)
                .array();
    }

    /// @throws IllegalStateException when it was sealed with another key, for another camera, or
    ///     changed
    Credentials open(UUID cameraId, byte[] sealed) {
        var buffer = ByteBuffer.wrap(sealed);
        var keyId = new byte[buffer.get()];
        buffer.get(keyId);
        if (!config.keyId().equals(new String(keyId, StandardCharsets.UTF_8))) {
            throw new IllegalStateException("sealed with a key that is not configured");
        }
        var nonce = new byte[NONCE_BYTES];
        buffer.get(nonce);
        var rest = new byte[buffer.remaining()];
        buffer.get(rest);
        var plain =
                new String(
                        crypt(Cipher.DECRYPT_MODE, nonce, cameraId, rest), StandardCharsets.UTF_8);
        var separator = plain.indexOf(SEPARATOR);
        return new Credentials(plain.substring(0, separator), plain.substring(separator + 1));
    }

    private byte[] crypt(int mode, byte[] nonce, UUID cameraId, byte[] input) {
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key(), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(
                    ByteBuffer.allocate(16)
                            .putLong(cameraId.getMostSignificantBits())
                            .putLong(cameraId.getLeastSignificantBits())
                            .flip());
            return cipher.doFinal(input);
        } catch (GeneralSecurityException refused) {
            throw new IllegalStateException("a camera login cannot be sealed or opened", refused);
        }
    }

    private SecretKey key() {
        var encoded = config.key().orElseThrow(() -> new IllegalStateException(SealConfig.MISSING));
        return new SecretKeySpec(Base64.getDecoder().decode(encoded), "AES");
    }
}
