package vn.giamsat.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// What databases of tests begin with. It is made once in a JVM, stopped, and its folder copied for
/// each database, which takes a tenth of the time that making it again would. Any thread may copy.
public final class DatabaseTemplate {
    /// As `initdb` leaves it.
    static final DatabaseTemplate BARE =
            new DatabaseTemplate(DatabaseTemplate::newFolder, database -> {});

    /// In bytes: for some ten databases at a time.
    private static final long ROOM = 4L << 30;

    private static final Path PLACE = place();

    private final Supplier<Path> beginning;
    private final Consumer<TestDatabase> making;
    private Path folder;

    private DatabaseTemplate(Supplier<Path> beginning, Consumer<TestDatabase> making) {
        this.beginning = beginning;
        this.making = making;
    }

    /// One that begins with what this one has.
    public DatabaseTemplate with(Consumer<TestDatabase> more) {
        return new DatabaseTemplate(this::copy, more);
    }

    /// A folder of a database's own, for whoever asks to delete.
    Path copy() {
        var made = made();
        var copy = newFolder();
        try (var files = Files.walk(made)) {
            for (var file : files.skip(1).toList()) {
                Files.copy(file, copy.resolve(made.relativize(file)));
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return copy;
    }

    /// In memory where a whole suite runs and there is room: a disk's file system looks longer for
    /// free places the more files were deleted just before, five times as long after a hundred
    /// copies. Benchmarks write to the disk.
    private static Path place() {
        var memory = Path.of("/dev/shm");
        var roomy = memory.toFile().getUsableSpace() > ROOM && Files.isWritable(memory);
        return TestSuite.RUNS && roomy ? memory : Path.of(System.getProperty("java.io.tmpdir"));
    }

    private synchronized Path made() {
        if (folder == null) {
            folder = beginning.get();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
            var database = TestDatabase.startIn(folder);
            making.accept(database);
            database.stop();
        }
        return folder;
    }

    private static Path newFolder() {
        try {
            return Files.createTempDirectory(PLACE, "giamsat-database-");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static void delete(Path folder) {
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
