package vn.giamsat.system;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.security.PrivateKey;
import java.util.Base64;
import java.util.List;

/// What an administrator of Keycloak does, over its admin REST API.
record KeycloakAdmin(String address) {
    private static final String KEYS = "org.keycloak.keys.KeyProvider";

    /// Gives the realm a signing key, which is the active one when its priority is the highest.
    ///
    /// @return the id of the key's provider
    String addKey(PrivateKey key, int priority) {
        var config =
                new JsonObject()
                        .put("priority", List.of(Integer.toString(priority)))
                        .put("algorithm", List.of("RS256"))
                        .put("privateKey", List.of(pem(key)));
        var provider =
                new JsonObject()
                        .put("name", "key-" + priority)
                        .put("providerId", "rsa")
                        .put("providerType", KEYS)
                        .put("config", config);
        return created("/realms/giamsat/components", provider.encode());
    }

    void removeKey(String provider) {
        asking().delete(url("/realms/giamsat/components/" + provider)).then().statusCode(204);
    }

    /// The `kid` under which the realm publishes the key of a provider.
    String keyId(String provider) {
        var keys = asking().get(url("/realms/giamsat/keys")).then().statusCode(200).extract();
        return new JsonObject(keys.asString())
                .getJsonArray("keys").stream()
                        .map(JsonObject.class::cast)
                        .filter(key -> provider.equals(key.getString("providerId")))
                        .findFirst()
                        .orElseThrow()
                        .getString("kid");
    }

    void createRealm(String realm) {
        created("/realms", realm);
    }

    void createClient(String realm, String client) {
        created("/realms/" + realm + "/clients", client);
    }

    /// Ends all sessions of a person of the realm.
    void logOut(String person) {
        var found = asking().get(url("/realms/giamsat/users?exact=true&username=" + person));
        var id = new JsonArray(found.asString()).getJsonObject(0).getString("id");
        asking().post(url("/realms/giamsat/users/" + id + "/logout")).then().statusCode(204);
    }

    /// The token of a client that asks in its own name.
    String ownToken(String realm, String client, String secret) {
        return token(
                given().formParam("grant_type", "client_credentials")
                        .formParam("client_id", client)
                        .formParam("client_secret", secret)
                        .post(tokens(realm)));
    }

    private String created(String path, String body) {
        var location =
                asking().contentType(ContentType.JSON)
                        .body(body)
                        .post(url(path))
                        .then()
                        .statusCode(201)
                        .extract()
                        .header("Location");
        return location.substring(location.lastIndexOf('/') + 1);
    }

    private RequestSpecification asking() {
        return given().auth()
                .oauth2(
                        token(
                                given().formParam("grant_type", "password")
                                        .formParam("client_id", "admin-cli")
                                        .formParam("username", KeycloakServer.ADMINISTRATOR)
                                        .formParam("password", KeycloakServer.ADMINISTRATOR)
                                        .post(tokens("master"))));
    }

    private static String token(Response answer) {
        return answer.then().statusCode(200).extract().path("access_token");
    }

    private String tokens(String realm) {
        return address + "/realms/" + realm + "/protocol/openid-connect/token";
    }

    private String url(String path) {
        return address + "/admin" + path;
    }

    private static String pem(PrivateKey key) {
        var lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded());
        return "-----BEGIN PRIVATE KEY-----\n" + lines + "\n-----END PRIVATE KEY-----";
    }
}
