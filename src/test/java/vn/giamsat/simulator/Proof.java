package vn.giamsat.simulator;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

/// An Authorization value as an independent client makes it (RFC 7617; RFC 7616 section 3.4.1).
///
/// @param challenge the value of WWW-Authenticate
record Proof(String challenge, String user, String password, int count) {
    static Proof of(String challenge) {
        return new Proof(challenge, SimulatedLogin.USER, SimulatedLogin.PASSWORD, 1);
    }

    Proof withPassword(String other) {
        return new Proof(challenge, user, other, count);
    }

    Proof withCount(int other) {
        return new Proof(challenge, user, password, other);
    }

    String header(String method, String uri) {
        return "Authorization: " + (challenge.startsWith("Basic") ? basic() : digest(method, uri));
    }

    private String basic() {
        return "Basic "
                + Base64.getEncoder()
                        .encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    private String digest(String method, String uri) {
        var realm = parameter("realm");
        var nonce = parameter("nonce");
        var secret = hash(user + ":" + realm + ":" + password);
        var request = hash(method + ":" + uri);
        var text =
                "Digest username=\"%s\", realm=\"%s\", nonce=\"%s\", uri=\"%s\""
                        .formatted(user, realm, nonce, uri);
        if (!challenge.contains("qop")) {
            return text + ", response=\"" + hash(secret + ":" + nonce + ":" + request) + "\"";
        }
        var use = "%08x".formatted(count);
        var response = hash(secret + ":" + nonce + ":" + use + ":c0ffee:auth:" + request);
        return text
                + ", response=\"%s\", algorithm=SHA-256".formatted(response)
                + ", qop=auth, nc=%s, cnonce=\"c0ffee\"".formatted(use)
                + ", opaque=\"%s\"".formatted(parameter("opaque"));
    }

    private String parameter(String name) {
        return challenge.replaceAll(".*\\b" + name + "=\"([^\"]*)\".*", "$1");
    }

    private String hash(String text) {
        try {
            var digest =
                    MessageDigest.getInstance(challenge.contains("SHA-256") ? "SHA-256" : "MD5");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
