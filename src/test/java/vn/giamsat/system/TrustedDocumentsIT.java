package vn.giamsat.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// GraphQL as in production: registered documents only, and nobody is shown the schema. GET, which
/// is off by itself, is opened here to see that it is no way round.
class TrustedDocumentsIT {
    private static final String ME = "query Me { me { subject } }";
    private static final String ID_OF_ME =
            "a4daf03c746de43b75206aa8ff5aaa3e3386166ce2c949bf800ad92ca26aff33";
    private static final String WATCH =
            "subscription Watch { cameraHealthChanged { cameraId state } }";
    private static final String INTROSPECTION = "{ __schema { types { name } } }";
    private static final String FREE = "{ me { name } }";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static TestDatabase database;
    private static TestIssuer issuer;
    private static ServiceProcess service;

    @BeforeAll
    static void start(@TempDir Path documents) throws IOException {
        Files.writeString(documents.resolve("me.graphql"), ME + "\n");
        Files.writeString(documents.resolve("watch.graphql"), WATCH);
        Files.writeString(documents.resolve("introspection.graphql"), INTROSPECTION);
        database = TestDatabase.start();
        issuer = TestIssuer.start();
        var settings = new HashMap<>(SystemUnderTest.settings(database, issuer));
        settings.keySet().removeIf(key -> key.startsWith("giamsat.graphql."));
        settings.put("giamsat.graphql.documents", documents.toString());
        settings.put("quarkus.smallrye-graphql.http.get.enabled", "true");
        settings.put("quarkus.smallrye-graphql.http.post.queryparameters.enabled", "true");
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
    void answersARegisteredDocumentByItsTextAndByItsId() {
        assertThat(posted(new JsonObject().put("query", ME))).isEqualTo(answer());
        assertThat(posted(new JsonObject().put("documentId", "sha256:" + ID_OF_ME)))
                .isEqualTo(answer());
        var persisted = new JsonObject().put("version", 1).put("sha256Hash", ID_OF_ME);
        assertThat(
                        posted(
                                new JsonObject()
                                        .put("operationName", "Me")
                                        .put("variables", new JsonObject())
                                        .put(
                                                "extensions",
                                                new JsonObject().put("persistedQuery", persisted))))
                .isEqualTo(answer());
    }

    @Test
    void refusesAnyOtherTextAndSaysSoInTheReadersLanguage() {
        assertRefused(posted(new JsonObject().put("query", FREE)), "document-not-trusted");
        assertRefused(posted(new JsonObject().put("query", ME + " ")), "document-not-trusted");
        assertRefused(
                posted(new JsonObject().put("query", FREE).put("documentId", ID_OF_ME)),
                "document-not-trusted");
        assertRefused(
                posted(new JsonObject().put("documentId", "0".repeat(64))), "document-not-trusted");
        assertThat(posted(new JsonObject().put("query", FREE)).encode())
                .contains("mã SHA-256 của nó");
    }

    @Test
    void refusesTextsThatCannotBeReadWithoutReadingThem() {
        assertRefused(posted(new JsonObject().put("query", "{{{")), "document-not-trusted");
    }

    @Test
    void isNotGotRoundByGetNorByParametersNorByAnotherContentType() {
        var free = "/graphql?query=" + encoded(FREE);
        assertRefused(sent(request(free).GET()), "document-not-trusted");
        assertThat(sent(request("/graphql?query=" + encoded(ME)).GET())).isEqualTo(answer());
        assertRefused(
                sent(
                        request(free)
                                .POST(
                                        HttpRequest.BodyPublishers.ofString(
                                                new JsonObject()
                                                        .put("documentId", ID_OF_ME)
                                                        .encode()))),
                "document-not-trusted");
        assertRefused(
                sent(
                        HttpRequest.newBuilder(service.uri("/graphql"))
                                .header("Authorization", authorization())
                                .header("Content-Type", "application/graphql")
                                .POST(HttpRequest.BodyPublishers.ofString(FREE))),
                "document-not-trusted");
    }

    @ParameterizedTest
    @ValueSource(strings = {"graphql-transport-ws", "graphql-ws"})
    void isNotGotRoundByASocket(String subprotocol) {
        try (var socket =
                GraphQlSocket.speaking(subprotocol, service.port(), "Bearer " + token())) {
            // When
            socket.ask("free", new JsonObject().put("query", FREE));
            socket.ask("watch", new JsonObject().put("query", WATCH + " "));
            socket.ask("text", new JsonObject().put("query", ME));
            socket.ask("id", new JsonObject().put("documentId", ID_OF_ME));
            socket.ask("nothing", null);

            // Then
            Await.until(
                    "all but the subscription answered: " + socket,
                    PATIENCE,
                    () ->
                            socket.answers("nothing").count() > 0
                                    && socket.answers("id").count() > 0);
            assertThat(socket.answers("free")).containsExactly("document-not-trusted");
            assertThat(socket.answers("watch")).containsExactly("document-not-trusted");
            assertThat(socket.answers("text")).containsExactly("national-operator");
            assertThat(socket.answers("id")).containsExactly("national-operator");
            assertThat(socket.answers("nothing")).containsExactly("malformed-request");
        }
    }

    @Test
    void showsNobodyTheSchema() {
        assertRefused(posted(new JsonObject().put("query", INTROSPECTION)), "introspection-off");
        assertThat(service.status("/graphql/schema.graphql")).isEqualTo(404);
        assertThat(service.status("/graphql/schema.graphql/")).isEqualTo(404);
        assertThat(service.status("/graphql//schema.graphql")).isEqualTo(404);
        assertThat(service.status("/graphql/./schema.graphql")).isEqualTo(404);
    }

    private static JsonObject answer() {
        return new JsonObject()
                .put(
                        "data",
                        new JsonObject()
                                .put("me", new JsonObject().put("subject", "national-operator")));
    }

    private static void assertRefused(JsonObject answer, String code) {
        assertThat(answer.getJsonObject("data")).isNull();
        assertThat(
                        answer.getJsonArray("errors")
                                .getJsonObject(0)
                                .getJsonObject("extensions")
                                .getString("code"))
                .isEqualTo(code);
    }

    private static JsonObject posted(JsonObject body) {
        return sent(request("/graphql").POST(HttpRequest.BodyPublishers.ofString(body.encode())));
    }

    private static JsonObject sent(HttpRequest.Builder request) {
        HttpResponse<String> response = service.send(request.build());
        return new JsonObject(response.body());
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(service.uri(path))
                .header("Authorization", authorization())
                .header("Accept-Language", "vi")
                .header("Content-Type", "application/json");
    }

    private static String authorization() {
        return "Bearer " + token();
    }

    private static String token() {
        return issuer.token("national-operator");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
