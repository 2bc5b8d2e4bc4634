package vn.giamsat.registry;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/// Digests that only the holder of the ring's keys can compute (HMAC-SHA-256, RFC 2104): of a text
/// that has a secret in it nobody can guess the secret by them, as one could by a bare hash. The
/// key is derived from one of the ring, which itself does nothing but seal.
@ApplicationScoped
public class KeyedDigest {
    private static final String ALGORITHM = "HmacSHA256";
    private static final byte[] PURPOSE = bytes("giamsat: digests of requests");

    private final SealingKeys keys;

    KeyedDigest(SealingKeys keys) {
        this.keys = keys;
    }

    /// One of each key, in hex: first the current key's, which is the one to store, then those that
    /// may have been stored before it.
    public List<String> of(String text) {
        var ring = keys.ring();
        var older = ring.older().stream().sorted().flatMap(id -> ring.named(id).stream());
        return Stream.concat(Stream.of(ring.current()), older)
                .map(key -> digest(digest(key.secret(), PURPOSE), text))
                .toList();
    }

    private static String digest(byte[] key, String text) {
        return HexFormat.of().formatHex(digest(new SecretKeySpec(key, ALGORITHM), bytes(text)));
    }

    private static byte[] digest(SecretKey key, byte[] text) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(text);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
