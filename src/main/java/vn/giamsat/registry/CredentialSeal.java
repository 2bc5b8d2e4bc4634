package vn.giamsat.registry;

import jakarta.inject.Singleton;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import vn.giamsat.probe.Credentials;

/// Seals camera logins with AES-256-GCM (NIST SP 800-38D): one byte length of the key id, the key
/// id, a random 12-byte nonce, ciphertext and 16-byte tag. The camera's id is authenticated with
/// it, so that a sealed login copied to another camera does not open. The ring's current key seals;
/// the one that is named opens.
@Singleton
public class CredentialSeal {
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final char SEPARATOR = '\0';

    private final SealingKeys keys;
    private final SecureRandom random = new SecureRandom();

    CredentialSeal(SealingKeys keys) {
        this.keys = keys;
    }

    /// With the current key.
    byte[] seal(UUID cameraId, Credentials credentials) {
        var key = keys.ring().current();
        var keyId = key.id().getBytes(StandardCharsets.UTF_8);
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        var plain = credentials.user() + SEPARATOR + credentials.password();
        var box = new Box(key, nonce, cameraId);
        var sealed = box.crypt(Cipher.ENCRYPT_MODE, plain.getBytes(StandardCharsets.UTF_8));
        return ByteBuffer.allocate(1 + keyId.length + NONCE_BYTES + sealed.length)
                .put((byte) keyId.length)
                .put(keyId)
                .put(nonce)
                .put(sealed)
                .array();
    }

    /// Seals another secret of the service, bound to the id of its row.
    public byte[] sealSecret(UUID id, String secret) {
        return seal(id, new Credentials("", secret));
    }

    /// @throws IllegalStateException as for logins
    public String openSecret(UUID id, byte[] sealed) {
        return open(id, sealed).password();
    }

    /// @throws IllegalStateException when it was sealed with a key that is not in the ring, for
    ///     another camera, or changed
    Credentials open(UUID cameraId, byte[] sealed) {
        try {
            return opened(cameraId, ByteBuffer.wrap(sealed));
        } catch (BufferUnderflowException | NegativeArraySizeException tooShort) {
            throw new IllegalStateException("what is stored is no sealed login", tooShort);
        }
    }

    private Credentials opened(UUID cameraId, ByteBuffer buffer) {
        var keyId = new String(taken(buffer, buffer.get()), StandardCharsets.UTF_8);
        var key =
                keys.ring()
                        .named(keyId)
                        .orElseThrow(
                                () ->
                                        new IllegalStateException(
                                                "sealed with the key "
                                                        + keyId
                                                        + ", which is not configured"));
        var box = new Box(key, taken(buffer, NONCE_BYTES), cameraId);
        var plain =
                new String(
                        box.crypt(Cipher.DECRYPT_MODE, taken(buffer, buffer.remaining())),
                        StandardCharsets.UTF_8);
        var separator = plain.indexOf(SEPARATOR);
        return new Credentials(plain.substring(0, separator), plain.substring(separator + 1));
    }

    private static byte[] taken(ByteBuffer buffer, int count) {
        var bytes = new byte[count];
        buffer.get(bytes);
        return bytes;
    }

    /// What one login is sealed in.
    private record Box(SealingKey key, byte[] nonce, UUID cameraId) {
        /// One for each thread: making one costs more than to open a login, which each probe does.
        private static final ThreadLocal<Cipher> OWN = ThreadLocal.withInitial(Box::cipher);

        private static Cipher cipher() {
            try {
                return Cipher.getInstance("AES/GCM/NoPadding");
            } catch (GeneralSecurityException impossible) {
                throw new IllegalStateException("every Java has AES-GCM", impossible);
            }
        }

        byte[] crypt(int mode, byte[] input) {
            try {
                var cipher = OWN.get();
                cipher.init(mode, key.secret(), new GCMParameterSpec(TAG_BITS, nonce));
                cipher.updateAAD(
                        ByteBuffer.allocate(16)
                                .putLong(cameraId.getMostSignificantBits())
                                .putLong(cameraId.getLeastSignificantBits())
                                .flip());
                return cipher.doFinal(input);
            } catch (GeneralSecurityException refused) {
                throw new IllegalStateException(
                        "a camera login cannot be sealed or opened", refused);
            }
        }
    }
}
