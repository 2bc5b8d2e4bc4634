package vn.giamsat.shared;

import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A font within one document: it remembers which characters are shown, so that only those are
/// embedded. Confined to one document.
final class PdfFont {
    /// The typefaces of administrative documents: with the widths of Times New Roman (Decree
    /// 30/2020/ND-CP, appendix I), free (SIL Open Font License), with all of Vietnamese.
    enum Face {
        REGULAR("LiberationSerif-Regular"),
        BOLD("LiberationSerif-Bold"),
        ITALIC("LiberationSerif-Italic");

        private final String fontName;
        private volatile @Nullable TrueTypeFont font;

        Face(String fontName) {
            this.fontName = fontName;
        }

        double width(String text, double size) {
            return font().width(text, size);
        }

        /// Read when it is first needed, which few processes ever do; at worst twice at once.
        private TrueTypeFont font() {
            var known = font;
            if (known == null) {
                known = TrueTypeFont.packed("/liberation/" + fontName + ".ttf");
                font = known;
            }
            return known;
        }
    }

    private final Face face;
    private final TreeMap<Integer, Integer> shown = new TreeMap<>();

    PdfFont(Face face) {
        this.face = face;
    }

    /// The text as numbers of glyphs, in hexadecimal digits.
    String encoded(String text) {
        return text.codePoints().mapToObj(this::encoded).collect(Collectors.joining());
    }

    private String encoded(int character) {
        var glyph = face.font().glyph(character);
        shown.putIfAbsent(glyph, character);
        return "%04X".formatted(glyph);
    }

    /// Name of the font with a mark that it is not all of it (ISO 32000-1 section 9.6.4).
    String name() {
        return "GIAMSA+" + face.fontName;
    }

    byte[] file() {
        return face.font().only(shown.keySet());
    }

    /// `/W` of the glyphs that are shown.
    String widths() {
        return shown.keySet().stream()
                .map(glyph -> glyph + " [" + face.font().width(glyph) + "]")
                .collect(Collectors.joining(" ", "[", "]"));
    }

    String descriptor(int file) {
        var box = face.font().box().stream().map(String::valueOf).collect(Collectors.joining(" "));
        return ("<< /Type /FontDescriptor /FontName /%s /Flags 4 /FontBBox [%s] /ItalicAngle %d"
                        + " /Ascent %d /Descent %d /CapHeight %d /StemV %d /FontFile2 %d 0 R >>")
                .formatted(
                        name(),
                        box,
                        face == Face.ITALIC ? -16 : 0,
                        face.font().ascent(),
                        face.font().descent(),
                        face.font().ascent(),
                        face == Face.BOLD ? 140 : 80,
                        file);
    }

    /// Which text the glyphs stand for, so that it can be searched and copied (section 9.10.3).
    String toUnicode() {
        var pairs =
                shown.entrySet().stream()
                        .map(it -> "<%04X> <%s>\n".formatted(it.getKey(), utf16(it.getValue())))
                        .toList();
        var blocks = new StringBuilder();
        for (var at = 0; at < pairs.size(); at += 100) {
            var block = pairs.subList(at, Math.min(at + 100, pairs.size()));
            blocks.append(block.size()).append(" beginbfchar\n");
            block.forEach(blocks::append);
            blocks.append("endbfchar\n");
        }
        return """
        /CIDInit /ProcSet findresource begin 12 dict begin begincmap
        /CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
        /CMapName /Adobe-Identity-UCS def /CMapType 2 def
        1 begincodespacerange <0000> <FFFF> endcodespacerange
        %sendcmap CMapName currentdict /CMap defineresource pop end end
        """
                .formatted(blocks);
    }

    private static String utf16(int character) {
        return Character.toString(character)
                .chars()
                .mapToObj("%04X"::formatted)
                .collect(Collectors.joining());
    }
}
