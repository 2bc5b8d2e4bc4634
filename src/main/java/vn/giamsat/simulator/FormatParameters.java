package vn.giamsat.simulator;

import java.util.Base64;
import java.util.HexFormat;

/// The `a=fmtp` of a scene, from the parameter sets of its first key frame: RFC 6184 section 8.1,
/// RFC 7798 section 7.1. JPEG has none.
final class FormatParameters {
    private static final int H264_SPS = 7;
    private static final int H264_PPS = 8;
    private static final int H265_VPS = 32;
    private static final int H265_SPS = 33;
    private static final int H265_PPS = 34;

    private FormatParameters() {}

    static String of(Codec codec, CodedPicture first) {
        return first instanceof NalPicture picture
                ? codec == Codec.H264 ? h264(picture) : h265(picture)
                : "";
    }

    private static String h264(NalPicture first) {
        var profile = HexFormat.of().formatHex(unit(first, H264_SPS), 1, 4);
        return "packetization-mode=1;profile-level-id=%s;sprop-parameter-sets=%s,%s"
                .formatted(profile, coded(first, H264_SPS), coded(first, H264_PPS));
    }

    private static String h265(NalPicture first) {
        return "sprop-vps=%s;sprop-sps=%s;sprop-pps=%s"
                .formatted(coded(first, H265_VPS), coded(first, H265_SPS), coded(first, H265_PPS));
    }

    private static String coded(NalPicture first, int type) {
        return Base64.getEncoder().encodeToString(unit(first, type));
    }

    private static byte[] unit(NalPicture first, int type) {
        return first.units().stream()
                .filter(unit -> first.syntax().type(unit) == type)
                .findFirst()
                .orElseThrow();
    }
}
