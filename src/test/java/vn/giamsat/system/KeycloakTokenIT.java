package vn.giamsat.system;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static vn.giamsat.system.LoginClient.SPA;

import io.vertx.core.json.JsonObject;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Which tokens the service takes. The realm is given keys that the test knows, so that tokens can
/// be made that only differ from Keycloak's own in what is to be refused: Keycloak's clock cannot
/// be moved, and it signs nothing wrong.
@ExtendWith(LastAnswer.class)
@ExtendWith(KeycloakSuite.class)
class KeycloakTokenIT {
    private static final KeyPair FIRST = TokenForge.newKeys();
    private static final KeyPair SECOND = TokenForge.newKeys();

    private static KeycloakServer keycloak;
    private static KeycloakAdmin admin;
    private static CodeFlow spa;
    private static String provider;
    private static TokenForge forge;

    @BeforeAll
    static void giveTheRealmAKey() {
        keycloak = KeycloakSuite.keycloak();
        admin = KeycloakSuite.admin();
        spa = new CodeFlow(keycloak, SPA);
        provider = admin.addKey(FIRST.getPrivate(), 200);
        forge = new TokenForge(FIRST, admin.keyId(provider));
        awaitStatus(forge.signed(claims()), 200, Duration.ofSeconds(10));
    }

    @AfterAll
    static void takeTheKeyAway() {
        admin.removeKey(provider);
    }

    /// @param late how many seconds the provider's clock is behind ours
    @ParameterizedTest
    @CsvSource({"-50, 200", "-70, 401", "50, 200", "70, 401"})
    void allowsTheClocksToBeAMinuteApart(int late, int status) {
        // Given
        var there = Instant.now().minusSeconds(late);
        var justBegun = claims().put("iat", seconds(there)).put("nbf", seconds(there));
        var withoutNbf = claims().put("iat", seconds(there));
        var justEnding = claims().put("exp", seconds(there));
        // Then
        for (var time : new JsonObject[] {justBegun, withoutNbf, justEnding}) {
            var matters = (time == justEnding) == (late > 0);
            assertThat(status(forge.signed(time)))
                    .as(time.encode())
                    .isEqualTo(matters ? status : 200);
        }
    }

    /// A minute after its token's end, like requests, and not never.
    @Test
    void endsASocketThatWasOpenedInTheLastMinuteOfAToken() {
        var ending = forge.signed(claims().put("exp", seconds(Instant.now().minusSeconds(57))));
        try (var socket = GraphQlSocket.withPayload(ending, KeycloakSuite.service().port())) {
            Await.until(
                    "the socket is closed",
                    Duration.ofSeconds(8),
                    () -> socket.toString().contains("1008"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"aud\":\"another-service\"}",
                "{\"aud\":[\"account\",\"giamsat-spa\"]}",
                "{\"aud\":null}",
                "{\"iss\":\"https://elsewhere.example/realms/giamsat\"}",
                "{\"iss\":null}",
                "{\"sub\":null}",
                "{\"exp\":null}"
            })
    void refusesWhatTheRealmMadeForSomebodyElse(String change) {
        var claims = claims();
        new JsonObject(change)
                .forEach(
                        claim -> {
                            claims.remove(claim.getKey());
                            if (claim.getValue() != null) {
                                claims.put(claim.getKey(), claim.getValue());
                            }
                        });
        assertThat(status(forge.signed(claims))).isEqualTo(401);
    }

    @Test
    void refusesWhatTheRealmDidNotSign() {
        var claims = claims();
        assertThat(status(forge.unsigned(claims))).isEqualTo(401);
        assertThat(status(forge.signedWithThePublicKey(claims))).isEqualTo(401);
        assertThat(status(new TokenForge(SECOND, forge.keyId()).signed(claims))).isEqualTo(401);
        assertThat(status(new TokenForge(SECOND, "unknown").signed(claims))).isEqualTo(401);
    }

    /// They prove a login to an application, and are no permission to ask.
    @Test
    void takesNeitherIdTokensNorRefreshTokens() {
        var tokens = spa.login("national-viewer");
        assertThat(status(tokens.id())).isEqualTo(401);
        assertThat(status(tokens.refresh())).isEqualTo(401);
        assertThat(status(tokens.access())).isEqualTo(200);
    }

    @Test
    void refusesATokenThatKeycloakMadeForAnotherService() {
        admin.createClient("giamsat", confidential("another-service", ""));
        assertThat(status(admin.ownToken("giamsat", "another-service", "secret"))).isEqualTo(401);
    }

    @Test
    void refusesATokenOfAnotherRealmOfTheSameKeycloakEvenWithOurAudience() {
        // Given
        var audience =
                """
                ,"protocolMappers":[{"name":"audience","protocol":"openid-connect",\
                "protocolMapper":"oidc-audience-mapper","config":{\
                "included.custom.audience":"giamsat-service","access.token.claim":"true"}}]\
                """;
        admin.createRealm(
                "{\"realm\":\"another\",\"enabled\":true,\"clients\":[%s]}"
                        .formatted(confidential("giamsat-service", audience)));
        // When
        var token = admin.ownToken("another", "giamsat-service", "secret");
        // Then
        assertThat(TokenForge.claims(token).getValue("aud").toString()).contains("giamsat-service");
        assertThat(status(token)).isEqualTo(401);
    }

    @Test
    void takesTwoNewKeysInARowAndRefusesTheOneThatWasTakenAway() {
        // Given
        var before = spa.login("national-viewer").access();
        var second = admin.addKey(SECOND.getPrivate(), 300);
        var withSecond = spa.login("national-viewer").access();
        assertThat(keyId(withSecond)).isEqualTo(admin.keyId(second)).isNotEqualTo(keyId(before));
        awaitStatus(withSecond, 200, Duration.ofSeconds(10));
        // When
        var third = admin.addKey(TokenForge.newKeys().getPrivate(), 400);
        var withThird = spa.login("national-viewer").access();
        // Then
        assertThat(keyId(withThird)).isEqualTo(admin.keyId(third));
        awaitStatus(withThird, 200, Duration.ofSeconds(10));
        assertThat(status(withSecond)).as("the old key is still published").isEqualTo(200);
        // When
        admin.removeKey(second);
        // Then
        awaitStatus(withSecond, 401, Duration.ofSeconds(15));
        assertThat(status(withThird)).isEqualTo(200);
        assertThat(status(before)).isEqualTo(200);
        admin.removeKey(third);
    }

    /// The provider is asked five times a second at most: a new key may be unknown for an instant.
    private static void awaitStatus(String token, int status, Duration limit) {
        Await.until("answered with " + status, limit, () -> status(token) == status);
    }

    /// What Keycloak wrote for the SPA two minutes ago.
    private static JsonObject claims() {
        var now = Instant.now();
        return new JsonObject()
                .put("iss", keycloak.realm())
                .put("aud", "giamsat-service")
                .put("sub", "00000000-0000-4000-8000-000000000001")
                .put("typ", "Bearer")
                .put("azp", SPA.id())
                .put("iat", seconds(now.minusSeconds(120)))
                .put("exp", seconds(now.plusSeconds(180)));
    }

    private static String confidential(String id, String more) {
        return """
               {"clientId":"%s","secret":"secret","publicClient":false,"serviceAccountsEnabled":true,\
               "standardFlowEnabled":false%s}\
               """
                .formatted(id, more);
    }

    private static long seconds(Instant instant) {
        return instant.getEpochSecond();
    }

    private static String keyId(String token) {
        return TokenForge.header(token).getString("kid");
    }

    private static int status(String token) {
        return given().auth()
                .oauth2(token)
                .get(KeycloakSuite.service().uri("/api/v1/me"))
                .statusCode();
    }
}
