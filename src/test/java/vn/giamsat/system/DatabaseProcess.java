package vn.giamsat.system;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// A real PostgreSQL by a clock that a test holds. Ends with its standard input.
///
/// libfaketime fakes nothing while it calls the C library itself, as it does to wait (epoll). A
/// signal that comes while PostgreSQL waits for a client is handled in that call, so its handler
/// sees the real year and takes all timeouts for over. So no transaction of this database may end
/// for being idle: [#ENDS_IDLE] and [#endNothingIdle] see to it.
final class DatabaseProcess implements AutoCloseable {
    /// The setting of a service by this clock that must be 0, which is never.
    static final String ENDS_IDLE =
            "quarkus.datasource.reactive.additional-properties.\"idle_in_transaction_session_timeout\"";

    private static final String NO_SHORTER_TIME =
            """
            do $$
            declare
                own text;
            begin
                for own in select replace(pg_get_functiondef(oid), $f$'3s'$f$, $f$'0'$f$)
                             from pg_proc where prosrc like '%idle_in_transaction_session_timeout%'
                loop
                    execute own;
                end loop;
            end
            $$\
            """;

    private final Process process;
    private final TestDatabase database;

    private DatabaseProcess(Process process, TestDatabase database) {
        this.process = process;
        this.database = database;
    }

    static DatabaseProcess start(StoppedClock clock) {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var ours =
                List.of(
                        "FAKETIME_SKIP_CMDS=java", // the database alone
                        java,
                        "-Xmx128m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        DatabaseProcess.class.getName());
        try {
            var process =
                    new ProcessBuilder(
                                    Stream.concat(clock.launcher().stream(), ours.stream())
                                            .toList())
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
            var output =
                    new BufferedReader(
                            new InputStreamReader(
                                    process.getInputStream(), StandardCharsets.UTF_8));
            var port = Integer.parseInt(output.readLine());
            return new DatabaseProcess(process, TestDatabase.running(port));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    public static void main(String... arguments) throws IOException {
        try (var database = TestDatabase.start()) {
            System.out.println(database.port());
            System.in.transferTo(System.err);
        }
        System.exit(0);
    }

    /// After the migrations, whose functions shorten the time for what locks shards (V046).
    void endNothingIdle() {
        database.execute(NO_SHORTER_TIME);
    }

    TestDatabase database() {
        return database;
    }

    @Override
    public void close() {
        try {
            process.getOutputStream().close();
            process.waitFor();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
