package vn.giamsat.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What clients are told who ask for too much. Each test has people of its own; all of them come
/// from one address.
class RateLimitIT {
    private static final String MISSING = "/api/v1/cameras/00000000-0000-7000-8000-000000000000";
    private static TestDatabase database;
    private static TestIssuer issuer;
    private static ServiceProcess service;

    @BeforeAll
    static void start() {
        database = TestDatabase.start();
        issuer = TestIssuer.start();
        var settings = SystemUnderTest.settings(database, issuer);
        settings.put("giamsat.schedule.enabled", "false");
        settings.put("giamsat.limits.probe-person", "2/1h");
        settings.put("giamsat.limits.probe-address", "100/1h");
        settings.put("giamsat.limits.import-person", "1/1h");
        settings.put("giamsat.limits.export-person", "2/1h");
        settings.put("giamsat.limits.export-address", "5/1h");
        settings.put("giamsat.limits.login-person", "2/1h");
        settings.put("giamsat.limits.login-address", "3/1h");
        service = ServiceProcess.start(settings);
        database.enterPeople();
    }

    @AfterAll
    static void stop() {
        service.close();
        issuer.close();
        database.close();
    }

    @Test
    void tellsAProberWhatIsLeftAndThenWhenToComeBack() {
        // Given
        var token = issuer.token(SystemTest.BAC_GIANG);
        var first = send(post(MISSING + "/probes", token, ""));
        send(post(MISSING + "/probes", token, ""));
        // When
        var third = send(post(MISSING + "/probes", token, ""));
        // Then
        assertThat(first.statusCode()).isEqualTo(404);
        assertThat(header(first, "RateLimit-Policy")).contains("\"probe-person\";q=2;w=3600");
        assertThat(header(first, "RateLimit")).contains("\"probe-person\";r=1;t=1800");
        assertThat(third.statusCode()).isEqualTo(429);
        assertThat(third.body()).contains("\"code\":\"too-many-requests\"", "Quá nhiều yêu cầu");
        assertThat(Integer.parseInt(header(third, "Retry-After"))).isBetween(1_700, 1_800);
        assertThat(header(third, "RateLimit")).contains("\"probe-person\";r=0;t=");
    }

    @Test
    void countsEachAliasOfAQuestionAndTellsGraphQlTheSameCode() {
        // Given
        var probes =
                "mutation { a: probeCamera(id: \\\"%1$s\\\") { rung } b: probeCamera(id: \\\"%1$s\\\") { rung } c: probeCamera(id: \\\"%1$s\\\") { rung } }"
                        .formatted("00000000-0000-7000-8000-000000000000");
        // When
        var answer = graphql(issuer.token(SystemTest.DA_NANG), probes);
        // Then
        assertThat(answer.split("\"code\":\"not-found\"", -1)).hasSize(3);
        assertThat(answer.split("\"code\":\"too-many-requests\"", -1)).hasSize(2);
        assertThat(answer).containsPattern("\"retryAfter\":1[78]\\d\\d");
    }

    @Test
    void countsImportsOfBothApisTogether() {
        // Given
        var token = issuer.token(SystemTest.NATION);
        var imported =
                "mutation { importFacilities(csv: \\\"province\\\", dryRun: true) { lines } }";
        var rest =
                HttpRequest.newBuilder(service.uri("/api/v1/imports/facilities?dryRun=true"))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "text/csv")
                        .POST(BodyPublishers.ofString("province,name,kind\n"))
                        .build();
        // When
        var first = send(rest);
        // Then
        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(send(rest).statusCode()).isEqualTo(429);
        assertThat(graphql(token, imported)).contains("too-many-requests");
    }

    @Test
    void anAddressCannotBeForgedToGetMore() {
        // Given
        var people = issuer.token(SystemTest.NATION_VIEWER);
        IntStream.range(0, 2).forEach(turn -> export(people, "198.51.100." + turn));
        var others = issuer.token(SystemTest.BAC_GIANG_VIEWER);
        IntStream.range(0, 2).forEach(turn -> export(others, "198.51.100.1" + turn));
        var third = issuer.token(SystemTest.NATION);
        // When
        var fifth = export(third, "198.51.100.20");
        var sixth = export(third, "198.51.100.21");
        // Then
        assertThat(fifth.statusCode()).isEqualTo(200);
        assertThat(header(fifth, "RateLimit")).contains("\"export-address\";r=0;");
        assertThat(sixth.statusCode()).isEqualTo(429);
    }

    @Test
    void slowsAGuesserOfTokensAndLocksOutNobodyWhoIsIn() {
        // Given
        var atWork = issuer.token("engineer-at-work");
        assertThat(send(get(atWork)).statusCode()).isEqualTo(200);
        // When
        var guesses =
                IntStream.range(0, 5).mapToObj(turn -> send(get("no.token." + turn))).toList();
        // Then
        assertThat(guesses.stream().map(HttpResponse::statusCode))
                .containsExactly(401, 401, 401, 429, 429);
        assertThat(header(guesses.getLast(), "Retry-After")).isNotEmpty();
        assertThat(graphql("no.token.6", "{ me { name } }")).contains("too-many-requests");
        assertThat(send(get(atWork)).statusCode()).isEqualTo(200);
        assertThat(send(get(issuer.token("somebody-new"))).statusCode()).isEqualTo(429);
    }

    @Test
    void countsNewTokensOfAPersonAndNotTheirUse() {
        // Given
        var tokens =
                IntStream.range(0, 3)
                        .mapToObj(turn -> issuer.claiming("token-collector", "\"turn\":" + turn))
                        .toList();
        IntStream.range(0, 5).forEach(use -> send(get(tokens.getFirst())));
        // When
        var second = send(get(tokens.get(1)));
        var third = send(get(tokens.get(2)));
        // Then
        assertThat(second.statusCode()).isEqualTo(200);
        assertThat(third.statusCode()).isEqualTo(429);
        assertThat(header(third, "RateLimit")).contains("\"login-person\";r=0;");
    }

    private static HttpResponse<String> export(String token, String claimedAddress) {
        return send(
                HttpRequest.newBuilder(service.uri("/api/v1/exports/facilities.csv"))
                        .header("Authorization", "Bearer " + token)
                        .header("X-Forwarded-For", claimedAddress)
                        .header("Forwarded", "for=" + claimedAddress)
                        .build());
    }

    private static HttpRequest get(String token) {
        return HttpRequest.newBuilder(service.uri("/api/v1/me"))
                .header("Authorization", "Bearer " + token)
                .build();
    }

    private static HttpRequest post(String path, String token, String json) {
        return HttpRequest.newBuilder(service.uri(path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json))
                .build();
    }

    private static String graphql(String token, String question) {
        return send(post("/graphql", token, "{\"query\":\"" + question + "\"}")).body();
    }

    private static HttpResponse<String> send(HttpRequest request) {
        return service.send(request);
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
