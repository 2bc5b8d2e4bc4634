package vn.giamsat.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import vn.giamsat.system.Product;

/// The native binary beside the jar, in one run; README tells the command. Needs both in `target`,
/// `wrk`, and for the last row the root file system of `try-rootfs.sh`. Both have a heap of at most
/// 320 MB. Service, cameras, database and load share the machine.
class ProductBenchmark {
    private static final Map<String, String> GOALS =
            Map.of(
                    ProductFigures.READY, "≤ 150",
                    ProductFigures.IDLE, "≤ 120",
                    ProductFigures.DESCRIPTION, "≤ 1.3 × JVM",
                    ProductFigures.PICTURE, "≤ 1.3 × JVM");

    private final Table table =
            new Table(
                    "what",
                    "JVM",
                    "JVM, AOT cache",
                    "native",
                    "native, -XX:MaxHeapFree=1m",
                    "to reach");

    @Test
    void comparesTheBinaryWithTheJar() throws IOException {
        try (var cameras = SimulatorProcess.start()) {
            var cached = ProductFigures.startsOnly(Product.ofJarWithCache(), cameras);
            var jar = ProductFigures.all(Product.ofJar(), cameras);
            var binary = ProductFigures.all(Product.ofBinary(), cameras);
            var frugal = ProductFigures.frugal(Product.ofBinary(), cameras);
            jar.forEach(
                    (what, value) ->
                            table.row(
                                    what,
                                    value,
                                    cached.getOrDefault(what, ""),
                                    binary.get(what),
                                    frugal.getOrDefault(what, ""),
                                    GOALS.getOrDefault(what, "")));
        }
        sizes();
        table.print();
    }

    private void sizes() {
        table.row(
                "product without FFmpeg, MB",
                megabytes("target/quarkus-app"),
                megabytes("target/aot"),
                megabytes("target/giamsat-runner"),
                "",
                "");
        table.row("FFmpeg, MB", megabytes("target/ffmpeg"), "", megabytes("target/ffmpeg"), "", "");
        table.row("root file system, MB", "", "", megabytes("target/rootfs"), "", "≤ 250");
    }

    private static String megabytes(String place) {
        try (Stream<Path> files = Files.walk(Path.of(place))) {
            return "%.0f"
                    .formatted(
                            files.filter(Files::isRegularFile)
                                            .mapToLong(ProductBenchmark::size)
                                            .sum()
                                    / 1e6);
        } catch (IOException missing) {
            return "not built";
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
