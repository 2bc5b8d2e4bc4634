package vn.giamsat.probe.media;

/// One component of a picture: 8 bits for each sample.
///
/// @param stride from one row to the next, in bytes
record Plane(byte[] bytes, int stride, int width, int height) {
    /// 0–255
    int at(int x, int y) {
        return bytes[y * stride + x] & 0xFF;
    }

    /// How much the pixel differs from the one on its right; 0 at the edge.
    int stepRight(int x, int y) {
        return x + 1 < width ? Math.abs(at(x, y) - at(x + 1, y)) : 0;
    }

    /// How much the pixel differs from the one below; 0 at the edge.
    int stepDown(int x, int y) {
        return y + 1 < height ? Math.abs(at(x, y) - at(x, y + 1)) : 0;
    }
}
