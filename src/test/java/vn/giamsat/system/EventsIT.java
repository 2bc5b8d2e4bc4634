package vn.giamsat.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static vn.giamsat.system.AppointmentSteps.appointed;
import static vn.giamsat.system.AppointmentSteps.claiming;
import static vn.giamsat.system.AppointmentSteps.contact;
import static vn.giamsat.system.AppointmentSteps.person;
import static vn.giamsat.system.AppointmentSteps.unique;
import static vn.giamsat.system.AppointmentSteps.verified;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.RestAssured;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Streams of events over HTTP.
@QuarkusIntegrationTest
class EventsIT extends SystemTest {
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final int MOST_OF_ONE = 20;

    private String login;
    private String facility;
    private String appointment;

    @BeforeEach
    void appointTheContactOfAFacility() {
        login = unique();
        facility = facility("2021-24", "Trường " + UUID.randomUUID());
        appointment =
                appointed(BAC_GIANG, contact(person("\"email\":\"" + login + "\""), facility));
        claiming(login, verified(login)).get("/me").then().statusCode(200);
    }

    private EventReader listen(String lastEventId) {
        return listen(SystemUnderTest.issuer().token(login), lastEventId);
    }

    private static EventReader listen(String token, String lastEventId) {
        return EventReader.of(
                URI.create("http://127.0.0.1:" + RestAssured.port), token, lastEventId);
    }

    private static void opened(EventReader reader) {
        reader.awaitHearing("retry:", SOON);
    }

    @Test
    void tellsWhatTheProberFindsAndNothingOfOtherFacilities() {
        try (var reader = listen(null);
                var other = listen(SystemUnderTest.issuer().token(DA_NANG), null)) {
            // Given
            opened(reader);
            opened(other);
            // When
            var address = SystemUnderTest.fleet().address("/open/h264/normal/events-" + facility);
            var camera = camera(facility, "Cổng", address);
            // Then
            reader.awaitHearing("\"cameraId\":\"" + camera + "\"", Duration.ofSeconds(30));
            assertThat(reader.mediaType()).startsWith("text/event-stream");
            assertThat(reader.lines()).contains("event:health", ":alive");
            assertThat(reader.lastEventId()).isNotNull();
            assertThat(other.heard(camera)).isFalse();
        }
    }

    @Test
    void goesOnWhereACopyIsCompleteAndWhereAStreamBrokeOff() {
        // Given
        String token = as(login).get("/sync").then().statusCode(200).extract().path("next");
        var campaign = CampaignSteps.naming(facility);
        String last;
        try (var reader = listen(token)) {
            // Then
            reader.awaitHearing(campaign, SOON);
            last = reader.lastEventId();
        }
        // When
        CampaignSteps.decided(
                        BAC_GIANG, campaign, facility, 0, CampaignSteps.because("EXEMPT", "Chưa"))
                .statusCode(200);
        try (var resumed = listen(last)) {
            // Then
            resumed.awaitHearing("event:removed", SOON);
            assertThat(resumed.heard(campaign)).isFalse();
        }
    }

    @Test
    void endsWithTheAppointment() {
        try (var reader = listen(null)) {
            // Given
            opened(reader);
            // When
            as(BAC_GIANG).delete("/appointments/{id}", appointment).then().statusCode(200);
            // Then
            Await.until("the stream has ended", SOON, reader::ended);
        }
    }

    @Test
    void endsWithTheTokenAndWhenItWasToldTo() {
        // Given: within the grace that clocks are given, 60 s
        var ending = SystemUnderTest.issuer().token(login, Instant.now().minusSeconds(57));
        try (var reader = listen(ending, null)) {
            opened(reader);
            // Then
            Await.until("the stream has ended", SOON, reader::ended);
        }
        as(login).queryParam("seconds", 1).get("/events").then().statusCode(200);
    }

    @Test
    void asksWhoMaySeeMoreNowToFetchAnew() {
        try (var reader = listen(null)) {
            // Given
            opened(reader);
            var second = facility("2021-24", "Khách sạn " + UUID.randomUUID());
            // When
            appointed(BAC_GIANG, contact(person("\"email\":\"" + login + "\""), second));
            // Then
            reader.awaitHearing("event:resync", SOON);
            assertThat(reader.lines()).contains("data:{\"address\":\"/api/v1/sync\"}");
            var campaign = CampaignSteps.naming(second);
            reader.awaitHearing(campaign, SOON);
        }
    }

    @Test
    void refusesMoreThanTwentyOfOnePerson() {
        var open = new ArrayList<EventReader>();
        try {
            // Given
            for (var count = 0; count < MOST_OF_ONE; count++) {
                open.add(listen(null));
                opened(open.getLast());
            }
            // Then
            as(login).get("/events").then().statusCode(429).header("Retry-After", equalTo("60"));
        } finally {
            open.forEach(EventReader::close);
        }
    }

    @Test
    void refusesWhatItDoesNotUnderstand() {
        as(login)
                .header("Last-Event-ID", "nonsense")
                .get("/events")
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid-cursor"));
        for (var seconds : new String[] {"0", "86401", "many"}) {
            as(login)
                    .queryParam("seconds", seconds)
                    .get("/events")
                    .then()
                    .statusCode(400)
                    .body("violations[0].field", equalTo("seconds"));
        }
    }
}
