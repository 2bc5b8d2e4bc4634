package vn.giamsat.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/// The readable table of who may do what, `access-matrix.md`.
///
/// @param people whose columns they are
record AccessMatrix(List<String> people, List<Row> rows) {
    /// What the people of the columns may do with one operation on one row.
    ///
    /// @param target `own`, `missing` or `-`
    record Row(String operation, String target, List<String> verdicts) {
        @Override
        public String toString() {
            return operation + " on " + target;
        }
    }

    static AccessMatrix read() {
        var lines =
                text().lines()
                        .dropWhile(line -> !line.startsWith("| operation"))
                        .filter(line -> line.startsWith("|"))
                        .map(AccessMatrix::cells)
                        .toList();
        var people = lines.getFirst().subList(2, lines.getFirst().size());
        var rows =
                lines.stream()
                        .skip(2) // the header and its rule
                        .map(cells -> new Row(cells.get(0), cells.get(1), rest(cells)))
                        .toList();
        return new AccessMatrix(people, rows);
    }

    Set<String> operations() {
        return rows.stream().map(Row::operation).collect(Collectors.toSet());
    }

    private static List<String> rest(List<String> cells) {
        return cells.subList(2, cells.size());
    }

    private static List<String> cells(String line) {
        return Arrays.stream(line.substring(1).split("\\|")).map(String::strip).toList();
    }

    private static String text() {
        try (var stream =
                Objects.requireNonNull(
                        AccessMatrix.class.getResourceAsStream("/access-matrix.md"))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
