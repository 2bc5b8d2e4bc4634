package vn.giamsat.simulator;

import java.util.Locale;

/// What a simulated camera encodes its pictures with. The payload types are those that cameras use:
/// 26 is fixed by RFC 3551, the others are dynamic.
public enum Codec {
    H264(96, "H264"),
    H265(98, "H265"),
    MJPEG(26, "JPEG");

    private final String word = name().toLowerCase(Locale.ROOT);
    private final int payloadType;
    private final String encodingName;

    Codec(int payloadType, String encodingName) {
        this.payloadType = payloadType;
        this.encodingName = encodingName;
    }

    /// The name in a camera's path, and the ending of scene files.
    public String word() {
        return word;
    }

    int payloadType() {
        return payloadType;
    }

    /// The name in `a=rtpmap`.
    String encodingName() {
        return encodingName;
    }
}
