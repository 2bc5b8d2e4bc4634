package vn.giamsat.registry;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import vn.giamsat.shared.Problem;
import vn.giamsat.shared.Violation;
import vn.giamsat.shared.XlsxSheet;
import vn.giamsat.shared.XlsxSheet.Cell;

/// The first sheet of a spreadsheet as numbered lines of cells; its first row is the header, empty
/// rows are passed over. What a formula shows was computed somewhere else, so a line with one is
/// refused.
final class XlsxTable implements Iterator<ImportedLine> {
    private static final String FIELD = "xlsx";

    private final XlsxSheet rows;
    private final List<String> columns;
    private final Set<String> dates;
    private XlsxSheet.@Nullable Row next;

    private XlsxTable(XlsxSheet rows, List<String> columns, Set<String> dates) {
        this.rows = rows;
        this.columns = columns;
        this.dates = dates;
        advance();
    }

    /// @param dates the columns whose numbers are dates
    /// @throws Problem INVALID_INPUT for a sheet without a usable header
    static XlsxTable of(XlsxSheet sheet, ColumnNames names, Set<String> dates) {
        var header = sheet.hasNext() ? sheet.next() : new XlsxSheet.Row(1, Map.of());
        var titles =
                IntStream.range(0, width(header))
                        .mapToObj(at -> header.cells().getOrDefault(at, new Cell.Text("")))
                        .map(cell -> cell instanceof Cell.Text(var text) ? text.strip() : "")
                        .toList();
        return new XlsxTable(
                sheet, names.columns(FIELD, titles.isEmpty() ? List.of("") : titles), dates);
    }

    private static int width(XlsxSheet.Row row) {
        return row.cells().entrySet().stream()
                .filter(cell -> !isBlank(cell.getValue()))
                .mapToInt(cell -> cell.getKey() + 1)
                .max()
                .orElse(0);
    }

    private static boolean isBlank(Cell cell) {
        return cell instanceof Cell.Text(var text) && text.isBlank();
    }

    private void advance() {
        next = null;
        while (next == null && rows.hasNext()) {
            var row = rows.next();
            next = width(row) == 0 ? null : row;
        }
    }

    @Override
    public boolean hasNext() {
        return next != null;
    }

    @Override
    public ImportedLine next() {
        var row = next;
        if (row == null) {
            throw new NoSuchElementException();
        }
        if (width(row) > columns.size()) {
            throw Problem.invalid(
                    Violation.of(FIELD, "xlsx-cell-without-title", "line", row.number()));
        }
        advance();
        return line(row);
    }

    private ImportedLine line(XlsxSheet.Row row) {
        var texts = new HashMap<String, String>();
        var formulas = new ArrayList<Violation>();
        row.cells()
                .forEach(
                        (at, cell) -> {
                            if (at < columns.size()) {
                                var column = columns.get(at);
                                texts.put(column, text(column, cell));
                                if (cell instanceof Cell.Formula) {
                                    formulas.add(Violation.of(column, "formula"));
                                }
                            }
                        });
        var cells = new CsvCells(texts);
        cells.violations().addAll(formulas);
        return new ImportedLine(row.number(), cells);
    }

    private String text(String column, Cell cell) {
        return switch (cell) {
            case Cell.Text(var text) -> text;
            case Cell.Number(var value, var date) ->
                    dates.contains(column)
                            ? date.toString()
                            : BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
            case Cell.Formula() -> "";
        };
    }
}
