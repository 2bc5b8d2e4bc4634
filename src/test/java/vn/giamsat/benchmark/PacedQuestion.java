package vn.giamsat.benchmark;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import vn.giamsat.system.TestDatabase;

/// A question asked 50 times a second, of the service by wrk, and its statement of the database by
/// pgbench: how long it takes, and the CPU of all sides.
final class PacedQuestion {
    private static final int PER_SECOND = 50;
    private static final int WARM_UP = Integer.getInteger("warm-up", 30);
    private static final int MEASURED = Integer.getInteger("seconds", 30);

    private final Table table =
            new Table(
                    "question",
                    "asked by",
                    "a second",
                    "p99",
                    "CPU of the asker, ms",
                    "CPU of PostgreSQL, ms",
                    "both");
    private final ServiceFigures service;
    private final TestDatabase database;

    PacedQuestion(ServiceFigures service, TestDatabase database) {
        this.service = service;
        this.database = database;
    }

    /// @param path of the question
    /// @param sql what the service asks the database for it
    void measure(String path, String sql) throws IOException {
        var question =
                new Wrk.Question(
                        service.service().uri(path).toString(),
                        service.authorization(),
                        null,
                        PER_SECOND);
        Wrk.paced(question, WARM_UP);
        measureService(path, question);
        measureDatabase(path, new PgBench(URI.create(database.url()).getPort(), sql));
    }

    void print() {
        table.print();
    }

    private void measureService(String path, Wrk.Question question) throws IOException {
        var server = serverOf(database);
        var asker = service.cpu();
        var asked = CpuTime.ofFamily(server);
        var load = Wrk.paced(question, MEASURED);
        row(
                List.of(path, "clients, of the service", load.tail()),
                load.requestsPerSecond() * MEASURED,
                List.of(service.cpu().minus(asker), CpuTime.ofFamily(server).minus(asked)));
    }

    private void measureDatabase(String path, PgBench bench) throws IOException {
        var server = serverOf(database);
        bench.paced(PER_SECOND, 5);
        var asker = CpuTime.ofEndedChildren();
        var asked = CpuTime.ofFamily(server);
        var answered = bench.paced(PER_SECOND, MEASURED);
        row(
                List.of(path, "pgbench, of PostgreSQL", ""),
                answered,
                List.of(
                        CpuTime.ofEndedChildren().minus(asker),
                        CpuTime.ofFamily(server).minus(asked)));
    }

    /// @param told the question, who asks, and the time that 99 of 100 stay below
    private void row(List<String> told, double questions, List<Duration> taken) {
        var each = taken.stream().mapToDouble(cpu -> cpu.toNanos() / 1e6 / questions).toArray();
        table.row(
                told.get(0),
                told.get(1),
                "%.0f".formatted(questions / MEASURED),
                told.get(2),
                "%.2f".formatted(each[0]),
                "%.2f".formatted(each[1]),
                "%.2f".formatted(each[0] + each[1]));
    }

    /// The process that all others of the server are children of.
    private static long serverOf(TestDatabase database) {
        return Long.parseLong(
                database.single("select split_part(pg_read_file('postmaster.pid'), e'\\n', 1)"));
    }
}
