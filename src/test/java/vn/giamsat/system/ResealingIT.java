package vn.giamsat.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.giamsat.registry.FakeVault;

/// A rotation from end to end, as README tells an operator: the new key joins the ring from a file,
/// later both come from Vault, at last the old key is dropped. The camera with a login is verified
/// before, during and after; the first pass is killed on its way.
class ResealingIT {
    private static final String ADMINISTRATOR = "national-administrator";
    private static final Map<String, String> KEYS =
            Map.of("k1", TestSecrets.KEY_BASE64, "k2", TestSecrets.OTHER_KEY_BASE64);

    @TempDir private Path folder;
    private TestDatabase database;
    private TestIssuer issuer;
    private TestFleet fleet;
    private SealedFleet cameras;

    @BeforeEach
    void start() {
        database = TestDatabase.start();
        issuer = TestIssuer.start();
        fleet = TestFleet.start();
        cameras = new SealedFleet(database);
    }

    @AfterEach
    void stop() {
        fleet.close();
        issuer.close();
        database.close();
    }

    @Test
    void rotatesTheKeyWhileCamerasAreWatchedThoughThePassIsKilled() throws IOException {
        var file = Files.writeString(folder.resolve("k2"), TestSecrets.OTHER_KEY_BASE64 + "\n");
        var ring =
                Map.of(
                        "giamsat.credentials.keys.k1",
                        TestSecrets.KEY_BASE64,
                        "giamsat.credentials.key-files.k2",
                        file.toString(),
                        "giamsat.credentials.current",
                        "k2");
        try (var service = ServiceProcess.start(settings(ring))) {
            database.enterPeople();
            cameras.enter(fleet.address("/digest/h264/normal/rotation"));
            assertVerified(service);
            killAmidThePass(service);
        }
        assertThat(cameras.sealedWith("k1")).isEqualTo(SealedFleet.CAMERAS - 400);

        try (var vault = FakeVault.holding(KEYS, TestSecrets.VAULT_TOKEN);
                var service = ServiceProcess.start(settings(fromVault(vault)))) {
            Await.until(
                    "the lost login is told",
                    Duration.ofSeconds(10),
                    () -> service.log().contains("sealed with the key k0"));
            finishThePass(service);
            assertVerified(service);
        }

        var last = Map.of("giamsat.credentials.keys.k2", TestSecrets.OTHER_KEY_BASE64);
        try (var service = ServiceProcess.start(settings(last))) {
            assertVerified(service);
        }
    }

    private static Map<String, String> fromVault(FakeVault vault) {
        return Map.of(
                "giamsat.credentials.vault.address",
                vault.address(),
                "giamsat.credentials.vault.token",
                TestSecrets.VAULT_TOKEN,
                "giamsat.credentials.current",
                "k2");
    }

    private void killAmidThePass(ServiceProcess service) {
        cameras.holdUpdateOf(450);
        var asked = CompletableFuture.supplyAsync(() -> reseal(service));
        Await.until("the pass is on its way", Duration.ofSeconds(20), cameras::held);

        assertVerified(service);
        assertThat(keys(service).getJsonObject("lastPass"))
                .isEqualTo(new JsonObject("{\"running\":true,\"resealed\":400,\"unopened\":0}"));
        service.kill();
        assertThat(asked).failsWithin(Duration.ofSeconds(10));
        cameras.letGo();
    }

    private void finishThePass(ServiceProcess service) {
        var answer = reseal(service);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(new JsonObject(answer.body()))
                .isEqualTo(
                        new JsonObject(
                                """
                                {"current":"k2","loginsToReseal":0,"loginsLost":1,
                                 "keys":[{"name":"k0","configured":false,"logins":1},
                                         {"name":"k1","configured":true,"logins":0},
                                         {"name":"k2","configured":true,"logins":%d}],
                                 "lastPass":{"running":false,"resealed":%d,"unopened":0}}\
                                """
                                        .formatted(
                                                SealedFleet.CAMERAS, SealedFleet.CAMERAS - 400)));
        assertThat(database.single("select max(version) from camera")).isEqualTo("0");
    }

    private void assertVerified(ServiceProcess service) {
        var path = "/api/v1/cameras/" + TestDatabase.CAMERA + "/probes";
        assertThat(asked(service, path, SystemTest.NATION, "POST").body())
                .contains("\"rung\":\"VERIFIED\"");
    }

    private HttpResponse<String> reseal(ServiceProcess service) {
        return asked(service, "/api/v1/credentials/reseal", ADMINISTRATOR, "POST");
    }

    private JsonObject keys(ServiceProcess service) {
        return new JsonObject(
                asked(service, "/api/v1/credentials/keys", ADMINISTRATOR, "GET").body());
    }

    private HttpResponse<String> asked(
            ServiceProcess service, String path, String person, String method) {
        return service.send(
                HttpRequest.newBuilder(service.uri(path))
                        .header("Authorization", "Bearer " + issuer.token(person))
                        .method(method, HttpRequest.BodyPublishers.noBody())
                        .build());
    }

    private Map<String, String> settings(Map<String, String> ring) {
        var settings = new HashMap<>(SystemUnderTest.settings(database, issuer));
        settings.remove("giamsat.credentials.key");
        settings.putAll(ring);
        return settings;
    }
}
