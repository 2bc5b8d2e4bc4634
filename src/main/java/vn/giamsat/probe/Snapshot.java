package vn.giamsat.probe;

/// A small JPEG of what was decoded: at most 320 pixels wide and 30 KB. The array is not copied;
/// nobody changes it.
public record Snapshot(byte[] jpeg, int widthPixels, int heightPixels) {
    public static final int MAX_WIDTH_PIXELS = 320;
    public static final int MAX_BYTES = 30 * 1024;
}
