package vn.giamsat.system;

import static io.restassured.RestAssured.baseURI;
import static io.restassured.RestAssured.port;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The time of an answer does not tell a row of another province from one that does not exist: for
/// every question about one row that REST or GraphQL has, asked in turn. `AccessMatrixIT` compares
/// what is answered.
@QuarkusIntegrationTest
class ForeignRowTimeIT extends SystemTest {
    private static final String ASKER = "operator-A";
    private static final int ROUNDS = 40;

    /// Of an export nobody may ask that often.
    private static final String ABOUT_ONE_ROW = "GET .*\\{.*|query (?!export).*";

    /// Apart by less than what another question to the database would take.
    private static final double ALIKE = 1.5;

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    static List<String> questions() {
        var matrix = AccessMatrixIT.MATRIX;
        var column = matrix.people().indexOf(ASKER);
        return matrix.tried().stream()
                .filter(row -> row.operation().matches(ABOUT_ONE_ROW))
                .filter(row -> row.target().equals("foreign"))
                .filter(row -> row.verdicts().get(column).equals("not-found"))
                .map(AccessMatrix.Row::operation)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("questions")
    void tellsNoForeignRowFromAMissingOne(String question) {
        // Given
        var foreign = request(question, MatrixPeople.target("foreign"));
        var missing = request(question, MatrixPeople.target("missing"));
        // When what else the machine does may differ, what the service does differs always
        var ratio = ratio(foreign, missing);
        for (var attempt = 1; attempt < 3 && !isAlike(ratio); attempt++) {
            ratio = ratio(foreign, missing);
        }
        // Then
        assertThat(ratio).as(question).matches(ForeignRowTimeIT::isAlike);
    }

    private static boolean isAlike(double ratio) {
        return ratio > 1 / ALIKE && ratio < ALIKE;
    }

    private static double ratio(HttpRequest foreign, HttpRequest missing) {
        var times = List.of(new ArrayList<Long>(), new ArrayList<Long>());
        for (var round = 0; round < ROUNDS; round++) {
            times.getFirst().add(nanoseconds(foreign));
            times.getLast().add(nanoseconds(missing));
        }
        return median(times.getFirst()) / median(times.getLast());
    }

    @Test
    void asksForEveryKindOfRow() {
        assertThat(questions())
                .contains(
                        "GET /api/v1/facilities/{id}",
                        "GET /api/v1/cameras/{id}",
                        "GET /api/v1/cameras/{id}/picture",
                        "GET /api/v1/incidents/{id}",
                        "GET /api/v1/surveys/{id}",
                        "GET /api/v1/plans/{id}",
                        "GET /api/v1/campaigns/{id}/daily-reports/{day}/{province}",
                        "GET /api/v1/status-reports/{id}",
                        "GET /api/v1/photos/{id}",
                        "GET /api/v1/appointments/{id}",
                        "query facility",
                        "query camera",
                        "query cameraPicture",
                        "query incident",
                        "query dailyReport",
                        "query statusReport",
                        "query survey",
                        "query photo",
                        "query appointment");
    }

    private static HttpRequest request(String question, MatrixTarget target) {
        var request =
                question.startsWith("GET ")
                        ? rest(RestOperation.of(question).address(target))
                        : graphQl(new GraphQlOperation(question).body(target));
        return request.header("Authorization", "Bearer " + MatrixPeople.token(ASKER).orElseThrow())
                .build();
    }

    /// The period is for uptimes; others do not look at it.
    private static HttpRequest.Builder rest(String address) {
        return HttpRequest.newBuilder(uri(address + "?period=2021-05-10"));
    }

    private static HttpRequest.Builder graphQl(String body) {
        return HttpRequest.newBuilder(uri("/graphql"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    private static URI uri(String address) {
        return URI.create(baseURI + ":" + port + address);
    }

    private static long nanoseconds(HttpRequest request) {
        var began = System.nanoTime();
        var answer = CLIENT.sendAsync(request, HttpResponse.BodyHandlers.ofString()).join();
        var time = System.nanoTime() - began;
        assertThat(Told.answered(answer).body()).contains("not-found");
        return time;
    }

    private static double median(List<Long> times) {
        Collections.sort(times);
        return times.get(times.size() / 2);
    }
}
