package vn.giamsat.report;

import java.util.ArrayList;
import java.util.List;
import vn.giamsat.shared.PdfWriter;
import vn.giamsat.shared.PdfWriter.Place;
import vn.giamsat.shared.PdfWriter.Style;

/// Text and tables that flow down the pages of a document, within the margins of an administrative
/// document: 30 mm left, 15 mm right, 20 mm above and below (Decree 30/2020/ND-CP, appendix I).
/// In points. Confined to one document.
final class PaperFlow {
    static final double LEFT = 85.04;
    static final double RIGHT = PdfWriter.WIDTH - 42.52;
    private static final double TOP = 56.69;
    private static final double BOTTOM = PdfWriter.HEIGHT - 56.69;
    private static final double LEADING = 1.25;
    private static final double PADDING = 3;

    private final PdfWriter pdf = new PdfWriter();
    private double top = TOP;

    double top() {
        return top;
    }

    PdfWriter pdf() {
        return pdf;
    }

    void down(double points) {
        top += points;
    }

    /// Goes on with the next page unless this one has so much room.
    void room(double height) {
        if (top + height > BOTTOM) {
            pdf.page();
            top = TOP;
        }
    }

    /// Lines of text from margin to margin.
    void paragraph(Style style, double size, String text) {
        for (var line : wrapped(style, size, text, RIGHT - LEFT)) {
            room(size * LEADING);
            top += size * LEADING;
            pdf.text(style, size, new Place(LEFT, top), line);
        }
    }

    /// Lines whose middle is at a place; the cursor stays above them.
    ///
    /// @return where the last line stands
    double centred(Style style, double size, Place middle, List<String> lines) {
        var at = middle.top();
        for (var line : lines) {
            at += size * LEADING;
            var left = middle.left() - style.width(line, size) / 2;
            pdf.text(style, size, new Place(left, at), line);
        }
        return at;
    }

    /// A row of a table, whose cells grow with what stands in them; what is higher than a page goes
    /// on with the next one.
    ///
    /// @param widths of the columns
    void row(Style style, double size, List<Double> widths, List<String> cells) {
        List<List<String>> wrapped = new ArrayList<>();
        for (var at = 0; at < cells.size(); at++) {
            wrapped.add(wrapped(style, size, cells.get(at), widths.get(at) - 2 * PADDING));
        }
        var lines = wrapped.stream().mapToInt(List::size).max().orElse(1);
        var most = (int) ((BOTTOM - TOP - 2 * PADDING) / (size * LEADING));
        for (var from = 0; from < lines; from += most) {
            var first = from;
            var shown = wrapped.stream().map(cell -> between(cell, first, first + most)).toList();
            boxed(style, size, widths, shown);
        }
    }

    private static List<String> between(List<String> lines, int from, int to) {
        return lines.subList(Math.min(from, lines.size()), Math.min(to, lines.size()));
    }

    private void boxed(Style style, double size, List<Double> widths, List<List<String>> cells) {
        var lines = cells.stream().mapToInt(List::size).max().orElse(1);
        var height = lines * size * LEADING + 2 * PADDING;
        room(height);
        var left = LEFT;
        pdf.line(new Place(left, top), new Place(left, top + height));
        for (var at = 0; at < cells.size(); at++) {
            cell(style, size, new Place(left + PADDING, top + PADDING), cells.get(at));
            left += widths.get(at);
            pdf.line(new Place(left, top), new Place(left, top + height));
        }
        pdf.line(new Place(LEFT, top), new Place(left, top));
        pdf.line(new Place(LEFT, top + height), new Place(left, top + height));
        top += height;
    }

    private void cell(Style style, double size, Place corner, List<String> lines) {
        var at = corner.top() - size * (LEADING - 1);
        for (var line : lines) {
            at += size * LEADING;
            pdf.text(style, size, new Place(corner.left(), at), line);
        }
    }

    /// Broken at spaces; a word that is wider than the line, within.
    private static List<String> wrapped(Style style, double size, String text, double width) {
        var lines = new ArrayList<String>();
        for (var paragraph : text.strip().split("\\R")) {
            var line = new StringBuilder();
            for (var word : paragraph.strip().split("\\s+")) {
                for (var piece : pieces(style, size, word, width)) {
                    var longer = line.isEmpty() ? piece : line + " " + piece;
                    if (!line.isEmpty() && style.width(longer, size) > width) {
                        lines.add(line.toString());
                        longer = piece;
                    }
                    line = new StringBuilder(longer);
                }
            }
            lines.add(line.toString());
        }
        return lines;
    }

    /// Parts of a word that each fit into a line; each character is measured once.
    private static List<String> pieces(Style style, double size, String word, double width) {
        var pieces = new ArrayList<String>();
        var begin = 0;
        var taken = 0.0;
        for (var at = 0; at < word.length(); at = word.offsetByCodePoints(at, 1)) {
            var character = word.substring(at, word.offsetByCodePoints(at, 1));
            var needed = style.width(character, size);
            if (taken + needed > width && at > begin) {
                pieces.add(word.substring(begin, at));
                begin = at;
                taken = 0;
            }
            taken += needed;
        }
        pieces.add(word.substring(begin));
        return pieces;
    }
}
