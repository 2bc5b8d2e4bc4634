package vn.giamsat.system;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static vn.giamsat.system.LoginClient.MOBILE;
import static vn.giamsat.system.LoginClient.SPA;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// People log in at a real Keycloak with the published realm, by the SPA and on the phone.
@ExtendWith(LastAnswer.class)
@ExtendWith(KeycloakSuite.class)
class KeycloakLoginIT {
    private static final String BOOTSTRAP = "bootstrap-administrator";

    private final KeycloakServer keycloak = KeycloakSuite.keycloak();
    private final CodeFlow spa = new CodeFlow(keycloak, SPA);
    private final CodeFlow mobile = new CodeFlow(keycloak, MOBILE);

    /// The whole way from an empty database, as README's "First start" tells it.
    @ParameterizedTest
    @CsvSource({
        "national-administrator, NATIONAL_ADMINISTRATOR, ''",
        "national-operator, NATIONAL_OPERATOR, ''",
        "national-viewer, NATIONAL_VIEWER, ''",
        "bac-giang-operator, PROVINCE_OPERATOR, ',\"province\":\"2021-24\"'",
        "bac-giang-health, PROVINCE_HEALTH, ',\"province\":\"2021-24\"'",
        "da-nang-viewer, PROVINCE_VIEWER, ',\"province\":\"2021-48\"'",
        "viettel-engineer, ENTERPRISE_ENGINEER, ',\"province\":\"2021-24\",\"enterprise\":\"VIETTEL\"'"
    })
    void showsEachPersonTheRoleThatTheyWereAppointedTo(String person, String role, String scope) {
        // Given
        var before = spa.login(person).access();
        me(before).statusCode(200).body("appointments", empty());
        // When
        appoint(spa.login(BOOTSTRAP).access(), email(person), role, scope);
        // Then
        me(before).statusCode(200).body("appointments.role", contains(role));
    }

    /// The list of contacts often knows nothing but a phone number.
    @Test
    void knowsTheContactOfAFacilityByTheVerifiedPhoneNumberOnThePhone() {
        // Given
        appoint(spa.login(BOOTSTRAP).access(), email("da-nang-operator"), "NATIONAL_OPERATOR", "");
        var operator = spa.login("da-nang-operator").access();
        var facility =
                sent(
                        operator,
                        "/api/v1/facilities",
                        "{\"province\":\"2021-24\",\"name\":\"Ký túc xá\",\"kind\":\"DORMITORY\"}");
        // When
        appoint(
                operator,
                "\"phone\":\"+84983000102\"",
                "FACILITY_CONTACT",
                ",\"facilityId\":\"" + facility + "\"");
        // Then
        me(mobile.login("facility-contact").access())
                .statusCode(200)
                .body("appointments.role", contains("FACILITY_CONTACT"))
                .body("appointments.facilityId", contains(facility));
    }

    @Test
    void exchangesACodeOnlyForWhoAskedForItAndOnlyOnce() {
        // Given
        var verifier = CodeFlow.verifier();
        var stolen = spa.code("national-viewer", CodeFlow.challenge(verifier));
        var used = spa.code("national-viewer", CodeFlow.challenge(verifier));
        // When
        refused(spa.exchange(stolen, CodeFlow.verifier()).then());
        // Then
        refused(spa.exchange(stolen, verifier).then());
        spa.exchange(used, verifier).then().statusCode(200);
        refused(spa.exchange(used, verifier).then());
    }

    @ParameterizedTest
    @ValueSource(strings = {"giamsat-spa", "giamsat-mobile"})
    void startsNoLoginWithoutPkce(String client) {
        var flow = client.equals(SPA.id()) ? spa : mobile;
        var plain = Map.of("code_challenge", "x".repeat(43), "code_challenge_method", "plain");
        for (var proof : List.of(Map.<String, String>of(), plain)) {
            assertThat(CodeFlow.parameters(flow.authorize(proof)))
                    .containsEntry("error", "invalid_request")
                    .doesNotContainKey("code");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://spa.example.vn.evil.example/callback",
                "https://spa.example.vn/callback/../elsewhere",
                "https://spa.example.vn/",
                "http://spa.example.vn/callback",
                "http://localhost/callback"
            })
    void sendsNobodyBackToAnotherAddress(String redirect) {
        var challenge = CodeFlow.challenge(CodeFlow.verifier());
        new CodeFlow(keycloak, SPA.redirectingTo(redirect))
                .authorize(Map.of("code_challenge", challenge, "code_challenge_method", "S256"))
                .then()
                .statusCode(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"giamsat-spa", "giamsat-mobile", "giamsat-service"})
    void givesNoTokenForAPasswordThatAnApplicationAskedFor(String client) {
        var status =
                given().formParam("grant_type", "password")
                        .formParam("client_id", client)
                        .formParam("username", "national-viewer")
                        .formParam("password", "national-viewer")
                        .post(keycloak.endpoint("token"))
                        .statusCode();
        assertThat(status).isIn(400, 401);
    }

    @Test
    void refreshesWithANewRefreshTokenEachTimeAndRefusesTheOldOne() {
        for (var flow : new CodeFlow[] {spa, mobile}) {
            var first = flow.login("national-viewer");
            var second = CodeFlow.Tokens.of(flow.refresh(first.refresh()));
            me(second.access()).statusCode(200);
            assertThat(second.refresh()).isNotEqualTo(first.refresh());
            refused(flow.refresh(first.refresh()).then());
        }
    }

    /// No provider can take a signed token back, so it is short: five minutes.
    @Test
    void refreshesNothingAfterTheLogoutAndLetsTheAccessTokenRunOut() {
        // Given
        var tokens = spa.login("national-viewer");
        // When
        spa.end("logout", "refresh_token", tokens.refresh()).then().statusCode(204);
        // Then
        refused(spa.refresh(tokens.refresh()).then());
        me(tokens.access()).statusCode(200);
        var claims = TokenForge.claims(tokens.access());
        assertThat(claims.getLong("exp") - claims.getLong("iat")).isEqualTo(300);
    }

    @Test
    void keepsThePhoneLoggedInUntilItsTokenIsRevoked() {
        // Given
        var tokens = mobile.login("national-viewer");
        assertThat(TokenForge.claims(tokens.refresh()).getString("typ")).isEqualTo("Offline");
        // When
        mobile.end("revoke", "token", tokens.refresh()).then().statusCode(200);
        // Then
        refused(mobile.refresh(tokens.refresh()).then());
    }

    @Test
    void refreshesNothingAfterAnAdministratorEndedTheSessions() {
        var tokens = spa.login("da-nang-viewer");
        KeycloakSuite.admin().logOut("da-nang-viewer");
        refused(spa.refresh(tokens.refresh()).then());
    }

    /// They prove to the service who somebody is.
    @Test
    void letsNobodyChangeTheirOwnAddressOrNumber() {
        var account = keycloak.realm() + "/account/";
        var console = new CodeFlow(keycloak, new LoginClient("account-console", account, "openid"));
        var own = console.login("national-viewer").access();
        for (var change :
                new String[] {
                    "\"email\":\"somebody-else@example.vn\"",
                    "\"attributes\":{\"phoneNumber\":[\"+84912000001\"]}"
                }) {
            given().auth()
                    .oauth2(own)
                    .contentType(ContentType.JSON)
                    .accept(ContentType.JSON)
                    .body("{\"username\":\"national-viewer\"," + change + "}")
                    .post(account)
                    .then()
                    .statusCode(400);
        }
    }

    @Test
    void givesTheScriptOfTheReadmeAToken() throws IOException {
        var script =
                new ProcessBuilder(
                                "src/main/docker/keycloak/token.sh",
                                keycloak.realm(),
                                SPA.redirect(),
                                "national-viewer")
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        var token = new String(script.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        me(token.strip()).statusCode(200);
    }

    private static String email(String person) {
        return "\"email\":\"" + person + "@example.vn\"";
    }

    private static void appoint(String token, String proof, String role, String scope) {
        sent(
                token,
                "/api/v1/appointments",
                "{\"person\":{\"name\":\"Người thử\",%s},\"role\":\"%s\"%s}"
                        .formatted(proof, role, scope));
    }

    private static String sent(String token, String path, String body) {
        return given().auth()
                .oauth2(token)
                .contentType(ContentType.JSON)
                .body(body)
                .post(KeycloakSuite.service().uri(path))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static ValidatableResponse me(String token) {
        return given().auth().oauth2(token).get(KeycloakSuite.service().uri("/api/v1/me")).then();
    }

    private static void refused(ValidatableResponse answer) {
        answer.statusCode(400).body("error", equalTo("invalid_grant"));
    }
}
