package vn.giamsat.probe.media;

/// One component of a picture: 8 bits for each sample. Loops over a whole picture count places in
/// the bytes, so that nothing is computed from row and column for each sample.
///
/// @param stride from one row to the next, in bytes
record Plane(byte[] bytes, int stride, int width, int height) {
    /// 0–255
    int at(int x, int y) {
        return bytes[y * stride + x] & 0xFF;
    }

    /// The sample and the seven that follow it in the bytes, also beyond the end of the row.
    long eight(int x, int y) {
        return EightSamples.at(bytes, row(y) + x);
    }

    /// Where the row begins in the bytes.
    int row(int y) {
        return y * stride;
    }

    /// Sum of the samples from (left, top) to before (right, bottom).
    long sum(int left, int top, int right, int bottom) {
        var sum = 0L;
        for (var y = top; y < bottom; y++) {
            var end = row(y) + right;
            for (var place = row(y) + left; place < end; place += EightSamples.COUNT) {
                sum +=
                        EightSamples.sum(
                                EightSamples.pairs(
                                        EightSamples.at(bytes, place)
                                                & EightSamples.first(end - place)));
            }
        }
        return sum;
    }
}
