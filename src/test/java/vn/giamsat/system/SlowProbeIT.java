package vn.giamsat.system;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.lessThan;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// A probe that takes longer than its asker waits. Only asked probes run here: one that had begun
/// by itself would be over too soon.
@ExtendWith(LastAnswer.class)
class SlowProbeIT {
    private TestDatabase database;
    private TestIssuer issuer;
    private TestFleet fleet;
    private ServiceProcess service;

    @BeforeEach
    void start() {
        database = TestDatabase.start();
        issuer = TestIssuer.start();
        fleet = TestFleet.start();
        var settings = SystemUnderTest.settings(database, issuer);
        settings.put("giamsat.schedule.enabled", "false");
        settings.put("giamsat.probe.timeout.answer", "12s"); // twice what the slowest camera takes
        service = ServiceProcess.start(settings);
        database.enterPeople();
    }

    @AfterEach
    void stop() {
        service.close();
        fleet.close();
        issuer.close();
        database.close();
    }

    @Test
    void tellsWhereTheOutcomeWillBeAndHoldsNobodyUp() {
        // Given
        var facility = created("/facilities", "\"province\":\"2021-48\",\"kind\":\"SCHOOL\"");
        var slow = camera(facility, "very-slow");
        var quick = camera(facility, "normal");
        // When
        var asked = CompletableFuture.supplyAsync(() -> probed(slow));
        probed(quick).then().statusCode(200).body("rung", equalTo("VERIFIED"));
        var again = probed(quick);
        // Then
        again.then().statusCode(200).time(lessThan(Duration.ofSeconds(10).toMillis()));
        assertThat(asked).as("the slow probe still runs").isNotDone();
        var answer = asked.join();
        answer.then()
                .statusCode(202)
                .header("Location", endsWith("/api/v1/cameras/" + slow + "/health"))
                .header("Retry-After", "20");
        var outcome = answer.header("Location");
        assertThat(rungAt(outcome)).as("it is not there yet").isEqualTo("NONE");
        Await.until(
                "the outcome is where the answer pointed to",
                Duration.ofSeconds(30),
                () -> rungAt(outcome).equals("VERIFIED"));
    }

    private String camera(String facility, String behaviour) {
        return created(
                "/facilities/" + facility + "/cameras",
                "\"zone\":\"GATE\",\"streamAddress\":{\"main\":\"%s\"}"
                        .formatted(fleet.addressWithLogin("/digest/h264/" + behaviour + "/slow")));
    }

    private String created(String path, String more) {
        return operator()
                .contentType(ContentType.JSON)
                .body("{\"name\":\"Chậm\"," + more + "}")
                .post("/api/v1" + path)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private Response probed(String camera) {
        return operator().post("/api/v1/cameras/{id}/probes", camera);
    }

    private String rungAt(String address) {
        return operator().get(address).then().statusCode(200).extract().path("rung");
    }

    private RequestSpecification operator() {
        return given().baseUri(service.uri("").toString())
                .auth()
                .oauth2(issuer.token(SystemTest.NATION));
    }
}
