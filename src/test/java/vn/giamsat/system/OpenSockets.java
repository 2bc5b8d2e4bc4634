package vn.giamsat.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The TCP connections of another process, as Linux shows them in `/proc`.
record OpenSockets(long pid) {
    private static final int REMOTE = 2;
    private static final int STATE = 3;
    private static final int INODE = 9;
    private static final String ESTABLISHED = "01";

    /// How many connections the process has to the port.
    long to(int port) {
        var end = ":%04X".formatted(port);
        var own = inodes();
        return Stream.of("tcp", "tcp6")
                .flatMap(this::rows)
                .map(row -> row.trim().split("\\s+"))
                .filter(
                        row ->
                                row[REMOTE].endsWith(end)
                                        && row[STATE].equals(ESTABLISHED)
                                        && own.contains("socket:[" + row[INODE] + "]"))
                .count();
    }

    private Stream<String> rows(String table) {
        try {
            return Files.readAllLines(process().resolve("net").resolve(table)).stream().skip(1);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private Set<String> inodes() {
        try (var files = Files.list(process().resolve("fd"))) {
            return files.map(OpenSockets::target).collect(Collectors.toSet());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String target(Path file) {
        try {
            return Files.readSymbolicLink(file).toString();
        } catch (IOException closed) {
            return "";
        }
    }

    private Path process() {
        return Path.of("/proc", Long.toString(pid));
    }
}
