package vn.giamsat.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What clients are told who ask for too much: each person, and all who come from one address.
class RateLimitIT {
    private static final String NOWHERE = "00000000-0000-7000-8000-000000000000";
    private static final String MISSING = "/api/v1/cameras/" + NOWHERE;
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
        settings.put("giamsat.limits.probe-address", "4/1h");
        settings.put("giamsat.limits.discovery-person", "2/1h");
        settings.put("giamsat.limits.discovery-address", "3/1h");
        settings.put("giamsat.limits.import-person", "1/1h");
        settings.put("giamsat.limits.import-address", "2/1h");
        settings.put("giamsat.limits.export-person", "2/1h");
        settings.put("giamsat.limits.export-address", "5/1h");
        settings.put("giamsat.limits.report-person", "1/1h");
        settings.put("giamsat.limits.login-person", "2/1h");
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
        var token = token(SystemTest.BAC_GIANG);
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
        var answer = graphql(token(SystemTest.DA_NANG), probes);
        // Then
        assertThat(answer.split("\"code\":\"not-found\"", -1)).hasSize(3);
        assertThat(answer.split("\"code\":\"too-many-requests\"", -1)).hasSize(2);
        assertThat(answer).containsPattern("\"retryAfter\":1[78]\\d\\d");
    }

    @Test
    void countsImportsOfBothApisTogether() {
        // Given
        var token = token(SystemTest.NATION);
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
        var people = token(SystemTest.NATION_VIEWER);
        IntStream.range(0, 2).forEach(turn -> export(people, "198.51.100." + turn));
        var others = token(SystemTest.BAC_GIANG_VIEWER);
        IntStream.range(0, 2).forEach(turn -> export(others, "198.51.100.1" + turn));
        var third = token(SystemTest.NATION);
        // When
        var fifth = export(third, "198.51.100.20");
        var sixth = export(third, "198.51.100.21");
        // Then
        assertThat(fifth.statusCode()).isEqualTo(200);
        assertThat(header(fifth, "RateLimit")).contains("\"export-address\";r=0;");
        assertThat(sixth.statusCode()).isEqualTo(429);
    }

    @Test
    void rationsProbesOfAnAddressWhoeverAsksThere() {
        try (var office = OfficeAddress.of(service, 31)) {
            // Given
            var asked =
                    Stream.of(SystemTest.NATION, "viettel-engineer")
                            .flatMap(person -> Stream.of(person, person))
                            .map(person -> probe(office, person))
                            .toList();
            // When
            var next = probe(office, "vnpt-engineer");
            // Then
            assertThat(asked).extracting(HttpResponse::statusCode).containsOnly(404);
            assertThat(next.statusCode()).isEqualTo(429);
            assertThat(header(next, "RateLimit")).contains("\"probe-address\";r=0;");
        }
    }

    @Test
    void rationsDiscoveriesOfAPersonOverBothApis() {
        try (var office = OfficeAddress.of(service, 34)) {
            // Given
            var token = token(SystemTest.BAC_GIANG);
            var question =
                    "mutation { discoverStreams(device: {facilityId: \"%s\", host: \"h\"}) { reason } }"
                            .formatted(NOWHERE);
            // When
            var first = discovery(office, token);
            var second = office.graphql(token, question);
            var third = discovery(office, token);
            // Then
            assertThat(first.statusCode()).isEqualTo(404);
            assertThat(header(first, "RateLimit-Policy"))
                    .contains("\"discovery-person\";q=2;w=3600");
            assertThat(header(first, "RateLimit")).contains("\"discovery-person\";r=1;t=1800");
            assertThat(second).contains("\"code\":\"not-found\"");
            assertThat(third.statusCode()).isEqualTo(429);
            assertThat(Integer.parseInt(header(third, "Retry-After"))).isBetween(1_700, 1_800);
            assertThat(office.graphql(token, question)).contains("too-many-requests");
        }
    }

    @Test
    void rationsStatusReportsOfAPerson() {
        try (var office = OfficeAddress.of(service, 36)) {
            var path = "/api/v1/status-reports/" + NOWHERE + "/ending";
            var token = token(SystemTest.BAC_GIANG);
            assertThat(office.post(path, token, "application/json", "{}").statusCode())
                    .isEqualTo(404);
            assertThat(office.post(path, token, "application/json", "{}").statusCode())
                    .isEqualTo(429);
        }
    }

    @Test
    void rationsDiscoveriesOfAnAddressWhoeverAsksThere() {
        try (var office = OfficeAddress.of(service, 35)) {
            // Given
            var asked =
                    Stream.of(SystemTest.NATION, SystemTest.DA_NANG, "viettel-engineer")
                            .map(person -> discovery(office, token(person)))
                            .toList();
            // When
            var next = discovery(office, token("vnpt-engineer"));
            // Then
            assertThat(asked).extracting(HttpResponse::statusCode).containsOnly(404);
            assertThat(next.statusCode()).isEqualTo(429);
            assertThat(header(next, "RateLimit")).contains("\"discovery-address\";r=0;");
        }
    }

    @Test
    void countsImportsOfTheListOfContactsOfBothApisTogether() {
        try (var office = OfficeAddress.of(service, 32)) {
            // Given
            var token = token("national-administrator");
            var question = "mutation { importAppointments(csv: \"name\", dryRun: true) { lines } }";
            // When
            var first =
                    importing(
                            office, "appointments", token, "name,phone,email,role,facilityId,to\n");
            // Then
            assertThat(first.statusCode()).isEqualTo(200);
            assertThat(header(first, "RateLimit")).contains("\"import-person\";r=0;");
            assertThat(importing(office, "appointments", token, "name\n").statusCode())
                    .isEqualTo(429);
            assertThat(office.graphql(token, question)).contains("too-many-requests");
        }
    }

    @Test
    void rationsImportsOfAnAddressWhoeverSendsThemThere() {
        try (var office = OfficeAddress.of(service, 33)) {
            // Given
            var facilities =
                    Stream.of(SystemTest.BAC_GIANG, SystemTest.DA_NANG)
                            .map(RateLimitIT::token)
                            .map(it -> importing(office, "facilities", it, "province,name,kind\n"))
                            .toList();
            // When
            var token = token("vnpt-engineer");
            var third = importing(office, "cameras", token, "facilityId,name,zone,mainAddress\n");
            // Then
            assertThat(facilities).extracting(HttpResponse::statusCode).containsOnly(200);
            assertThat(third.statusCode()).isEqualTo(429);
            assertThat(header(third, "RateLimit")).contains("\"import-address\";r=0;");
        }
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

    private static String token(String person) {
        return issuer.token(person);
    }

    private static HttpResponse<String> probe(OfficeAddress office, String person) {
        return office.post(MISSING + "/probes", token(person), "application/json", "");
    }

    private static HttpResponse<String> discovery(OfficeAddress office, String token) {
        var device = "{\"facilityId\":\"%s\",\"host\":\"h\"}".formatted(NOWHERE);
        return office.post("/api/v1/discoveries", token, "application/json", device);
    }

    private static HttpResponse<String> importing(
            OfficeAddress office, String what, String token, String csv) {
        return office.post("/api/v1/imports/" + what + "?dryRun=true", token, "text/csv", csv);
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
