package vn.giamsat.probe.wire;

import vn.giamsat.probe.Credentials;

/// One Authorization value of Digest (RFC 7616 section 3.4).
///
/// @param clientNonce unpredictable, the same for a whole conversation
/// @param use how often the camera's nonce is used, from 1
record DigestProof(
        Credentials credentials, Challenge.Digest challenge, String clientNonce, int use) {
    String authorization(String method, String url) {
        var value =
                new StringBuilder("Digest username=")
                        .append(WireText.quoted(WireText.of(credentials.user())))
                        .append(", realm=")
                        .append(WireText.quoted(challenge.realm()))
                        .append(", nonce=")
                        .append(WireText.quoted(challenge.nonce()))
                        .append(", uri=\"")
                        .append(url)
                        .append("\", response=\"")
                        .append(response(method, url))
                        .append('"');
        if (challenge.algorithm() != null) {
            value.append(", algorithm=").append(challenge.algorithm());
        }
        if (challenge.opaque() != null) {
            value.append(", opaque=").append(WireText.quoted(challenge.opaque()));
        }
        if (challenge.protectable()) {
            value.append(", qop=auth, nc=").append(count());
        }
        if (challenge.protectable() || challenge.function().isSession()) {
            value.append(", cnonce=\"").append(clientNonce).append('"');
        }
        return value.toString();
    }

    private String response(String method, String url) {
        var request = challenge.function().hash(method + ":" + url);
        var nonces =
                challenge.protectable()
                        ? challenge.nonce() + ":" + count() + ":" + clientNonce + ":auth"
                        : challenge.nonce();
        return challenge.function().hash(secret() + ":" + nonces + ":" + request);
    }

    private String secret() {
        var login =
                challenge
                        .function()
                        .hash(
                                WireText.of(credentials.user())
                                        + ":"
                                        + challenge.realm()
                                        + ":"
                                        + WireText.of(credentials.password()));
        return challenge.function().isSession()
                ? challenge.function().hash(login + ":" + challenge.nonce() + ":" + clientNonce)
                : login;
    }

    private String count() {
        var hex = "0000000" + Integer.toHexString(use);
        return hex.substring(hex.length() - 8);
    }

    @Override
    public String toString() {
        return "DigestProof[hidden]";
    }
}
