package vn.giamsat.system;

import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Makes tokens as a realm would that has this key, and such as no realm would make.
record TokenForge(KeyPair keys, String keyId) {
    static KeyPair newKeys() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    String signed(JsonObject claims) {
        var content = content("RS256", claims);
        try {
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(keys.getPrivate());
            signature.update(content.getBytes(StandardCharsets.US_ASCII));
            return content + "." + encoded(signature.sign());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// RFC 8725 section 2.1: nobody signs.
    String unsigned(JsonObject claims) {
        return content("none", claims) + ".";
    }

    /// RFC 8725 section 2.1: the public key, which everybody knows, as the secret of an HMAC.
    String signedWithThePublicKey(JsonObject claims) {
        var content = content("HS256", claims);
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(keys.getPublic().getEncoded(), "HmacSHA256"));
            return content
                    + "."
                    + encoded(mac.doFinal(content.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private String content(String algorithm, JsonObject claims) {
        var header = new JsonObject().put("alg", algorithm).put("typ", "JWT").put("kid", keyId);
        return encoded(header) + "." + encoded(claims);
    }

    private static String encoded(JsonObject json) {
        return encoded(json.encode().getBytes(StandardCharsets.UTF_8));
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static JsonObject header(String token) {
        return part(token, 0);
    }

    static JsonObject claims(String token) {
        return part(token, 1);
    }

    private static JsonObject part(String token, int index) {
        var bytes = Base64.getUrlDecoder().decode(token.split("\\.")[index]);
        return new JsonObject(new String(bytes, StandardCharsets.UTF_8));
    }
}
