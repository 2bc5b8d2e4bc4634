package vn.giamsat.system;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a simulated camera shows, and what a probe of it finds.
///
/// @param path at the simulator: login, codec, behaviour
/// @param rung the highest that is reached
/// @param reason why none above it is; null where nothing is wrong
record SimulatedFailure(String path, String rung, @Nullable String reason) {
    private static final String TABLE =
            """
            /open/h264/normal, VERIFIED,
            /basic/h264/normal, VERIFIED,
            /digest/h264/normal, VERIFIED,
            /digest-sha256/h264/normal, VERIFIED,
            /digest-both/h265/normal, VERIFIED,
            /digest/mjpeg/normal, VERIFIED,
            /digest/h264/night, VERIFIED,
            /digest/h264/low-rate, VERIFIED,
            /digest/h264/frozen, VERIFIED,
            /digest/h264/large, VERIFIED,
            /digest/h264/slow, VERIFIED,
            /digest/h264/wrong-clock, DECODED, CLOCK_DRIFT
            /digest/h264/covered, DECODED, VIDEO_BLUR
            /digest/h264/turned, VERIFIED,
            /digest/h264/tinted, VERIFIED,
            /digest/h264/udp-only, VERIFIED,
            /digest/h264/black, DECODED, VIDEO_BLACK
            /digest/h265/black, DECODED, VIDEO_BLACK
            /digest/mjpeg/no-signal, DECODED, VIDEO_NOSIGNAL_CARD
            /digest/h264/no-signal, DECODED, VIDEO_NOSIGNAL_CARD
            /digest/h264/over-exposed, DECODED, OVEREXPOSED
            /digest/h264/blurred, DECODED, VIDEO_BLUR
            /digest/h264/silent, CONNECTED, RTSP_TIMEOUT
            /digest/h264/unauthorized, ANSWERED, AUTH_REJECTED
            /digest/h264/not-found, ANSWERED, RTSP_404
            /digest/h264/busy, DESCRIBED, RTSP_453
            /digest/h264/unavailable, ANSWERED, RTSP_503
            /digest/h264/redirect, ANSWERED, RTSP_3XX
            /digest/h264/no-video, ANSWERED, SDP_NO_VIDEO
            /digest/h264/no-packets, PLAYING, NO_RTP
            /digest/h264/no-key-frame, RECEIVING, NO_KEYFRAME
            /digest/h264/dies, RECEIVING, RTP_STALL
            /digest/h264/encrypted, RECEIVING, ENCRYPTED_PAYLOAD
            /digest/h264/corrupt, KEYFRAME, DECODE_ERROR
            /digest/h264/garbage, CONNECTED, NOT_RTSP
            /bearer/h264/normal, ANSWERED, AUTH_SCHEME_UNSUPPORTED
            /digest/h264/answers-403-to-describe, ANSWERED, RTSP_403
            /digest/h264/answers-461-to-setup, DESCRIBED, RTSP_461
            /digest/h264/answers-454-to-play, DESCRIBED, RTSP_454
            /digest/h264/invalid-description, ANSWERED, SDP_INVALID
            /digest/h264/unknown-codec, ANSWERED, CODEC_UNSUPPORTED
            /digest/h265/no-parameters, RECEIVING, PARAM_MISSING
            """;

    static List<SimulatedFailure> all() {
        return TABLE.lines().map(SimulatedFailure::of).toList();
    }

    private static SimulatedFailure of(String line) {
        var cells = line.split(", ?", -1);
        return new SimulatedFailure(cells[0], cells[1], cells[2].isEmpty() ? null : cells[2]);
    }
}
