package vn.giamsat.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import vn.giamsat.system.ServiceProcess;
import vn.giamsat.system.TestDatabase;
import vn.giamsat.system.TestIssuer;

/// Whether the time of an answer tells a row of another province from one that does not exist,
/// asked in turn: `./mvnw verify -Dtest=CursorTest -Dit.test=ForeignRowBenchmark`.
class ForeignRowBenchmark {
    private static final int WARM_UP = 300;
    private static final int ROUNDS = Integer.getInteger("rounds", 1_000);
    private static final String FOREIGN_OPERATOR = "da-nang-operator";
    private static final List<String> QUESTIONS =
            List.of(
                    "GET /api/v1/cameras/",
                    "GET /api/v1/cameras/*/picture",
                    "POST /api/v1/cameras/*/probes");

    private final Table table =
            new Table(
                    "question",
                    "foreign, median ms",
                    "missing, median ms",
                    "foreign p95",
                    "missing p95");

    @Test
    void answersForeignRowsAsFastAsMissingOnes() {
        try (var database = TestDatabase.start();
                var issuer = TestIssuer.start();
                var service = ServiceProcess.start(unrationed(database, issuer))) {
            database.enterPeople();
            database.enterCamera("rtsp://127.0.0.1:9/foreign");
            var token = "Bearer " + issuer.token(FOREIGN_OPERATOR);
            QUESTIONS.forEach(question -> compare(new Asker(service, token, question)));
        }
        table.print();
    }

    private static Map<String, String> unrationed(TestDatabase database, TestIssuer issuer) {
        var settings = ServiceFigures.settings(database, issuer);
        settings.put("giamsat.limits.probe-person", "off");
        settings.put("giamsat.limits.probe-address", "off");
        return settings;
    }

    private void compare(Asker asker) {
        for (var round = 0; round < WARM_UP; round++) {
            asker.milliseconds(TestDatabase.CAMERA);
            asker.milliseconds(UUID.randomUUID().toString());
        }
        var foreign = new ArrayList<Double>();
        var missing = new ArrayList<Double>();
        for (var round = 0; round < ROUNDS; round++) {
            foreign.add(asker.milliseconds(TestDatabase.CAMERA));
            missing.add(asker.milliseconds(UUID.randomUUID().toString()));
        }
        table.row(
                asker.question,
                at(foreign, 0.5),
                at(missing, 0.5),
                at(foreign, 0.95),
                at(missing, 0.95));
    }

    private static String at(List<Double> times, double share) {
        Collections.sort(times);
        return "%.2f".formatted(times.get((int) (share * (times.size() - 1))));
    }

    /// @param question method and path; the id stands for `*`, or at the end
    private record Asker(ServiceProcess service, String authorization, String question) {
        double milliseconds(String id) {
            var words = question.split(" ");
            var path = words[1].contains("*") ? words[1].replace("*", id) : words[1] + id;
            var request =
                    HttpRequest.newBuilder(service.uri(path))
                            .header("Authorization", authorization)
                            .method(words[0], HttpRequest.BodyPublishers.noBody())
                            .build();
            var began = System.nanoTime();
            assertThat(service.send(request).statusCode()).isEqualTo(404);
            return Duration.ofNanos(System.nanoTime() - began).toNanos() / 1e6;
        }
    }
}
