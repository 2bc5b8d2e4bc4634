package vn.giamsat.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What an operator may rely on who makes a realm of the published file.
class RealmFileTest {
    private static final Path FILE = Path.of("src/main/docker/keycloak/giamsat-realm.json");

    private final String text = Files.readString(FILE);
    private final JsonObject realm = new JsonObject(text);

    RealmFileTest() throws IOException {}

    @Test
    void holdsNobodyAndNoSecretSoThatNobodyLogsInWithAKnownPassword() {
        assertThat(realm.fieldNames()).doesNotContain("users", "smtpServer", "identityProviders");
        assertThat(text)
                .doesNotContainIgnoringCase("\"credentials\"")
                .doesNotContainIgnoringCase("\"secret\"")
                .doesNotContainIgnoringCase("privateKey");
    }

    @Test
    void leavesNoWayInButTheCodeFlowOfTheTwoApplications() {
        assertThat(realm.getBoolean("registrationAllowed")).isFalse();
        assertThat(realm.getString("sslRequired")).isEqualTo("external");
        for (var id : List.of("giamsat-service", "giamsat-spa", "giamsat-mobile")) {
            for (var way :
                    List.of(
                            "implicitFlowEnabled",
                            "directAccessGrantsEnabled",
                            "serviceAccountsEnabled",
                            "fullScopeAllowed")) {
                assertThat(client(id).getBoolean(way)).as(id + " " + way).isFalse();
            }
        }
        assertThat(client("giamsat-service").getBoolean("bearerOnly")).isTrue();
        assertThat(realm.getJsonArray("clients")).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"giamsat-spa", "giamsat-mobile"})
    void demandsPkceAndSendsPeopleBackToExactAddressesOnly(String id) {
        var client = client(id);
        assertThat(client.getBoolean("publicClient")).isTrue();
        assertThat(client.getJsonObject("attributes").getString("pkce.code.challenge.method"))
                .isEqualTo("S256");
        assertThat(client.getJsonArray("redirectUris")).hasSize(1);
        assertThat(client.encode()).doesNotContain("*", "\"+\"", "localhost");
        assertThat(client.getJsonArray("protocolMappers").encode())
                .contains("\"included.client.audience\":\"giamsat-service\"");
        assertThat(client.getJsonArray("defaultClientScopes")).contains("basic", "email", "phone");
    }

    @Test
    void keepsTokensShort() {
        assertThat(realm.getInteger("accessTokenLifespan")).isLessThanOrEqualTo(300);
        assertThat(realm.getBoolean("revokeRefreshToken")).isTrue();
        assertThat(realm.getInteger("refreshTokenMaxReuse")).isZero();
        assertThat(realm.getBoolean("offlineSessionMaxLifespanEnabled")).isTrue();
    }

    private JsonObject client(String id) {
        return realm.getJsonArray("clients").stream()
                .map(JsonObject.class::cast)
                .filter(client -> id.equals(client.getString("clientId")))
                .findFirst()
                .orElseThrow();
    }
}
