package vn.giamsat.shared;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/// The first visible worksheet of a spreadsheet file (ECMA-376 part 1 section 18.3), row by row:
/// what stands in its cells, not how it looks. Other sheets and macros are not looked at. Confined
/// to one import.
public final class XlsxSheet implements Iterator<XlsxSheet.Row> {
    private static final LocalDateTime EPOCH_1900 = LocalDateTime.of(1899, 12, 30, 0, 0);
    private static final LocalDateTime EPOCH_1904 = LocalDateTime.of(1904, 1, 1, 0, 0);
    private static final int MAX_ROWS = 100_000;
    private static final double MILLISECONDS_PER_DAY = 86_400_000;

    private final XMLStreamReader xml;
    private final List<String> sharedTexts;
    private final boolean from1904;
    private @Nullable Row next;
    private int lastNumber;
    private int rows;

    private XlsxSheet(XMLStreamReader xml, List<String> sharedTexts, boolean from1904) {
        this.xml = xml;
        this.sharedTexts = sharedTexts;
        this.from1904 = from1904;
        advance();
    }

    /// Whether these bytes may be a spreadsheet file: they begin like a ZIP archive.
    public static boolean begins(byte[] file) {
        return file.length > 3 && file[0] == 'P' && file[1] == 'K' && file[2] == 3 && file[3] == 4;
    }

    /// @throws Problem INVALID_INPUT for what is none, TOO_LARGE for one that inflates to too much
    public static Uni<XlsxSheet> of(byte[] file) {
        return XlsxParts.of(file).map(XlsxSheet::of);
    }

    private static XlsxSheet of(XlsxParts parts) {
        try {
            var book = XlsxBook.of(parts);
            return new XlsxSheet(book.sheet(), book.sharedTexts(), book.from1904());
        } catch (XMLStreamException | NoSuchElementException broken) {
            throw unreadable();
        }
    }

    static Problem unreadable() {
        return Problem.invalid(Violation.of("file", "xlsx-unreadable"));
    }

    @Override
    public boolean hasNext() {
        return next != null;
    }

    @Override
    public Row next() {
        var row = next;
        if (row == null) {
            throw new NoSuchElementException();
        }
        advance();
        return row;
    }

    private void advance() {
        try {
            next = null;
            while (next == null && xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT && at("row")) {
                    next = row();
                }
            }
        } catch (XMLStreamException | NumberFormatException | NoSuchElementException broken) {
            throw unreadable();
        }
    }

    private boolean at(String name) {
        return name.equals(xml.getLocalName());
    }

    private Row row() throws XMLStreamException {
        if (++rows > MAX_ROWS) {
            throw new Problem(ErrorCode.TOO_LARGE, "more than " + MAX_ROWS + " rows");
        }
        var number = xml.getAttributeValue(null, "r");
        lastNumber = number == null ? lastNumber + 1 : Integer.parseInt(number);
        var cells = new TreeMap<Integer, Cell>();
        var column = -1;
        while (!ended("row")) {
            if (xml.isStartElement() && at("c")) {
                column = column(xml.getAttributeValue(null, "r"), column);
                cells.put(column, cell());
            }
        }
        return new Row(lastNumber, cells);
    }

    private boolean ended(String name) throws XMLStreamException {
        return xml.next() == XMLStreamConstants.END_ELEMENT && at(name);
    }

    /// `C7` is in column 2; a cell that does not say where it is follows the one before.
    private static int column(@Nullable String reference, int before) {
        if (reference == null) {
            return before + 1;
        }
        var column = 0;
        for (var at = 0; at < reference.length() && reference.charAt(at) >= 'A'; at++) {
            column = column * 26 + reference.charAt(at) - 'A' + 1;
        }
        return column - 1;
    }

    private Cell cell() throws XMLStreamException {
        var type = xml.getAttributeValue(null, "t");
        var text = "";
        var formula = false;
        while (!ended("c")) {
            if (xml.isStartElement()) {
                switch (xml.getLocalName()) {
                    case "f" -> formula = true;
                    case "v" -> text = xml.getElementText();
                    case "is" -> text = XlsxBook.text(xml, "is");
                    default -> {} // extensions
                }
            }
        }
        return formula || "e".equals(type)
                ? new Cell.Formula()
                : value(type == null ? "n" : type, text);
    }

    private Cell value(String type, String text) {
        return switch (type) {
            case "s" -> new Cell.Text(shared(Integer.parseInt(text)));
            case "n" -> text.isEmpty() ? new Cell.Text("") : number(Double.parseDouble(text));
            default -> new Cell.Text(text);
        };
    }

    private String shared(int index) {
        if (index < 0 || index >= sharedTexts.size()) {
            throw unreadable();
        }
        return sharedTexts.get(index);
    }

    private Cell number(double value) {
        if (!Double.isFinite(value)) {
            throw unreadable();
        }
        var days = Math.clamp(value, 0, 1_000_000); // to the year 4637; else no date is meant
        return new Cell.Number(
                value,
                (from1904 ? EPOCH_1904 : EPOCH_1900)
                        .plus(Duration.ofMillis(Math.round(days * MILLISECONDS_PER_DAY))));
    }

    /// @param number as the spreadsheet shows it; the first is 1
    /// @param cells by column; the first is 0
    public record Row(int number, Map<Integer, Cell> cells) {}

    /// What stands in a cell.
    public sealed interface Cell {
        record Text(String text) implements Cell {}

        /// @param date what the number says when the cell is formatted as a date, local time
        record Number(double value, LocalDateTime date) implements Cell {}

        /// Or the error that one came to: what it shows depends on where it is computed.
        record Formula() implements Cell {}
    }
}
