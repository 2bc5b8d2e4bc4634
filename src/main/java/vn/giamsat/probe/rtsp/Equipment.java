package vn.giamsat.probe.rtsp;

import io.vertx.core.Vertx;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import vn.giamsat.probe.Ownership;
import vn.giamsat.probe.wire.NameLookup;

/// What all probes of one receiver share.
record Equipment(
        Vertx vertx,
        ReceiverSettings settings,
        NameLookup names,
        Dialer dialer,
        CameraHabits habits,
        Ownership ownership,
        Clock clock,
        SecureRandom random) {
    private static final int CLIENT_NONCE_BYTES = 8;

    /// Unpredictable, so that a camera cannot prepare hashes (RFC 7616 section 5.10).
    String clientNonce() {
        var bytes = new byte[CLIENT_NONCE_BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
