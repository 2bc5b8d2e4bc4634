package vn.giamsat.registry;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.RuntimeJsonMappingException;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import vn.giamsat.shared.Problem;
import vn.giamsat.shared.Violation;

/// A CSV text (RFC 4180, UTF-8, header row, byte order mark allowed) as numbered lines of cells.
final class CsvTable implements Iterator<CsvTable.Line> {
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
        var bare = text.startsWith("\uFEFF") ? text.substring(1) : text;
        checkHeader(bare, columns);
        try {
            return new CsvTable(
                    CSV.readerForMapOf(String.class)
                            .with(CsvSchema.emptySchema().withHeader())
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

    private static void checkHeader(String text, Set<String> columns) {
        var end = text.indexOf('\n');
        var names = new ArrayList<String>();
        for (var name : (end < 0 ? text : text.substring(0, end)).strip().split(",", -1)) {
            var column = name.strip().replace("\"", "");
            if (!columns.contains(column)) {
                throw Problem.invalid(
                        new Violation(
                                "csv",
                                "csv-unknown-column",
                                Map.of("column", shortened(column), "known", columns.toString())));
            }
            if (names.contains(column)) {
                throw Problem.invalid(Violation.of("csv", "csv-double-column", "column", column));
            }
            names.add(column);
        }
    }

    private static String shortened(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
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
    public Line next() {
        try {
            var line = new Line(nextNumber, new CsvCells(rows.nextValue()));
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

    /// @param number of its first line in the text; the header is line 1
    record Line(int number, CsvCells cells) {}
}
