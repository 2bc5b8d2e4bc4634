package vn.giamsat.probe.rtsp;

/// The beginning of a coded slice of H.264 (ITU-T H.264 section 7.3.3), as far as one can read it
/// without the parameter sets.
final class SliceHeader {
    /// `frame_num` has at least so many bits (`log2_max_frame_num_minus4`).
    private static final int LEAST_FRAME_NUMBER_BITS = 4;

    private SliceHeader() {}

    /// Whether a slice needs no other picture: I or SI, alone or with all slices of its picture.
    ///
    /// @param slice the whole NAL unit with its header byte; likewise below
    static boolean isIntra(Slice slice) {
        var in = read(slice);
        return isIntra(in) && !in.isExhausted();
    }

    /// Whether a slice of type 5 can be what it says: intra, in a picture with the frame number 0
    /// (section 7.4.3). Random bytes pass one time in a hundred, so that hardly ever the
    /// first packets of an encrypted stream look like a key frame.
    static boolean isImmediateRefresh(Slice slice) {
        var in = read(slice);
        var intra = isIntra(in);
        in.unsigned(); // pic_parameter_set_id
        return intra && in.bits(LEAST_FRAME_NUMBER_BITS) == 0 && !in.isExhausted();
    }

    private static BitReader read(Slice slice) {
        return new BitReader(slice.from(Math.min(1, slice.length())));
    }

    private static boolean isIntra(BitReader in) {
        in.unsigned(); // first_mb_in_slice
        var type = in.unsigned() % 5;
        return type == 2 || type == 4;
    }
}
