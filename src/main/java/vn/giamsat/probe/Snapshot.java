package vn.giamsat.probe;

import org.jspecify.annotations.Nullable;

/// A small JPEG of what was decoded: at most 320 pixels wide and 30 KB. The array is not copied;
/// nobody changes it.
///
/// @param viewpoint what the picture is compared by; null until somebody who knows the camera did
public record Snapshot(
        byte[] jpeg, int widthPixels, int heightPixels, @Nullable Viewpoint viewpoint) {
    public static final int MAX_WIDTH_PIXELS = 320;
    public static final int MAX_BYTES = 30 * 1024;

    /// A picture that nobody compared yet.
    public Snapshot(byte[] jpeg, int widthPixels, int heightPixels) {
        this(jpeg, widthPixels, heightPixels, null);
    }

    /// The same picture, compared.
    public Snapshot from(Viewpoint seenFrom) {
        return new Snapshot(jpeg, widthPixels, heightPixels, seenFrom);
    }
}
