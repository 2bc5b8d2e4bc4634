package vn.giamsat.report;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.giamsat.report.ReportDatabase.done;
import static vn.giamsat.report.ReportDatabase.ministry;

import io.vertx.core.Vertx;
import java.time.LocalDate;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.giamsat.registry.RegistryFixture;

/// Where files of reports are made: a Vert.x whose workers are gone tells who needs them.
class ReportFilesTest {
    private static final LocalDate DAY = LocalDate.of(2021, 5, 7);

    private static ReportDatabase happened;
    private static ReportFiles.Wanted wanted;

    @BeforeAll
    static void start() {
        happened = new ReportDatabase();
        happened.at("2021-05-06 08:00");
        wanted = new ReportFiles.Wanted(happened.campaign("2021-24"), DAY, null, true);
    }

    @AfterAll
    static void stop() {
        happened.close();
    }

    private static ReportFiles files(Vertx vertx) {
        var transactions = happened.database.transactions;
        return new ReportFiles(
                happened.reports("2021-05-07T11:00:00Z"),
                RegistryFixture.provinces(transactions),
                happened.database.notes(),
                vertx);
    }

    private static Vertx withoutWorkers() {
        var vertx = Vertx.vertx();
        vertx.close().toCompletionStage().toCompletableFuture().join();
        return vertx;
    }

    @Test
    void areMadeByAWorker() {
        var files = files(happened.database.vertx);
        assertThat(new String(done(files.pdf(wanted, ministry()).toUni()), 0, 5, US_ASCII))
                .isEqualTo("%PDF-");
        assertThat(new String(done(files.xlsx(wanted, ministry()).toUni()), 0, 2, US_ASCII))
                .isEqualTo("PK");
    }

    @Test
    void doNotHoldTheEventLoop() {
        var files = files(withoutWorkers());
        assertThatThrownBy(() -> done(files.pdf(wanted, ministry()).toUni()))
                .isInstanceOf(RejectedExecutionException.class);
        assertThatThrownBy(() -> done(files.xlsx(wanted, ministry()).toUni()))
                .isInstanceOf(RejectedExecutionException.class);
        assertThat(done(files.csv(wanted, ministry()).toUni())).contains("2021-24");
    }
}
