package vn.giamsat.probe.media;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/// One box of an ISO base media file (ISO/IEC 14496-12 section 4.2): a type and bytes, which may be
/// boxes again. Pure.
///
/// @param body from its beginning, without the head
record HeifBox(String type, ByteBuffer body) {
    /// Phones write some dozens; what is meant to keep us busy has more.
    private static final int MAX_BOXES = 10_000;

    /// Those that stand in the bytes one after the other.
    static List<HeifBox> all(ByteBuffer within) throws UndecodableException {
        var bytes = within.slice();
        var found = new ArrayList<HeifBox>();
        while (bytes.remaining() >= 8) {
            found.add(next(bytes));
            if (found.size() > MAX_BOXES) {
                throw new UndecodableException("too many boxes");
            }
        }
        return found;
    }

    private static HeifBox next(ByteBuffer bytes) throws UndecodableException {
        var begin = bytes.position();
        long size = bytes.getInt() & 0xFFFFFFFFL;
        var type = text(bytes);
        if (size == 1) {
            size = bytes.getLong();
        } else if (size == 0) {
            size = bytes.limit() - begin; // the last one may leave it open
        }
        var head = bytes.position() - begin;
        if (size < head || size > bytes.limit() - begin) {
            throw new UndecodableException("box %s of %d bytes".formatted(type, size));
        }
        bytes.position(begin + (int) size);
        return new HeifBox(type, bytes.slice(begin + head, (int) size - head));
    }

    static HeifBox demanded(List<HeifBox> boxes, String type) throws UndecodableException {
        for (var box : boxes) {
            if (box.type.equals(type)) {
                return box;
            }
        }
        throw new UndecodableException("no box " + type);
    }

    /// The next four characters.
    static String text(ByteBuffer bytes) {
        var type = new byte[4];
        bytes.get(type);
        return new String(type, ISO_8859_1);
    }
}
