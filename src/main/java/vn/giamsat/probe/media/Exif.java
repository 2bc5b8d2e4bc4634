package vn.giamsat.probe.media;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// What of an Exif block is looked at before it is thrown away: how the phone was held. A block is
/// a small TIFF file (CIPA DC-008 section 4.5). Whatever is wrong with it, the picture is upright.
/// Pure.
final class Exif {
    private static final int ORIENTATION = 0x0112;
    private static final int SHORT = 3;
    private static final int ENTRY_BYTES = 12;

    private Exif() {}

    /// @param block that begins with the order of its bytes, `II` or `MM`
    static Orientation orientation(ByteBuffer block) {
        try {
            var tiff = block.slice();
            tiff.order(order(tiff));
            return orientation(tiff, tiff.getInt(4));
        } catch (IndexOutOfBoundsException cut) {
            return Orientation.UPRIGHT;
        }
    }

    private static ByteOrder order(ByteBuffer tiff) {
        return tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
    }

    private static Orientation orientation(ByteBuffer tiff, int directory) {
        var entries = tiff.getShort(directory) & 0xFFFF;
        for (var entry = 0; entry < entries; entry++) {
            var at = directory + 2 + entry * ENTRY_BYTES;
            if (tiff.getShort(at) == ORIENTATION && tiff.getShort(at + 2) == SHORT) {
                return Orientation.ofExif(tiff.getShort(at + 8));
            }
        }
        return Orientation.UPRIGHT;
    }

    /// Without the name that JPEG, and some writers of WebP, put before the block.
    static ByteBuffer named(ByteBuffer block) {
        var name = "Exif\0\0".getBytes(ISO_8859_1);
        return block.remaining() >= name.length
                        && block.slice(block.position(), name.length).equals(ByteBuffer.wrap(name))
                ? block.slice(block.position() + name.length, block.remaining() - name.length)
                : block;
    }
}
