package vn.giamsat.shared;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// A TrueType font as far as a document needs it (OpenType 1.9: cmap format 4, hmtx, glyf, loca):
/// which glyph shows a character, how wide it is, and a font with only some of the glyphs. Read
/// once; immutable, any thread.
final class TrueTypeFont {
    private static final int EM = 1000;
    private static final int HEADER_BYTES = 12;
    private static final int ENTRY_BYTES = 16;
    private static final int COMPOSITE_WORDS = 1;
    private static final int COMPOSITE_SCALE = 8;
    private static final int COMPOSITE_MORE = 32;
    private static final int COMPOSITE_SCALES = 64;
    private static final int COMPOSITE_MATRIX = 128;

    /// What a reader needs to draw glyphs; names and the table of characters stay out.
    private static final List<String> KEPT =
            List.of("cvt ", "fpgm", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "prep");

    private final ByteBuffer file;
    private final Map<String, ByteBuffer> tables = new HashMap<>();
    private final Map<Integer, Integer> glyphs = new HashMap<>();
    private final int unitsPerEm;
    private final int wideGlyphs;
    private final int count;

    private TrueTypeFont(byte[] bytes) {
        file = ByteBuffer.wrap(bytes);
        for (var at = 0; at < file.getShort(4); at++) {
            var entry = HEADER_BYTES + at * ENTRY_BYTES;
            var tag = new String(bytes, entry, 4, StandardCharsets.US_ASCII);
            tables.put(tag, file.slice(file.getInt(entry + 8), file.getInt(entry + 12)));
        }
        unitsPerEm = table("head").getShort(18);
        wideGlyphs = table("hhea").getShort(34);
        count = table("maxp").getShort(4) & 0xFFFF;
        readCharacters();
    }

    /// A font that is packed into the service.
    static TrueTypeFont packed(String path) {
        try (var stream = TrueTypeFont.class.getResourceAsStream(path)) {
            if (stream == null) {
                throw new IllegalStateException("The service was packed without " + path);
            }
            return new TrueTypeFont(stream.readAllBytes());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private ByteBuffer table(String tag) {
        var table = tables.get(tag);
        if (table == null) {
            throw new IllegalStateException("The font has no table " + tag);
        }
        return table;
    }

    private void readCharacters() {
        var cmap = table("cmap");
        for (var at = 0; at < cmap.getShort(2); at++) {
            var offset = cmap.getInt(4 + at * 8 + 4);
            if (cmap.getShort(offset) == 4) {
                readSegments(cmap.slice(offset, cmap.getShort(offset + 2) & 0xFFFF));
                return;
            }
        }
        throw new IllegalStateException("The font has no table of characters of format 4");
    }

    private void readSegments(ByteBuffer map) {
        var bytes = map.getShort(6) & 0xFFFF;
        for (var at = 0; at < bytes; at += 2) {
            var end = map.getShort(14 + at) & 0xFFFF;
            var start = map.getShort(16 + bytes + at) & 0xFFFF;
            var delta = map.getShort(16 + 2 * bytes + at);
            var rangeAt = 16 + 3 * bytes + at;
            var range = map.getShort(rangeAt) & 0xFFFF;
            for (var character = start; character <= end && character < 0xFFFF; character++) {
                var glyph =
                        range == 0
                                ? character
                                : map.getShort(rangeAt + range + 2 * (character - start)) & 0xFFFF;
                glyphs.put(character, range == 0 || glyph != 0 ? glyph + delta & 0xFFFF : 0);
            }
        }
    }

    /// The glyph of a character; 0, an empty box, where the font has none.
    int glyph(int character) {
        return glyphs.getOrDefault(character, 0);
    }

    /// In thousandths of the size of the text.
    int width(int glyph) {
        var metric = Math.min(glyph, wideGlyphs - 1);
        return scaled(table("hmtx").getShort(metric * 4) & 0xFFFF);
    }

    /// Of the text, in points.
    double width(String text, double size) {
        return text.codePoints().map(each -> width(glyph(each))).sum() * size / EM;
    }

    int ascent() {
        return scaled(table("hhea").getShort(4));
    }

    int descent() {
        return scaled(table("hhea").getShort(6));
    }

    /// Left, bottom, right, top of all glyphs.
    List<Integer> box() {
        var head = table("head");
        return List.of(
                scaled(head.getShort(36)),
                scaled(head.getShort(38)),
                scaled(head.getShort(40)),
                scaled(head.getShort(42)));
    }

    private int scaled(int units) {
        return Math.round((float) units * EM / unitsPerEm);
    }

    /// A font with these glyphs alone, and those that they are composed of, under their numbers.
    byte[] only(Collection<Integer> wanted) {
        var kept = new TreeSet<Integer>();
        kept.add(0);
        wanted.forEach(glyph -> keep(glyph, kept));
        var outlines = new ByteArrayOutputStream();
        var places = ByteBuffer.allocate((count + 1) * 4);
        for (var glyph = 0; glyph < count; glyph++) {
            places.putInt(outlines.size());
            if (kept.contains(glyph)) {
                outlines.writeBytes(bytes(outline(glyph)));
                while (outlines.size() % 4 != 0) {
                    outlines.write(0);
                }
            }
        }
        places.putInt(outlines.size());
        Map<String, byte[]> parts = new LinkedHashMap<>();
        for (var tag : KEPT) {
            if (tables.containsKey(tag)) {
                parts.put(tag, bytes(table(tag)));
            }
        }
        parts.put("glyf", outlines.toByteArray());
        parts.put("loca", places.array());
        ByteBuffer.wrap(parts.get("head")).putShort(50, (short) 1); // places are of 4 bytes
        return assembled(parts);
    }

    private void keep(int glyph, TreeSet<Integer> kept) {
        if (!kept.add(glyph)) {
            return;
        }
        var outline = outline(glyph);
        if (outline.capacity() == 0 || outline.getShort(0) >= 0) {
            return;
        }
        var at = 10;
        int flags;
        do {
            flags = outline.getShort(at);
            keep(outline.getShort(at + 2) & 0xFFFF, kept);
            at += 4 + ((flags & COMPOSITE_WORDS) == 0 ? 2 : 4) + scaleBytes(flags);
        } while ((flags & COMPOSITE_MORE) != 0);
    }

    private static int scaleBytes(int flags) {
        if ((flags & COMPOSITE_SCALE) != 0) {
            return 2;
        }
        return (flags & COMPOSITE_SCALES) != 0 ? 4 : (flags & COMPOSITE_MATRIX) != 0 ? 8 : 0;
    }

    private ByteBuffer outline(int glyph) {
        var places = table("loca");
        var isLong = table("head").getShort(50) == 1;
        var begin = isLong ? places.getInt(glyph * 4) : (places.getShort(glyph * 2) & 0xFFFF) * 2;
        var end =
                isLong
                        ? places.getInt(glyph * 4 + 4)
                        : (places.getShort(glyph * 2 + 2) & 0xFFFF) * 2;
        return table("glyf").slice(begin, end - begin);
    }

    private static byte[] bytes(ByteBuffer part) {
        var bytes = new byte[part.capacity()];
        part.get(0, bytes);
        return bytes;
    }

    private static byte[] assembled(Map<String, byte[]> parts) {
        var place = HEADER_BYTES + parts.size() * ENTRY_BYTES;
        var size = place + parts.values().stream().mapToInt(it -> padded(it.length)).sum();
        var font = ByteBuffer.allocate(size);
        var power = Integer.highestOneBit(parts.size());
        font.putInt(0x00010000).putShort((short) parts.size()).putShort((short) (power * 16));
        font.putShort((short) Integer.numberOfTrailingZeros(power));
        font.putShort((short) (parts.size() * 16 - power * 16));
        for (var part : parts.entrySet()) {
            var bytes = part.getValue();
            font.put(part.getKey().getBytes(StandardCharsets.US_ASCII)).putInt(checksum(bytes));
            font.putInt(place).putInt(bytes.length);
            font.put(place, bytes);
            place += padded(bytes.length);
        }
        return font.array();
    }

    private static int padded(int length) {
        return length + 3 & ~3;
    }

    private static int checksum(byte[] bytes) {
        var whole = ByteBuffer.allocate(padded(bytes.length)).put(bytes).rewind();
        var sum = 0;
        while (whole.hasRemaining()) {
            sum += whole.getInt();
        }
        return sum;
    }
}
