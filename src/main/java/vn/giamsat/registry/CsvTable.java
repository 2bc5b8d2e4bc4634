package vn.giamsat.registry;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.RuntimeJsonMappingException;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.giamsat.shared.Problem;
import vn.giamsat.shared.Violation;

/// A CSV text (RFC 4180, UTF-8, header row, byte order mark allowed) as numbered lines of cells.
final class CsvTable implements Iterator<ImportedLine> {
    private static final CsvMapper CSV =
            CsvMapper.csvBuilder().enable(CsvParser.Feature.SKIP_EMPTY_LINES).build();

    private final MappingIterator<Map<String, String>> rows;

    private int nextNumber;

    private CsvTable(MappingIterator<Map<String, String>> rows, int firstNumber) {
        this.rows = rows;
        this.nextNumber = firstNumber;
    }

    /// @param columns those that the header may name
    /// @throws Problem INVALID_INPUT for a header with an unknown or a doubled column
    static CsvTable of(String text, Set<String> columns) {
        return of(text, ColumnNames.asThey(columns));
    }

    /// The same for columns that have several names.
    static CsvTable of(String text, ColumnNames names) {
        var bare = text.startsWith("\uFEFF") ? text.substring(1) : text;
        var schema = CsvSchema.builder();
        columns(bare, names).forEach(schema::addColumn);
        try {
            return new CsvTable(
                    CSV.readerForMapOf(String.class)
                            .with(schema.build().withSkipFirstDataRow(true))
                            .readValues(bare),
                    firstNumber(bare));
        } catch (IOException unreadable) {
            throw unreadable(1);
        }
    }

    /// The number of the first line behind the header that is not empty.
    private static int firstNumber(String text) {
        return 2 + (int) text.lines().skip(1).takeWhile(String::isBlank).count();
    }

    private static List<String> columns(String text, ColumnNames names) {
        var end = text.indexOf('\n');
        var header = (end < 0 ? text : text.substring(0, end)).strip().split(",", -1);
        return names.columns(
                "csv", Arrays.stream(header).map(name -> name.strip().replace("\"", "")).toList());
    }

    @Override
    public boolean hasNext() {
        try {
            return rows.hasNextValue();
        } catch (IOException malformed) {
            throw malformed();
        }
    }

    @Override
    public ImportedLine next() {
        try {
            var line = new ImportedLine(nextNumber, new CsvCells(rows.nextValue()));
            nextNumber = rows.getCurrentLocation().getLineNr(); // the parser has passed empty lines
            return line;
        } catch (IOException | RuntimeJsonMappingException malformed) {
            throw malformed();
        }
    }

    private Problem malformed() {
        return unreadable(rows.getCurrentLocation().getLineNr());
    }

    private static Problem unreadable(int line) {
        return Problem.invalid(Violation.of("csv", "csv-unreadable", "line", line));
    }
}
