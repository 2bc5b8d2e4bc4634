package vn.giamsat.probe.media;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The items of a HEIF file (ISO/IEC 14496-12 section 8.11, ISO/IEC 23008-12 section 9.3): which of
/// them is the picture, of what type each is, where its bytes are, of which others it is made, and
/// its properties. Confined to one reading.
final class HeifItems {
    /// A 48-megapixel iPhone writes some 400.
    private static final int MAX_ITEMS = 4_096;

    private final ByteBuffer file;
    private final List<HeifBox> meta;
    private final Map<Integer, String> types = new HashMap<>();
    private final Map<Integer, List<ByteBuffer>> contents = new HashMap<>();
    private final Map<Integer, List<Integer>> parts = new HashMap<>();
    private final Map<Integer, List<HeifBox>> properties = new HashMap<>();
    private final ByteBuffer within;
    private int stretches;

    HeifItems(byte[] bytes) throws UndecodableException {
        file = ByteBuffer.wrap(bytes);
        var head = HeifBox.demanded(HeifBox.all(file), "meta").body();
        meta = HeifBox.all(head.position(4)); // version and flags
        within = find("idat");
        readTypes(HeifBox.demanded(meta, "iinf").body());
        readPlaces(HeifBox.demanded(meta, "iloc").body());
        readParts(find("iref"));
        readProperties(HeifBox.all(HeifBox.demanded(meta, "iprp").body()));
    }

    private ByteBuffer find(String type) {
        return meta.stream()
                .filter(box -> box.type().equals(type))
                .map(HeifBox::body)
                .findFirst()
                .orElse(ByteBuffer.allocate(0));
    }

    /// The one that is shown.
    int primary() throws UndecodableException {
        var body = HeifBox.demanded(meta, "pitm").body();
        return number(body, version(body) == 0 ? 2 : 4);
    }

    String type(int item) {
        return types.getOrDefault(item, "");
    }

    /// @throws UndecodableException when it has none in this file
    ByteBuffer content(int item) throws UndecodableException {
        var content = contents.getOrDefault(item, List.of());
        var bytes = content.stream().mapToLong(ByteBuffer::remaining).sum();
        if (bytes == 0 || bytes > file.capacity()) {
            throw new UndecodableException("item %d of %d bytes".formatted(item, bytes));
        }
        var whole = ByteBuffer.allocate((int) bytes);
        content.forEach(stretch -> whole.put(stretch.duplicate()));
        return whole.flip();
    }

    /// What it is put together from, in order.
    List<Integer> parts(int item) {
        return parts.getOrDefault(item, List.of());
    }

    /// In the order in which they are to be applied.
    List<HeifBox> properties(int item) {
        return properties.getOrDefault(item, List.of());
    }

    private void readTypes(ByteBuffer body) throws UndecodableException {
        var count = number(body, version(body) == 0 ? 2 : 4);
        demandFew(count);
        for (var entry : HeifBox.all(body)) {
            var version = version(entry.body());
            if (entry.type().equals("infe") && version >= 2) {
                var item = number(entry.body(), version == 2 ? 2 : 4);
                entry.body().getShort(); // protection
                types.put(item, HeifBox.text(entry.body()));
            }
        }
    }

    private void readPlaces(ByteBuffer body) throws UndecodableException {
        var version = version(body);
        var sizes = body.getShort() & 0xFFFF;
        var count = number(body, version < 2 ? 2 : 4);
        demandFew(count);
        for (var entry = 0; entry < count; entry++) {
            var item = number(body, version < 2 ? 2 : 4);
            var method = version == 0 ? 0 : body.getShort() & 0xF;
            body.getShort(); // of this file, not of another one
            var base = number(body, sizes >> 4 & 0xF);
            var content = extents(body, base, sizes, method == 1 ? within : file);
            if (method <= 1) {
                contents.put(item, content);
            }
        }
    }

    /// One stretch of bytes, or several.
    private List<ByteBuffer> extents(ByteBuffer body, int base, int sizes, ByteBuffer source)
            throws UndecodableException {
        var found = new ArrayList<ByteBuffer>();
        for (var left = body.getShort() & 0xFFFF; left > 0; left--) {
            number(body, sizes & 0xF); // an index, of files in which items are parts of others
            var offset = number(body, sizes >> 12 & 0xF);
            var length = number(body, sizes >> 8 & 0xF);
            demandFew(++stretches);
            found.add(source.slice(Math.max(-1, base + offset), length));
        }
        return found;
    }

    private void readParts(ByteBuffer body) throws UndecodableException {
        if (!body.hasRemaining()) {
            return;
        }
        var bytes = version(body) == 0 ? 2 : 4;
        for (var reference : HeifBox.all(body)) {
            var from = number(reference.body(), bytes);
            var count = reference.body().getShort() & 0xFFFF;
            demandFew(count);
            var to = new ArrayList<Integer>();
            for (var part = 0; part < count; part++) {
                to.add(number(reference.body(), bytes));
            }
            if (reference.type().equals("dimg")) {
                parts.put(from, to);
            }
        }
    }

    private void readProperties(List<HeifBox> boxes) throws UndecodableException {
        var known = HeifBox.all(HeifBox.demanded(boxes, "ipco").body());
        var body = HeifBox.demanded(boxes, "ipma").body();
        var flags = body.getInt();
        var count = body.getInt();
        demandFew(count);
        for (var entry = 0; entry < count; entry++) {
            var item = number(body, flags >>> 24 == 0 ? 2 : 4);
            var theirs = new ArrayList<HeifBox>();
            for (var left = body.get() & 0xFF; left > 0; left--) {
                var index = (flags & 1) == 0 ? body.get() & 0x7F : body.getShort() & 0x7FFF;
                if (index > 0) {
                    theirs.add(known.get(index - 1));
                }
            }
            properties.put(item, theirs);
        }
    }

    /// @return the version; the flags behind it are passed over
    private static int version(ByteBuffer body) {
        return body.getInt() >>> 24;
    }

    /// A number of 0, 2, 4 or 8 bytes; one beyond any file's end is out of bounds.
    private static int number(ByteBuffer body, int bytes) {
        var value =
                switch (bytes) {
                    case 0 -> 0L;
                    case 2 -> body.getShort() & 0xFFFFL;
                    case 4 -> body.getInt() & 0xFFFFFFFFL;
                    case 8 -> body.getLong();
                    default -> -1L;
                };
        return (int) Objects.checkIndex(value, (long) Integer.MAX_VALUE);
    }

    private static void demandFew(int count) throws UndecodableException {
        if (count < 0 || count > MAX_ITEMS) {
            throw new UndecodableException(count + " items");
        }
    }
}
