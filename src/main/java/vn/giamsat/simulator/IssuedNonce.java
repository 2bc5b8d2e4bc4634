package vn.giamsat.simulator;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/// One Digest challenge that was given to a client, and how often it was answered (RFC 7616
/// sections 3.3 and 3.4). Belongs to one connection, hence to its event loop.
final class IssuedNonce {
    private static final int NONCE_BYTES = 16;

    private final DigestAlgorithm algorithm;
    private final String nonce;
    private final String opaque;
    private long lastCount;

    private IssuedNonce(DigestAlgorithm algorithm, String nonce, String opaque) {
        this.algorithm = algorithm;
        this.nonce = nonce;
        this.opaque = opaque;
    }

    static IssuedNonce fresh(DigestAlgorithm algorithm) {
        return new IssuedNonce(algorithm, random(), algorithm.wantsQop() ? random() : "");
    }

    String nonce() {
        return nonce;
    }

    /// The value of WWW-Authenticate.
    String challenge() {
        var base = "Digest realm=\"" + SimulatedLogin.REALM + "\", nonce=\"" + nonce + "\", ";
        return algorithm.wantsQop()
                ? base
                        + "algorithm="
                        + algorithm.wireName()
                        + ", qop=\"auth\", opaque=\""
                        + opaque
                        + "\""
                : base + "stale=\"FALSE\"";
    }

    /// Whether the answer proves the login for just this request. A count is accepted once.
    boolean isAnsweredBy(Authorization answer, RtspRequest request) {
        var named = answer.parameter("algorithm");
        var fits =
                answer.parameter("username").equals(SimulatedLogin.USER)
                        && answer.parameter("realm").equals(SimulatedLogin.REALM)
                        && answer.parameter("uri").equals(request.uri())
                        && answer.parameter("opaque").equals(opaque)
                        && (named.isEmpty() ? DigestAlgorithm.MD5.wireName() : named)
                                .equalsIgnoreCase(algorithm.wireName());
        return fits
                && hasValidCount(answer)
                && answer.parameter("response")
                        .equalsIgnoreCase(response(answer, request.methodName()));
    }

    private boolean hasValidCount(Authorization answer) {
        if (!algorithm.wantsQop()) {
            return answer.parameter("qop").isEmpty();
        }
        var count = answer.parameter("nc");
        if (!answer.parameter("qop").equals("auth")
                || answer.parameter("cnonce").isEmpty()
                || !count.matches("[0-9a-fA-F]{8}")
                || Long.parseLong(count, 16) <= lastCount) {
            return false;
        }
        lastCount = Long.parseLong(count, 16);
        return true;
    }

    private String response(Authorization answer, String method) {
        var secret =
                algorithm.hash(
                        String.join(
                                ":",
                                SimulatedLogin.USER,
                                SimulatedLogin.REALM,
                                SimulatedLogin.PASSWORD));
        var request = algorithm.hash(method + ":" + answer.parameter("uri"));
        var proof =
                algorithm.wantsQop()
                        ? String.join(
                                ":",
                                nonce,
                                answer.parameter("nc"),
                                answer.parameter("cnonce"),
                                answer.parameter("qop"))
                        : nonce;
        return algorithm.hash(String.join(":", secret, proof, request));
    }

    private static String random() {
        var bytes = new byte[NONCE_BYTES];
        ThreadLocalRandom.current().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
