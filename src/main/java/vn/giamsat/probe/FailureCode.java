package vn.giamsat.probe;

import static vn.giamsat.probe.FailureCode.Effect.DEGRADED;
import static vn.giamsat.probe.FailureCode.Effect.DOWN;
import static vn.giamsat.probe.FailureCode.Effect.NONE;

/// Why a probe stopped below VERIFIED. The names are stable: they are stored, served by both APIs
/// and translated by clients. Statuses that RTSP (RFC 2326 section 11) defines but that are not
/// listed count as their class: RTSP_400 or RTSP_500.
public enum FailureCode {
    PROBE_SELF_DOWN(NONE),
    PROBE_BUSY(NONE),
    TARGET_FORBIDDEN(DOWN),
    DNS_NXDOMAIN(DOWN),
    DNS_TIMEOUT(DOWN),
    TCP_REFUSED(DOWN),
    TCP_TIMEOUT(DOWN),
    NO_ROUTE(DOWN),
    TCP_RESET(DOWN),
    TLS_CERT_EXPIRED(DOWN),
    TLS_NAME(DOWN),
    TLS_UNTRUSTED(DOWN),
    TLS_PROTO(DOWN),
    TLS_PIN_CHANGED(DOWN),
    NOT_RTSP(DOWN),
    RTSP_TIMEOUT(DOWN),
    RTSP_3XX(DOWN),
    RTSP_400(DOWN),
    /// The camera wants a login and the registry has none.
    AUTH_REQUIRED(DOWN),
    /// The login was answered once and refused. Asking again may lock the account or the address.
    AUTH_REJECTED(DOWN),
    AUTH_SCHEME_UNSUPPORTED(DOWN),
    RTSP_403(DOWN),
    RTSP_404(DOWN),
    RTSP_451(DOWN),
    /// Session limit or bandwidth: the camera lives, but did not let us look.
    RTSP_453(DEGRADED),
    RTSP_454(DOWN),
    RTSP_455(DOWN),
    RTSP_459(DOWN),
    RTSP_460(DOWN),
    RTSP_461(DOWN),
    RTSP_500(DOWN),
    RTSP_501(DOWN),
    /// As RTSP_453.
    RTSP_503(DEGRADED),
    RTSP_505(DOWN),
    RTSP_551(DOWN),
    SDP_INVALID(DOWN),
    SDP_NO_VIDEO(DOWN),
    CODEC_UNSUPPORTED(DOWN),
    /// PLAY was accepted, but no packet came in time.
    NO_RTP(DOWN),
    /// Packets stopped before a key frame was complete.
    RTP_STALL(DOWN),
    NO_KEYFRAME(DOWN),
    /// Key frames come, but neither SDP nor stream carries the parameter sets that decoding needs.
    PARAM_MISSING(DOWN),
    /// Packets come, but none holds a valid unit of the announced codec.
    ENCRYPTED_PAYLOAD(DOWN),
    DECODE_ERROR(DOWN),
    FPS_LOW(DEGRADED),
    RESOLUTION_MISMATCH(DEGRADED),
    CODEC_MISMATCH(DEGRADED),
    /// The bit rate is far from what the registry expects.
    BITRATE_MISMATCH(DEGRADED),
    /// The camera's clock is not ours: its burnt-in time and its recordings are dated wrongly.
    CLOCK_DRIFT(DEGRADED),
    VIDEO_BLACK(DEGRADED),
    OVEREXPOSED(DEGRADED),
    VIDEO_BLUR(DEGRADED),
    /// Something is before the lens: the detail that the camera usually shows is gone, what is left
    /// is even, and stays.
    VIDEO_COVERED(DEGRADED),
    /// Pictures of different probes are the same down to their noise, or one probe was sent nothing
    /// but the same bytes again and again.
    VIDEO_FROZEN(DEGRADED),
    /// The camera shows something else than in the reference picture that a person approved.
    VIDEO_MOVED(DEGRADED),
    /// The colours of the whole picture went away from what the camera usually shows.
    VIDEO_COLOUR_CAST(DEGRADED),
    /// Snow, as of an encoder that lost the signal at its input, or noise as strong over the scene.
    VIDEO_NOISE(DEGRADED),
    /// A uniform card of a recorder that lost its camera: the recorder lives, the camera does not.
    VIDEO_NOSIGNAL_CARD(DOWN);

    /// What the failure says about the camera. NONE is our own fault and says nothing.
    public enum Effect {
        NONE,
        DEGRADED,
        DOWN
    }

    private final Effect effect;

    FailureCode(Effect effect) {
        this.effect = effect;
    }

    public Effect effect() {
        return effect;
    }

    /// Whether the camera lives, and lets nobody more look for now: its sessions or its bandwidth
    /// are all in use. A smaller stream may still be had; to ask soon again would be one more.
    public boolean isBusy() {
        return this == RTSP_453 || this == RTSP_503;
    }

    /// Whether asking again may do harm, so that the camera is left alone until its address or its
    /// credentials change or a person asks (Hikvision blocks the caller's address for about 30
    /// min).
    public boolean stopsProbing() {
        return this == AUTH_REJECTED;
    }
}
