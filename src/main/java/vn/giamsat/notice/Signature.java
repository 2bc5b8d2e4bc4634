package vn.giamsat.notice;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Signs as the Standard Webhooks specification says
/// (https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md):
/// `v1,` and Base64 of HMAC-SHA256 over `id.timestamp.body`, one for each secret in force.
final class Signature {
    private static final String PREFIX = "whsec_";
    private static final int SECRET_BYTES = 32;
    private static final String ALGORITHM = "HmacSHA256";

    private Signature() {}

    static String freshSecret() {
        var bytes = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(bytes); // a static one would keep its seed in a native image
        return PREFIX + Base64.getEncoder().encodeToString(bytes);
    }

    /// What the header `webhook-signature` says.
    ///
    /// @param timestamp seconds since 1970, UTC
    static String of(UUID event, long timestamp, String body, List<String> secrets) {
        var signed = "%s.%d.%s".formatted(event, timestamp, body);
        return secrets.stream().map(secret -> one(secret, signed)).collect(Collectors.joining(" "));
    }

    private static String one(String secret, String signed) {
        var key = Base64.getDecoder().decode(secret.substring(PREFIX.length()));
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            var code = mac.doFinal(signed.getBytes(StandardCharsets.UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(code);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every Java has HMAC-SHA256", missing);
        }
    }
}
