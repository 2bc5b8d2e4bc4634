package vn.giamsat.probe.rtsp;

/// What a NAL unit is good for, whatever the codec.
enum NalRole {
    /// Part of a picture that needs other pictures.
    SLICE,
    /// Part of a picture that stands alone.
    KEY_SLICE,
    VIDEO_PARAMETERS,
    SEQUENCE_PARAMETERS,
    PICTURE_PARAMETERS,
    /// Supplemental enhancement information.
    SUPPLEMENT,
    /// Valid, but nothing a single picture needs.
    ASIDE,
    /// No camera sends this in the clear.
    INVALID;

    boolean isParameterSet() {
        return this == VIDEO_PARAMETERS
                || this == SEQUENCE_PARAMETERS
                || this == PICTURE_PARAMETERS;
    }

    boolean isSlice() {
        return this == SLICE || this == KEY_SLICE;
    }
}
