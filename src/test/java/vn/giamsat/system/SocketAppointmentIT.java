package vn.giamsat.system;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.giamsat.system.AppointmentSteps.appointed;
import static vn.giamsat.system.AppointmentSteps.claiming;
import static vn.giamsat.system.AppointmentSteps.contact;
import static vn.giamsat.system.AppointmentSteps.national;
import static vn.giamsat.system.AppointmentSteps.person;
import static vn.giamsat.system.AppointmentSteps.unique;
import static vn.giamsat.system.SubscriptionIT.ALL;
import static vn.giamsat.system.SubscriptionIT.ID;
import static vn.giamsat.system.SubscriptionIT.awaitUp;
import static vn.giamsat.system.SubscriptionIT.healthyCamera;
import static vn.giamsat.system.SubscriptionIT.heard;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.RestAssured;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A browser's socket under one of several appointments, named in `connection_init`.
@QuarkusIntegrationTest
class SocketAppointmentIT extends SystemTest {
    private static final String MODERN = "graphql-transport-ws";
    private static final String NOT_HELD = "appointment-not-held";
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final String FACILITIES = "{ facilities(first: 9) { edges { node { id } } } }";
    private static final String MARKING =
            "mutation($id: String!) { markCameraMaintenance(id: $id, underMaintenance: true)"
                    + " { state } }";

    private String login;
    private String here;
    private String there;
    private String appointmentHere;
    private String appointmentThere;

    @BeforeEach
    void appointTheContactOfTwoFacilities() {
        login = unique();
        here = facility("2021-24", "Trường " + UUID.randomUUID());
        there = facility("2021-48", "Khách sạn " + UUID.randomUUID());
        appointmentHere = appointed(BAC_GIANG, contact(person(email()), here));
        appointmentThere = appointed(DA_NANG, contact(person(email()), there));
        claiming(login, email() + ",\"email_verified\":true").get("/me").then().statusCode(200);
    }

    @ParameterizedTest
    @CsvSource({"graphql-transport-ws, Acting-As", "graphql-ws, acting-as"})
    void tellsAndDoesOnlyWhatTheChosenAppointmentAllows(String subprotocol, String key) {
        var choice = init().put(key, appointmentThere);
        try (var all = browser(subprotocol, init()).subscribe(ID, ALL);
                var chosen = browser(subprotocol, choice).subscribe(ID, ALL)) {
            // Given
            var cameraHere = healthyCamera(here);
            awaitUp(all, cameraHere);
            var cameraThere = healthyCamera(there);
            awaitUp(chosen, cameraThere);
            // When
            chosen.subscribe("facilities", FACILITIES);
            chosen.ask("foreign", marking(cameraHere));
            chosen.ask("own", marking(cameraThere));
            // Then
            answered(chosen, "facilities");
            assertThat(chosen.data("facilities").toString()).contains(there).doesNotContain(here);
            refused(chosen, "foreign", "not-found");
            answered(chosen, "own");
            assertThat(chosen.data("own").toString()).contains("MAINTENANCE");
            assertThat(chosen.data(ID).toString()).doesNotContain(cameraHere);
        }
    }

    /// The roles at the edge are those of the appointment too, not only the rows.
    @Test
    void allowsWhatTheRoleOfTheChosenAppointmentDoesAndNotWhatAnotherWould() {
        // Given
        var viewing = appointed("national-administrator", national(person(email())));
        claiming(login, email() + ",\"email_verified\":true").get("/me").then().statusCode(200);
        var camera = camera(here, "Cổng", "rtsp://10.9.0.1/" + UUID.randomUUID());
        try (var viewer = browser(MODERN, init().put("Acting-As", viewing));
                var contact = browser(MODERN, init().put("Acting-As", appointmentHere))) {
            // When
            viewer.ask("mark", marking(camera));
            contact.ask("mark", marking(camera));
            // Then
            refused(viewer, "mark", "forbidden");
            answered(contact, "mark");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"Acting-As\":\"operator\"}",
                "{\"Acting-As\":\"\"}",
                "{\"Acting-As\":\"00000000-0000-7000-8000-000000000001\"}",
                "{\"ACTING-AS\":7}",
                "{\"acting-as\":null}",
                "{\"Acting-As\":\"%1$s\",\"acting-as\":\"%2$s\"}"
            })
    void refusesWhatIsNotOneAppointmentOfThePerson(String choice) {
        var payload = new JsonObject(choice.formatted(appointmentHere, appointmentThere));
        for (var subprotocol : new String[] {MODERN, "graphql-ws"}) {
            try (var socket = browser(subprotocol, init().mergeIn(payload))) {
                // When
                socket.subscribe(ID, ALL).subscribe("me", "{ me { name } }");
                // Then
                refused(socket, ID, NOT_HELD);
                refused(socket, "me", NOT_HELD);
                assertThat(socket.toString()).contains("không chỉ đúng một phân công");
            }
        }
    }

    @Test
    void refusesAnAppointmentThatEndedBefore() {
        // Given
        as(DA_NANG).delete("/appointments/{id}", appointmentThere).then().statusCode(200);
        try (var socket = browser(MODERN, init().put("Acting-As", appointmentThere))) {
            // When
            socket.subscribe(ID, ALL);
            // Then
            refused(socket, ID, NOT_HELD);
        }
    }

    @Test
    void endsWithTheChosenAppointmentThoughAnotherIsHeld() {
        try (var socket = browser(MODERN, init().put("Acting-As", appointmentThere))) {
            // Given
            socket.subscribe(ID, ALL).subscribe("listens", FACILITIES);
            answered(socket, "listens");
            // When
            as(DA_NANG).delete("/appointments/{id}", appointmentThere).then().statusCode(200);
            // Then
            refused(socket, ID, NOT_HELD);
            var later = new ArrayList<String>();
            heard(
                    socket,
                    "another question refused",
                    SOON,
                    () -> {
                        later.add("later-" + later.size());
                        socket.subscribe(later.getLast(), FACILITIES);
                        return later.stream().flatMap(socket::answers).anyMatch(NOT_HELD::equals);
                    });
        }
    }

    @Test
    void refusesAnotherAppointmentThanTheHeaderNames() {
        var payload = new JsonObject().put("Acting-As", appointmentThere);
        try (var same = socket(MODERN, upgrade(appointmentThere), payload);
                var other = socket(MODERN, upgrade(appointmentHere), payload)) {
            // When
            same.subscribe("me", "{ me { actingAs } }");
            other.subscribe("me", "{ me { actingAs } }");
            // Then
            answered(same, "me");
            assertThat(same.data("me").toString()).contains(appointmentThere);
            refused(other, "me", NOT_HELD);
        }
    }

    /// There the token comes after the header, so the socket is closed instead of acknowledged.
    @ParameterizedTest
    @ValueSource(strings = {MODERN, "graphql-ws"})
    void closesASocketWhoseHeaderNamesNoAppointmentOfThePerson(String subprotocol) {
        var headers = Map.of("Acting-As", UUID.randomUUID().toString());
        try (var socket = socket(subprotocol, headers, init())) {
            assertThat(socket.toString()).contains("4403").doesNotContain("connection_ack");
        }
    }

    /// Without a token there is nobody whose appointment it could be.
    @Test
    void letsNobodyInByAnAppointmentAlone() {
        var payload = new JsonObject().put("Acting-As", appointmentHere);
        try (var nobody = browser(MODERN, payload).subscribe(ID, ALL)) {
            refused(nobody, ID, "unauthenticated");
        }
    }

    private String email() {
        return "\"email\":\"" + login + "\"";
    }

    private JsonObject init() {
        return new JsonObject().put("Authorization", bearer());
    }

    private Map<String, String> upgrade(String appointment) {
        return Map.of("Authorization", bearer(), "Acting-As", appointment);
    }

    private String bearer() {
        return "Bearer " + SystemUnderTest.issuer().token(login);
    }

    private static GraphQlSocket browser(String subprotocol, JsonObject payload) {
        return socket(subprotocol, Map.of("Accept-Language", "vi"), payload);
    }

    private static GraphQlSocket socket(
            String subprotocol, Map<String, String> headers, JsonObject payload) {
        return GraphQlSocket.opened(subprotocol, RestAssured.port, headers, payload);
    }

    private static JsonObject marking(String camera) {
        return new JsonObject()
                .put("query", MARKING)
                .put("variables", new JsonObject().put("id", camera));
    }

    private static void answered(GraphQlSocket socket, String id) {
        heard(socket, id + " answered", SOON, () -> !socket.data(id).isEmpty());
    }

    private static void refused(GraphQlSocket socket, String id, String code) {
        heard(socket, code, SOON, () -> socket.answers(id).anyMatch(code::equals));
    }
}
