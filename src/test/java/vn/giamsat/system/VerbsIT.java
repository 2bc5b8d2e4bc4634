package vn.giamsat.system;

import static io.restassured.RestAssured.baseURI;
import static io.restassured.RestAssured.port;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.response.Response;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Other verbs than those of the contract open nothing, to nobody.
@QuarkusIntegrationTest
class VerbsIT extends SystemTest {
    private static final Set<String> VERBS = Set.of("GET", "POST", "PUT", "PATCH", "DELETE");
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    static List<String> people() {
        return AccessMatrixIT.MATRIX.people();
    }

    @ParameterizedTest
    @MethodSource("people")
    void doNothingWhenTheyAreNotInTheContract(String person) {
        var published = PublishedOperations.ofRest();
        for (var path : PublishedOperations.paths()) {
            VERBS.stream()
                    .filter(verb -> !published.contains(verb + " " + path))
                    .map(verb -> other(person, verb, path))
                    .toList()
                    .forEach(answer -> refused(person, answer.join()));
        }
    }

    /// Thousands of questions, over few connections and several at once.
    private static CompletableFuture<HttpResponse<String>> other(
            String person, String verb, String path) {
        var address = path.replaceAll("\\{[a-z]+}", MatrixPeople.target("own").camera());
        var request =
                HttpRequest.newBuilder(URI.create(baseURI + ":" + port + address))
                        .header("Content-Type", "application/json")
                        .method(verb, HttpRequest.BodyPublishers.ofString("{}"));
        MatrixPeople.token(person)
                .ifPresent(token -> request.header("Authorization", "Bearer " + token));
        return CLIENT.sendAsync(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /// Who is not let in at all is told that.
    private static void refused(String person, HttpResponse<String> answer) {
        var stranger = Set.of("anonymous", "expired").contains(person);
        assertThat(stranger ? Set.of(401, 404, 405) : Set.of(404, 405))
                .as("%s for %s", answer.request(), person)
                .contains(Told.answered(answer).statusCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"HEAD", "OPTIONS"})
    void answerForForeignRowsAsForMissingOnes(String verb) {
        for (var path : List.of("/cameras/", "/facilities/", "/people/", "/appointments/")) {
            for (var person : List.of("operator-A", "engineer-1", "contact-F")) {
                var foreign = asked(person, verb, path + id(path, MatrixPeople.target("foreign")));
                var missing = asked(person, verb, path + UUID.randomUUID());

                assertThat(foreign.statusLine()).isEqualTo(missing.statusLine());
                assertThat(foreign.headers().asList().stream().map(it -> it.getName()))
                        .containsExactlyInAnyOrderElementsOf(
                                missing.headers().asList().stream()
                                        .map(it -> it.getName())
                                        .toList());
                assertThat(foreign.asString()).isEmpty();
            }
        }
    }

    private static Response asked(String person, String verb, String path) {
        return MatrixPeople.asking(person).basePath("/api/v1").request(verb, path);
    }

    private static String id(String path, MatrixTarget target) {
        return switch (path) {
            case "/cameras/" -> target.camera();
            case "/facilities/" -> target.facility();
            default -> target.appointment();
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override"})
    void areNotChangedByHeadersOrParameters(String header) {
        // Given
        var camera =
                camera(
                        facility("2021-24", "Động từ " + UUID.randomUUID()),
                        "Cổng",
                        "rtsp://10.9.1.1/" + UUID.randomUUID());
        // When
        var looked =
                as(BAC_GIANG)
                        .header(header, "DELETE")
                        .header("If-Match", "\"v0\"")
                        .queryParam("_method", "DELETE")
                        .get("/cameras/{id}", camera);
        // Then
        looked.then().statusCode(200).body("id", equalTo(camera));
        as(NATION).get("/cameras/{id}", camera).then().body("state", not("RETIRED"));
    }
}
