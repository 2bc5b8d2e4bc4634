package vn.giamsat.probe;

import static vn.giamsat.probe.FailureCode.Effect.DEGRADED;
import static vn.giamsat.probe.FailureCode.Effect.DOWN;
import static vn.giamsat.probe.FailureCode.Effect.NONE;
import static vn.giamsat.probe.FailureCode.Owner.CAMERA;
import static vn.giamsat.probe.FailureCode.Owner.CONFIGURATION;
import static vn.giamsat.probe.FailureCode.Owner.NETWORK;
import static vn.giamsat.probe.FailureCode.Owner.PROBER;
import static vn.giamsat.probe.FailureCode.Owner.SCENE;

/// Why a probe stopped below VERIFIED. The names are stable: they are stored, served by both APIs
/// and translated by clients. Statuses that RTSP (RFC 2326 section 11) defines but that are not
/// listed count as their class: RTSP_400 or RTSP_500.
public enum FailureCode {
    PROBE_SELF_DOWN(PROBER, NONE),
    PROBE_BUSY(PROBER, NONE),
    TARGET_FORBIDDEN(CONFIGURATION, DOWN),
    DNS_NXDOMAIN(CONFIGURATION, DOWN),
    DNS_TIMEOUT(NETWORK, DOWN),
    TCP_REFUSED(CAMERA, DOWN),
    TCP_TIMEOUT(NETWORK, DOWN),
    NO_ROUTE(NETWORK, DOWN),
    TCP_RESET(CAMERA, DOWN),
    TLS_CERT_EXPIRED(CONFIGURATION, DOWN),
    TLS_NAME(CONFIGURATION, DOWN),
    TLS_UNTRUSTED(CONFIGURATION, DOWN),
    TLS_PROTO(CAMERA, DOWN),
    TLS_PIN_CHANGED(CONFIGURATION, DOWN),
    NOT_RTSP(CONFIGURATION, DOWN),
    RTSP_TIMEOUT(CAMERA, DOWN),
    RTSP_3XX(CONFIGURATION, DOWN),
    RTSP_400(CONFIGURATION, DOWN),
    /// The camera wants a login and the registry has none.
    AUTH_REQUIRED(CONFIGURATION, DOWN),
    /// The login was answered once and refused. Asking again may lock the account or the address.
    AUTH_REJECTED(CONFIGURATION, DOWN),
    AUTH_SCHEME_UNSUPPORTED(CONFIGURATION, DOWN),
    RTSP_403(CONFIGURATION, DOWN),
    RTSP_404(CONFIGURATION, DOWN),
    RTSP_451(CONFIGURATION, DOWN),
    /// Session limit or bandwidth: the camera lives, but did not let us look.
    RTSP_453(CAMERA, DEGRADED),
    RTSP_454(CAMERA, DOWN),
    RTSP_455(CAMERA, DOWN),
    RTSP_459(CAMERA, DOWN),
    RTSP_460(CAMERA, DOWN),
    RTSP_461(CAMERA, DOWN),
    RTSP_500(CAMERA, DOWN),
    RTSP_501(CAMERA, DOWN),
    /// As RTSP_453.
    RTSP_503(CAMERA, DEGRADED),
    RTSP_505(CAMERA, DOWN),
    RTSP_551(CAMERA, DOWN),
    SDP_INVALID(CAMERA, DOWN),
    SDP_NO_VIDEO(CONFIGURATION, DOWN),
    CODEC_UNSUPPORTED(CONFIGURATION, DOWN),
    /// PLAY was accepted, but no packet came in time.
    NO_RTP(CAMERA, DOWN),
    /// Packets stopped before a key frame was complete.
    RTP_STALL(NETWORK, DOWN),
    NO_KEYFRAME(CAMERA, DOWN),
    /// Key frames come, but neither SDP nor stream carries the parameter sets that decoding needs.
    PARAM_MISSING(CAMERA, DOWN),
    /// Packets come, but none holds a valid unit of the announced codec.
    ENCRYPTED_PAYLOAD(CONFIGURATION, DOWN),
    DECODE_ERROR(CAMERA, DOWN),
    FPS_LOW(CAMERA, DEGRADED),
    RESOLUTION_MISMATCH(CONFIGURATION, DEGRADED),
    CODEC_MISMATCH(CONFIGURATION, DEGRADED),
    VIDEO_BLACK(CAMERA, DEGRADED),
    OVEREXPOSED(CAMERA, DEGRADED),
    VIDEO_BLUR(SCENE, DEGRADED),
    /// A uniform card of a recorder that lost its camera: the recorder lives, the camera does not.
    VIDEO_NOSIGNAL_CARD(CAMERA, DOWN);

    /// Who likely has to act.
    public enum Owner {
        PROBER,
        NETWORK,
        CAMERA,
        CONFIGURATION,
        SCENE
    }

    /// What the failure says about the camera. NONE is our own fault and says nothing.
    public enum Effect {
        NONE,
        DEGRADED,
        DOWN
    }

    private final Owner owner;
    private final Effect effect;

    FailureCode(Owner owner, Effect effect) {
        this.owner = owner;
        this.effect = effect;
    }

    public Owner owner() {
        return owner;
    }

    public Effect effect() {
        return effect;
    }

    /// Whether asking again may do harm, so that the camera is left alone until its address or its
    /// credentials change or a person asks (Hikvision blocks the caller's address for about 30
    /// min).
    public boolean stopsProbing() {
        return this == AUTH_REJECTED;
    }
}
