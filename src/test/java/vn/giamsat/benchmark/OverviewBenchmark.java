package vn.giamsat.benchmark;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import vn.giamsat.campaign.ProgressStatement;
import vn.giamsat.health.OverviewStatement;
import vn.giamsat.system.Await;
import vn.giamsat.system.ServiceProcess;
import vn.giamsat.system.TestDatabase;
import vn.giamsat.system.TestIssuer;

/// How things stand, and how far an order is, with 5,000 facilities and 100,000 cameras, asked 50
/// times a second, beside pgbench asking the database itself: `./mvnw verify -Dtest=CursorTest
/// -Dit.test=OverviewBenchmark`. Needs wrk and pgbench.
class OverviewBenchmark {
    @Test
    void tellsHowThingsStand() throws IOException {
        try (var database = TestDatabase.start();
                var issuer = TestIssuer.start()) {
            var settings = ServiceFigures.settings(database, issuer);
            settings.put("giamsat.schedule.enabled", "false");
            try (var service = ServiceProcess.start(settings, "-Xmx320m")) {
                database.enterPeople();
                database.execute(SeededFleet.ALL);
                database.execute("analyze");
                Await.until(
                        "all facilities are counted",
                        Duration.ofMinutes(1),
                        () ->
                                database.single("select count(*) from facility_tally_mark")
                                        .equals("0"));
                database.execute("vacuum analyze");
                measure(new PacedQuestion(new ServiceFigures(service, issuer), database));
            }
        }
    }

    private static void measure(PacedQuestion question) throws IOException {
        question.measure("/api/v1/overview", OverviewStatement.SQL);
        var order = SeededFleet.ORDER;
        question.measure("/api/v1/campaigns/" + order + "/progress", ProgressStatement.of(order));
        question.print();
    }
}
