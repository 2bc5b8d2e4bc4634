package vn.giamsat.shared;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.DeflaterOutputStream;

/// Writes a PDF document of A4 pages (ISO 32000-1): text in embedded fonts that can be searched and
/// copied, lines, filled rectangles; nothing else. Own, because libraries take colours and
/// rasters from java.awt, whose native libraries would then come along in the native binary.
/// Places are in points from the left and from the top. Confined to one document.
public final class PdfWriter {
    public static final double WIDTH = 595.28;
    public static final double HEIGHT = 841.89;

    private final Map<PdfFont.Face, PdfFont> fonts = new EnumMap<>(PdfFont.Face.class);
    private final List<StringBuilder> pages = new ArrayList<>();
    private final ByteArrayOutputStream file = new ByteArrayOutputStream();
    private final List<Integer> places = new ArrayList<>();

    public PdfWriter() {
        for (var face : PdfFont.Face.values()) {
            fonts.put(face, new PdfFont(face));
        }
        page();
    }

    /// How a text looks.
    public enum Style {
        REGULAR(PdfFont.Face.REGULAR),
        BOLD(PdfFont.Face.BOLD),
        ITALIC(PdfFont.Face.ITALIC);

        private final PdfFont.Face face;

        Style(PdfFont.Face face) {
            this.face = face;
        }

        /// In points.
        public double width(String text, double size) {
            return face.width(text, size);
        }
    }

    /// Where something begins.
    ///
    /// @param top of a text, its base line
    public record Place(double left, double top) {}

    /// Goes on with another page.
    public void page() {
        pages.add(new StringBuilder());
    }

    public void text(Style style, double size, Place place, String text) {
        draw(
                "BT /F%d %s Tf %s %s Td <%s> Tj ET"
                        .formatted(
                                style.ordinal(),
                                number(size),
                                number(place.left()),
                                number(HEIGHT - place.top()),
                                fonts.get(style.face).encoded(text)));
    }

    public void line(Place from, Place to) {
        draw(
                "0.5 w %s %s m %s %s l S"
                        .formatted(
                                number(from.left()),
                                number(HEIGHT - from.top()),
                                number(to.left()),
                                number(HEIGHT - to.top())));
    }

    /// A filled rectangle.
    ///
    /// @param corner left and top
    /// @param grey from 0, black, to 1, white
    public void block(Place corner, double width, double height, double grey) {
        draw(
                "q %s g %s %s %s %s re f Q"
                        .formatted(
                                number(grey),
                                number(corner.left()),
                                number(HEIGHT - corner.top() - height),
                                number(width),
                                number(height)));
    }

    private void draw(String operators) {
        pages.getLast().append(operators).append('\n');
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    /// The whole file.
    public byte[] end(String title) {
        write("%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n");
        var pagesAt = 2;
        var fontsAt = pagesAt + 1 + pages.size() * 2;
        object("<< /Type /Catalog /Pages 2 0 R /Lang (vi-VN) >>");
        var kids = new StringBuilder();
        for (var at = 0; at < pages.size(); at++) {
            kids.append(pagesAt + 1 + at * 2).append(" 0 R ");
        }
        object("<< /Type /Pages /Kids [%s] /Count %d >>".formatted(kids, pages.size()));
        var resources =
                fonts.keySet().stream()
                        .map(
                                it ->
                                        "/F%d %d 0 R"
                                                .formatted(
                                                        it.ordinal(), fontsAt + it.ordinal() * 5))
                        .collect(Collectors.joining(" "));
        for (var page : pages) {
            var content = places.size() + 2;
            object(
                    ("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %s %s] /Resources << /Font"
                                    + " << %s >> >> /Contents %d 0 R >>")
                            .formatted(number(WIDTH), number(HEIGHT), resources, content));
            stream(page.toString().getBytes(StandardCharsets.ISO_8859_1), "");
        }
        fonts.values().forEach(this::font);
        object("<< /Title <FEFF%s> /Producer (giamsat) >>".formatted(utf16(title)));
        ended();
        return file.toByteArray();
    }

    /// Five objects: the font, its glyphs, their measures, the file, the characters.
    private void font(PdfFont font) {
        var first = places.size() + 1;
        object(
                ("<< /Type /Font /Subtype /Type0 /BaseFont /%s /Encoding /Identity-H"
                                + " /DescendantFonts [%d 0 R] /ToUnicode %d 0 R >>")
                        .formatted(font.name(), first + 1, first + 4));
        object(
                ("<< /Type /Font /Subtype /CIDFontType2 /BaseFont /%s /CIDSystemInfo << /Registry"
                                + " (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor"
                                + " %d 0 R /W %s /CIDToGIDMap /Identity >>")
                        .formatted(font.name(), first + 2, font.widths()));
        object(font.descriptor(first + 3));
        var embedded = font.file();
        stream(embedded, " /Length1 " + embedded.length);
        stream(font.toUnicode().getBytes(StandardCharsets.US_ASCII), "");
    }

    private void object(String content) {
        begun();
        write(content);
        write("\nendobj\n");
    }

    private void stream(byte[] content, String more) {
        var packed = new ByteArrayOutputStream();
        try (var deflater = new DeflaterOutputStream(packed)) {
            deflater.write(content);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible); // bytes in memory
        }
        begun();
        write("<< /Length %d /Filter /FlateDecode%s >>\nstream\n".formatted(packed.size(), more));
        file.writeBytes(packed.toByteArray());
        write("\nendstream\nendobj\n");
    }

    private void begun() {
        places.add(file.size());
        write(places.size() + " 0 obj\n");
    }

    private void ended() {
        var table = file.size();
        write("xref\n0 %d\n0000000000 65535 f \n".formatted(places.size() + 1));
        places.forEach(place -> write("%010d 00000 n \n".formatted(place)));
        write(
                "trailer\n<< /Size %d /Root 1 0 R /Info %d 0 R >>\nstartxref\n%d\n%%%%EOF\n"
                        .formatted(places.size() + 1, places.size(), table));
    }

    private void write(String text) {
        file.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String utf16(String text) {
        return text.chars().mapToObj("%04X"::formatted).collect(Collectors.joining());
    }
}
