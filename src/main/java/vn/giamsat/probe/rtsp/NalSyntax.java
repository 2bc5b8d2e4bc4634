package vn.giamsat.probe.rtsp;

import vn.giamsat.probe.VideoCodec;

/// How the two NAL codecs name their units. Valid is only what cameras send, so that encrypted
/// payloads, whose headers are random, stand out.
enum NalSyntax {
    /// ITU-T H.264 section 7.4.1, table 7-1.
    H264(VideoCodec.H264, 1) {
        @Override
        NalRole role(int header) {
            if ((header & 0x80) != 0) { // forbidden_zero_bit
                return NalRole.INVALID;
            }
            return switch (header & 0x1F) {
                case 1 -> NalRole.SLICE;
                case 5 -> NalRole.KEY_SLICE;
                case 6 -> NalRole.SUPPLEMENT;
                case 7 -> NalRole.SEQUENCE_PARAMETERS;
                case 8 -> NalRole.PICTURE_PARAMETERS;
                case 9, 10, 11, 12, 14, 20 -> NalRole.ASIDE;
                default -> NalRole.INVALID;
            };
        }

        @Override
        boolean mayStandAlone(Slice slice) {
            return SliceHeader.isImmediateRefresh(slice);
        }
    },
    /// ITU-T H.265 section 7.4.2.2, table 7-1.
    H265(VideoCodec.H265, 2) {
        @Override
        NalRole role(int header) {
            var temporalId = header & 0x07; // plus one
            if ((header & 0x8000) != 0 || temporalId == 0) {
                return NalRole.INVALID;
            }
            var layer = header >> 3 & 0x3F;
            return layer == 0 ? ofBaseLayer(header >> 9) : NalRole.ASIDE;
        }

        private NalRole ofBaseLayer(int type) {
            return switch (type) {
                case 0, 1, 2, 3, 4, 5, 6, 7, 8, 9 -> NalRole.SLICE;
                case 16, 17, 18, 19, 20, 21 -> NalRole.KEY_SLICE; // BLA, IDR, CRA
                case 32 -> NalRole.VIDEO_PARAMETERS;
                case 33 -> NalRole.SEQUENCE_PARAMETERS;
                case 34 -> NalRole.PICTURE_PARAMETERS;
                case 35, 36, 37, 38 -> NalRole.ASIDE;
                case 39, 40 -> NalRole.SUPPLEMENT;
                default -> NalRole.INVALID;
            };
        }
    };

    private final VideoCodec codec;
    private final int headerBytes;

    NalSyntax(VideoCodec codec, int headerBytes) {
        this.codec = codec;
        this.headerBytes = headerBytes;
    }

    /// @param header the unit's header bytes as one number
    abstract NalRole role(int header);

    NalRole role(Slice unit) {
        if (unit.length() < headerBytes) {
            return NalRole.INVALID;
        }
        return role(headerBytes == 1 ? unit.at(0) : unit.shortAt(0));
    }

    /// Whether a slice that says that it stands alone can be true. In H.265 the two header bytes by
    /// themselves are hard to hit by chance.
    boolean mayStandAlone(Slice slice) {
        return true;
    }

    VideoCodec codec() {
        return codec;
    }

    int headerBytes() {
        return headerBytes;
    }

    /// Whether a slice is the first of its picture: `first_mb_in_slice` is 0 (one bit) in H.264,
    /// `first_slice_segment_in_pic_flag` is set in H.265.
    boolean startsPicture(Slice slice) {
        return slice.length() > headerBytes && (slice.at(headerBytes) & 0x80) != 0;
    }
}
