package vn.giamsat.system;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/// A clock that stands still for other processes until a test sets it: Debian's libfaketime, which
/// answers for the C library. What measures lengths of time (CLOCK_MONOTONIC) goes on, so timers
/// run. CI installs it (`.ci/run` names the package).
final class StoppedClock implements AutoCloseable {
    private static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final DateTimeFormatter FORM =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    /// The library's shortest but for reading the file at every question, which costs half a core.
    private static final Duration LOOKED_AT_ANEW = Duration.ofMillis(1_200);

    private final Path library;
    private final Path file;
    private Instant now;

    private StoppedClock(Path library, Path file, Instant now) {
        this.library = library;
        this.file = file;
        this.now = now;
    }

    /// @param time in Vietnam, as ISO 8601 has it
    static StoppedClock at(String time) {
        try {
            var clock =
                    new StoppedClock(
                            library(), Files.createTempFile("giamsat-clock-", ""), Instant.EPOCH);
            clock.set(time);
            return clock;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Path library() throws IOException {
        try (var files = Files.walk(Path.of("/usr/lib"), 3)) {
            var library =
                    files.filter(file -> file.endsWith("faketime/libfaketimeMT.so.1")).findFirst();
            assumeTrue(
                    library.isPresent() || System.getenv("CI") != null,
                    "libfaketime is not installed; .ci/run names its Debian package");
            return library.orElseThrow(() -> new IllegalStateException("CI has no libfaketime"));
        }
    }

    /// Processes that are started already see it too, once they look at the file again.
    void set(String time) {
        now = LocalDateTime.parse(time).atZone(VIETNAM).toInstant();
        try {
            var next = Files.createTempFile("giamsat-clock-", "");
            Files.writeString(next, FORM.format(now.atOffset(ZoneOffset.UTC)));
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
            Await.pause(LOOKED_AT_ANEW);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// As `set`, later than now.
    void goOn(Duration length) {
        set(LocalDateTime.ofInstant(now.plus(length), VIETNAM).toString());
    }

    Instant now() {
        return now;
    }

    /// The command that starts a process by this clock, before the process's own.
    List<String> launcher() {
        return List.of(
                "env",
                "TZ=UTC",
                "LD_PRELOAD=" + library,
                "FAKETIME_TIMESTAMP_FILE=" + file,
                "FAKETIME_CACHE_DURATION=0",
                "FAKETIME_DONT_FAKE_MONOTONIC=1",
                // Else the waits of a JVM, which are by the monotonic clock, end at once and spin.
                "FAKETIME_FORCE_MONOTONIC_FIX=0");
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
