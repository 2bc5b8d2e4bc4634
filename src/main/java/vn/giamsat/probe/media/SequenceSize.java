package vn.giamsat.probe.media;

import vn.giamsat.probe.VideoCodec;

/// How many pixels a sequence parameter set announces: read here because FFmpeg's decoders set up
/// their tables (300 MB for 16000 × 16000) before they look at the limit. Pure.
///
/// Cropping is left out. A set that ends too early announces nothing: the decoder will say why.
final class SequenceSize {
    private static final int PIXELS_PER_MACROBLOCK = 16 * 16;
    private static final int MAX_SIDE = 1 << 20;

    private SequenceSize() {}

    /// Width times height; 0 when the unit is no sequence parameter set or a cut one.
    static long pixels(VideoCodec codec, byte[] bytes, Span unit) {
        var bits = new BitReader(bytes, unit);
        var pixels =
                switch (codec) {
                    case H264 -> (bits.number(8) & 0x1F) == 7 ? h264(bits) : 0;
                    case H265 -> (bits.number(16) >> 9 & 0x3F) == 33 ? h265(bits) : 0;
                    case MJPEG -> 0;
                };
        return bits.ended() ? 0 : pixels;
    }

    /// H.264 section 7.3.2.1.1.
    private static long h264(BitReader bits) {
        var profile = bits.number(8);
        bits.skip(16); // constraints, level
        bits.golomb(); // id
        if (hasChromaFormat(profile)) {
            chromaFormat(bits);
        }
        bits.golomb(); // log2_max_frame_num_minus4
        pictureOrder(bits);
        bits.golomb(); // max_num_ref_frames
        bits.skip(1); // gaps_in_frame_num_value_allowed_flag
        var columns = side(bits) + 1;
        var rows = side(bits) + 1;
        var fieldsPerFrame = bits.flag() ? 1 : 2;
        return columns * rows * fieldsPerFrame * PIXELS_PER_MACROBLOCK;
    }

    private static boolean hasChromaFormat(int profile) {
        return switch (profile) {
            case 100, 110, 122, 244, 44, 83, 86, 118, 128, 138, 139, 134, 135 -> true;
            default -> false;
        };
    }

    private static void chromaFormat(BitReader bits) {
        var format = bits.golomb();
        if (format == 3) {
            bits.skip(1); // separate_colour_plane_flag
        }
        bits.golomb(); // bit_depth_luma_minus8
        bits.golomb(); // bit_depth_chroma_minus8
        bits.skip(1); // qpprime_y_zero_transform_bypass_flag
        if (bits.flag()) {
            for (var list = 0; list < (format == 3 ? 12 : 8); list++) {
                scalingList(bits, list < 6 ? 16 : 64);
            }
        }
    }

    /// Section 7.3.2.1.1.1.
    private static void scalingList(BitReader bits, int size) {
        var next = bits.flag() ? 8 : 0;
        var last = 8;
        for (var index = 0; index < size && next != 0; index++) {
            next = last + bits.signedGolomb() & 0xFF;
            last = next == 0 ? last : next;
        }
    }

    private static void pictureOrder(BitReader bits) {
        var type = bits.golomb();
        if (type == 0) {
            bits.golomb();
        } else if (type == 1) {
            bits.skip(1);
            bits.golomb();
            bits.golomb();
            var frames = bits.golomb();
            for (var frame = 0; frame < frames && !bits.ended(); frame++) {
                bits.golomb();
            }
        }
    }

    /// H.265 section 7.3.2.2.1.
    private static long h265(BitReader bits) {
        bits.skip(4); // sps_video_parameter_set_id
        var subLayers = bits.number(3);
        bits.skip(1); // sps_temporal_id_nesting_flag
        profileTierLevel(bits, subLayers);
        bits.golomb(); // id
        if (bits.golomb() == 3) {
            bits.skip(1); // separate_colour_plane_flag
        }
        return side(bits) * side(bits);
    }

    /// Cut so that products do not overflow.
    private static long side(BitReader bits) {
        return Math.min(bits.golomb(), MAX_SIDE);
    }

    /// Section 7.3.3.
    private static void profileTierLevel(BitReader bits, int subLayers) {
        bits.skip(88 + 8);
        if (subLayers == 0) {
            return;
        }
        var present = bits.number(16); // two flags for each of eight layers, unused ones are 0
        for (var layer = 0; layer < subLayers; layer++) {
            var flags = present >> 14 - 2 * layer;
            bits.skip(((flags & 2) == 0 ? 0 : 88) + ((flags & 1) == 0 ? 0 : 8));
        }
    }
}
