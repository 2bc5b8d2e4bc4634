package vn.giamsat.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A table as README shows it.
final class Table {
    private final List<List<String>> rows = new ArrayList<>();

    Table(String... header) {
        rows.add(List.of(header));
    }

    void row(String... cells) {
        rows.add(List.of(cells));
    }

    void print() {
        var widths = IntStream.range(0, rows.getFirst().size()).map(this::width).toArray();
        var lines = new ArrayList<>(rows.stream().map(row -> line(row, widths)).toList());
        lines.add(
                1,
                IntStream.of(widths)
                        .mapToObj("-"::repeat)
                        .collect(Collectors.joining(" | ", "| ", " |")));
        System.out.println("\n" + String.join("\n", lines) + "\n");
    }

    private int width(int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(1);
    }

    private static String line(List<String> cells, int[] widths) {
        return IntStream.range(0, widths.length)
                .mapToObj(column -> ("%-" + widths[column] + "s").formatted(cells.get(column)))
                .collect(Collectors.joining(" | ", "| ", " |"));
    }
}
