package vn.giamsat.simulator;

import java.util.concurrent.ThreadLocalRandom;

/// What a client was promised at SETUP (RFC 2326 section 3.4; random first values: RFC 3550 section
/// 5.1).
///
/// @param url of the track, for RTP-Info
/// @param source the SSRC
record RtspSession(
        String id,
        CameraPath camera,
        String url,
        Delivery delivery,
        int source,
        int firstSequence,
        int firstTimestamp) {
    /// What cameras usually promise.
    static final int TIMEOUT_SECONDS = 60;

    static RtspSession begin(CameraPath camera, String url, Delivery delivery) {
        var random = ThreadLocalRandom.current();
        return new RtspSession(
                "%016X".formatted(random.nextLong()),
                camera,
                url,
                delivery,
                random.nextInt(),
                random.nextInt(0x1_0000),
                random.nextInt());
    }

    /// The same session by another way: SETUP asked once more.
    RtspSession on(Delivery other) {
        return new RtspSession(id, camera, url, other, source, firstSequence, firstTimestamp);
    }

    /// The value of Session in the answer to SETUP.
    String promise() {
        return id + ";timeout=" + TIMEOUT_SECONDS;
    }

    /// The value of RTP-Info.
    String beginning() {
        return "url=%s;seq=%d;rtptime=%d"
                .formatted(url, firstSequence, Integer.toUnsignedLong(firstTimestamp));
    }
}
