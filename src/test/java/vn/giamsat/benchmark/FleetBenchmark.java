package vn.giamsat.benchmark;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import vn.giamsat.system.Await;

/// What 1,000, 10,000 and 100,000 cameras cost, each described every 60 s and its picture taken
/// every 10 min, with service, simulated cameras and database on this machine: `./mvnw verify
/// -Dtest=CursorTest -Dit.test=FleetBenchmark`, with `-Dnative` the binary. The last size is
/// measured for ten minutes, in which each camera shows one picture. With `-Ddisturbed-seconds=240`
/// other work takes the machine from it for so long afterwards, and it is told how soon it is
/// punctual again.
class FleetBenchmark {
    private static final List<Integer> SIZES =
            Stream.of(System.getProperty("cameras", "1000,10000,100000").split(","))
                    .map(Integer::valueOf)
                    .toList();
    private static final Duration SETTLING =
            Duration.ofSeconds(Integer.getInteger("settling", 120));
    private static final Duration MEASURED = Duration.ofSeconds(Integer.getInteger("seconds", 600));

    /// Of each size but the last.
    private static final Duration COMPARED =
            Duration.ofSeconds(Integer.getInteger("compared-seconds", 120));

    private static final Duration DISTURBED =
            Duration.ofSeconds(Integer.getInteger("disturbed-seconds", 0));

    private static final String IMPORT = "import of cameras, the slowest request, s";
    private static final Map<String, String> GOALS =
            Map.of(
                    IMPORT,
                    "< 30",
                    FleetFigures.LATENESS,
                    "≤ 1000",
                    FleetFigures.DROPPED,
                    "0",
                    FleetFigures.MEMORY,
                    "≤ 1536",
                    FleetFigures.BOTH_MEMORY,
                    "≤ 1536",
                    FleetFigures.SERVICE,
                    "≤ 1",
                    FleetFigures.BOTH,
                    "≤ 1",
                    FleetFigures.ROWS,
                    "≤ 200");

    private final List<Map<String, String>> measured = new ArrayList<>();

    @Test
    void watchesFleetsOfThreeSizes() {
        try {
            SIZES.forEach(this::measure);
        } finally {
            print();
        }
    }

    private void measure(int size) {
        try (var fleet = RunningFleet.of(size)) {
            Await.pause(SETTLING);
            var isLast = size == SIZES.getLast();
            var figures = FleetFigures.of(fleet, isLast ? MEASURED : COMPARED);
            figures.put(IMPORT, "%.1f".formatted(fleet.slowestImport().toMillis() / 1e3));
            measured.add(figures);
            if (isLast && DISTURBED.isPositive()) {
                figures.putAll(Disturbance.of(fleet, DISTURBED));
            }
        }
    }

    /// What was measured, also when something failed after it.
    private void print() {
        var sizes = SIZES.subList(0, measured.size()).stream().map("%,d"::formatted);
        var header = Stream.of(Stream.of("what"), sizes, Stream.of("to reach")).flatMap(it -> it);
        var table = new Table(header.toArray(String[]::new));
        if (!measured.isEmpty()) {
            measured.getLast().keySet().forEach(what -> row(table, what));
        }
        table.print();
    }

    private void row(Table table, String what) {
        var values = measured.stream().map(figures -> figures.getOrDefault(what, ""));
        var cells =
                Stream.of(Stream.of(what), values, Stream.of(GOALS.getOrDefault(what, "")))
                        .flatMap(it -> it);
        table.row(cells.toArray(String[]::new));
    }
}
