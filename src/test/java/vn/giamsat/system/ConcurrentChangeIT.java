package vn.giamsat.system;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;
import static vn.giamsat.system.GraphQlIT.graph;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a client is told whose request lost a deadlock, and that nothing is lost by it.
@QuarkusIntegrationTest
class ConcurrentChangeIT extends SystemTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    /// Whoever commits what is audited asks for it.
    private static final String AT_THE_COMMIT = "select pg_advisory_xact_lock(597, 1407)";

    private final Instant until = Instant.now().plus(Duration.ofHours(1));
    private String facility;
    private String camera;

    @BeforeEach
    void register() {
        facility = facility("2021-24", "Trường " + UUID.randomUUID());
        camera = camera(facility, "Cổng", "rtsp://10.9.6.2/" + UUID.randomUUID());
    }

    @Test
    void isToldToTryAgainAndDoesItOnceUnderTheSameKey() throws SQLException {
        // Given
        var key = UUID.randomUUID().toString();
        // When
        var lost = inADeadlock(() -> maintained(key));
        // Then
        lost.statusCode(503)
                .header("Retry-After", "1")
                .body("code", equalTo("concurrent-change"))
                .body("title", equalTo("Có thay đổi khác diễn ra cùng lúc"));
        reports().body("items", hasSize(0));
        // When
        String id = maintained(key).statusCode(201).extract().path("id");
        // Then
        maintained(key).statusCode(201).body("id", equalTo(id));
        reports().body("items", hasSize(1));
    }

    /// Written through Hibernate, which wraps what the database says.
    @Test
    void isToldTheSameOverGraphQl() throws SQLException {
        // When
        var lost = inADeadlock(this::handedOver);
        // Then
        lost.body("errors[0].extensions.code", equalTo("concurrent-change"))
                .body("errors[0].extensions.retryAfter", equalTo(1))
                .body("errors[0].message", startsWith("This request and another one"));
        handedOver().body("data.updateFacility.version", equalTo(1));
    }

    /// The rival waits for the facility that the request has, and the request, after what keeps it
    /// from its commit is out of the way, for what the rival has.
    private ValidatableResponse inADeadlock(Supplier<ValidatableResponse> request)
            throws SQLException {
        try (var rival = Rival.begin(SystemUnderTest.database());
                var gate = Rival.begin(SystemUnderTest.database())) {
            gate.does("select from camera where id = '%s' for update".formatted(camera));
            rival.does(AT_THE_COMMIT);
            var answer = CompletableFuture.supplyAsync(request);
            Await.until("the request has the facility", LIMIT, this::isHeld);
            rival.waitsFor("select from facility where id = '%s' for update".formatted(facility));
            gate.close();
            return answer.join();
        }
    }

    private boolean isHeld() {
        var free = "select id from facility where id = '%s' for update skip locked";
        return SystemUnderTest.database().single(free.formatted(facility)) == null;
    }

    /// In Vietnamese.
    private ValidatableResponse maintained(String key) {
        return given().auth()
                .oauth2(SystemUnderTest.issuer().token(NATION))
                .header("Accept-Language", "vi")
                .header("Idempotency-Key", key)
                .contentType(ContentType.JSON)
                .body(
                        "{\"facilityId\":\"%s\",\"kind\":\"MAINTENANCE\",\"expectedEnd\":\"%s\"}"
                                .formatted(facility, until))
                .post("/api/v1/status-reports")
                .then();
    }

    private ValidatableResponse reports() {
        return as(NATION)
                .queryParam("facility", facility)
                .get("/status-reports")
                .then()
                .statusCode(200);
    }

    private ValidatableResponse handedOver() {
        return graph(
                NATION,
                "mutation($id: String!) { updateFacility(id: $id, version: 0, facility: {province:"
                        + " \"2021-24\", name: \"X\", kind: SCHOOL, enterprise: VNPT}) { version } }",
                Map.of("id", facility));
    }
}
