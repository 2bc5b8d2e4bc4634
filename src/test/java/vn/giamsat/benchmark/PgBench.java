package vn.giamsat.benchmark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/// A statement asked by pgbench (Debian: postgresql) as the service asks it for the nation: in a
/// transaction with the level's role.
record PgBench(int port, String sql) {
    private static final Pattern DONE = Pattern.compile("transactions actually processed: (\\d+)");
    private static final String SCRIPT =
            """
            begin transaction read only;
            set local giamsat.level = 'giamsat_nation';
            set local role giamsat_nation;
            %s;
            commit;
            """;

    /// As many a second as are asked for, by eight clients.
    ///
    /// @return how many were answered
    int paced(int perSecond, int seconds) throws IOException {
        var script = Files.writeString(Path.of("target", "pgbench.sql"), SCRIPT.formatted(sql));
        var process =
                new ProcessBuilder(
                                List.of(
                                        program(),
                                        "-n",
                                        "-c8",
                                        "-R" + perSecond,
                                        "-T" + seconds,
                                        "-f" + script,
                                        "-h127.0.0.1",
                                        "-p" + port,
                                        "-Upostgres",
                                        "postgres"))
                        .redirectErrorStream(true)
                        .start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        var done = DONE.matcher(output);
        if (!done.find()) {
            throw new IOException(output);
        }
        return Integer.parseInt(done.group(1));
    }

    /// Debian keeps it beside the server, outside of the path.
    private static String program() throws IOException {
        try (var versions = Files.list(Path.of("/usr/lib/postgresql"))) {
            return versions.map(version -> version.resolve("bin/pgbench"))
                    .filter(Files::isExecutable)
                    .map(Path::toString)
                    .max(String::compareTo)
                    .orElse("pgbench");
        }
    }
}
