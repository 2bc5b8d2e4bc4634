package vn.giamsat.probe.rtsp;

import java.util.Arrays;

/// The bytes of one picture while its packets come in. Grows with what really arrived, up to a
/// limit. Event loop of its probe only.
final class PictureBytes {
    private static final int FIRST_CAPACITY = 16 << 10;

    private final int limit;
    private byte[] bytes = new byte[0];
    private int length;
    private boolean overflowed;

    PictureBytes(int limit) {
        this.limit = limit;
    }

    void append(Slice part) {
        if (overflowed || part.length() > limit - length) {
            overflowed = true;
            return;
        }
        makeRoom(part.length());
        System.arraycopy(part.array(), part.offset(), bytes, length, part.length());
        length += part.length();
    }

    int length() {
        return length;
    }

    /// Whether more came than the limit, so that the picture is not whole.
    boolean isOverflowed() {
        return overflowed;
    }

    /// What was appended since a length, valid until the next append.
    Slice since(int mark) {
        return new Slice(bytes, mark, length - mark);
    }

    /// Forgets what was appended since a length.
    void backTo(int mark) {
        length = mark;
    }

    void clear() {
        length = 0;
        overflowed = false;
    }

    private void makeRoom(int wanted) {
        if (bytes.length - length < wanted) {
            var doubled = (int) Math.min(limit, Math.max(FIRST_CAPACITY, bytes.length * 2L));
            bytes = Arrays.copyOf(bytes, Math.max(doubled, length + wanted));
        }
    }
}
