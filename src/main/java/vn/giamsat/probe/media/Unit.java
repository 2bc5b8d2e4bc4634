package vn.giamsat.probe.media;

import vn.giamsat.probe.VideoCodec;

/// What the head of one unit of a byte stream says: H.264 section 7.3.1, H.265 section 7.3.1.2.
///
/// @param needed whether a key frame cannot be decoded without it
/// @param slice whether it holds a piece of a picture
/// @param beginsPicture whether that piece is the first of its picture (or of its field)
record Unit(boolean needed, boolean slice, boolean beginsPicture) {
    private static final Unit OTHER = new Unit(false, false, false);

    static Unit of(VideoCodec codec, byte[] bytes, Span span) {
        return switch (codec) {
            case H264 ->
                    span.length() < 2
                            ? OTHER
                            : h264(bytes[span.offset()], bytes[span.offset() + 1]);
            case H265 -> span.length() < 3 ? OTHER : h265(bytes, span.offset());
            case MJPEG -> OTHER;
        };
    }

    private static Unit h264(byte head, byte body) {
        return switch (head & 0x1F) {
            case 1, 5 -> slice(body < 0); // first_mb_in_slice 0 is a single bit 1
            case 7, 8 -> new Unit(true, false, false);
            default -> OTHER;
        };
    }

    private static Unit h265(byte[] bytes, int at) {
        var layer = (bytes[at] & 1) << 5 | (bytes[at + 1] & 0xF8) >> 3;
        if (layer != 0) {
            return OTHER;
        }
        var type = bytes[at] >> 1 & 0x3F;
        return switch (type) {
            case 32, 33, 34 -> new Unit(true, false, false);
            default -> type <= 21 ? slice(bytes[at + 2] < 0) : OTHER;
        };
    }

    private static Unit slice(boolean first) {
        return new Unit(true, true, first);
    }
}
