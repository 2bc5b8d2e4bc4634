package vn.giamsat.system;

import static io.restassured.RestAssured.given;

import io.restassured.response.Response;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// One login of a person as an application and a browser do it: the login form, then the code, with
/// PKCE (RFC 6749 section 4.1, RFC 7636).
final class CodeFlow {
    private static final Pattern FORM = Pattern.compile("<form[^>]*action=\"([^\"]+)\"");

    private final KeycloakServer keycloak;
    private final LoginClient client;

    CodeFlow(KeycloakServer keycloak, LoginClient client) {
        this.keycloak = keycloak;
        this.client = client;
    }

    /// @param access the token that the service is asked with
    record Tokens(String access, String refresh, String id) {
        static Tokens of(Response answer) {
            var body = answer.then().statusCode(200).extract().jsonPath();
            return new Tokens(
                    body.getString("access_token"),
                    TestSecrets.given(body.getString("refresh_token")),
                    body.getString("id_token"));
        }
    }

    Tokens login(String person) {
        var verifier = verifier();
        return Tokens.of(exchange(code(person, challenge(verifier)), verifier));
    }

    String code(String person, String challenge) {
        var back = loggedIn(person, challenge);
        if (!back.containsKey("code")) {
            throw new AssertionError("no code: " + back);
        }
        return TestSecrets.given(back.get("code"));
    }

    /// The parameters of the address that the browser is sent back to.
    private Map<String, String> loggedIn(String person, String challenge) {
        var form = authorize(Map.of("code_challenge", challenge, "code_challenge_method", "S256"));
        var action = FORM.matcher(form.asString());
        if (!action.find()) {
            throw new AssertionError("no login form: " + form.asString());
        }
        return parameters(
                given().redirects()
                        .follow(false)
                        .cookies(form.detailedCookies())
                        .formParam("username", person)
                        .formParam("password", person)
                        .post(URI.create(action.group(1).replace("&amp;", "&"))));
    }

    /// Asks for a code with these parameters of PKCE.
    Response authorize(Map<String, String> proof) {
        return given().redirects()
                .follow(false)
                .queryParam("client_id", client.id())
                .queryParam("redirect_uri", client.redirect())
                .queryParam("response_type", "code")
                .queryParam("scope", client.scope())
                .queryParam("state", UUID.randomUUID().toString())
                .queryParams(proof)
                .get(keycloak.endpoint("auth"));
    }

    Response exchange(String code, String verifier) {
        return given().formParam("grant_type", "authorization_code")
                .formParam("client_id", client.id())
                .formParam("redirect_uri", client.redirect())
                .formParam("code", code)
                .formParam("code_verifier", verifier)
                .post(keycloak.endpoint("token"));
    }

    Response refresh(String refreshToken) {
        return given().formParam("grant_type", "refresh_token")
                .formParam("client_id", client.id())
                .formParam("refresh_token", refreshToken)
                .post(keycloak.endpoint("token"));
    }

    /// At the endpoint `logout` or `revoke`, which name the token differently.
    Response end(String endpoint, String parameter, String refreshToken) {
        return given().formParam("client_id", client.id())
                .formParam(parameter, refreshToken)
                .post(keycloak.endpoint(endpoint));
    }

    static Map<String, String> parameters(Response redirect) {
        var location = redirect.then().statusCode(302).extract().header("Location");
        return Arrays.stream(location.substring(location.indexOf('?') + 1).split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(
                        Collectors.toMap(
                                pair -> pair[0],
                                pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }

    static String verifier() {
        return UUID.randomUUID() + "-" + UUID.randomUUID();
    }

    static String challenge(String verifier) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(digest.digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
