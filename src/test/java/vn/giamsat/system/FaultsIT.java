package vn.giamsat.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What happens when the process is killed or stopped, or the database goes away.
class FaultsIT {
    private static final String CAMERA = TestDatabase.CAMERA;
    private static final String STATE =
            "select state || ' ' || since from camera_health where camera_id = '" + CAMERA + "'";
    private static final String CHANGES =
            "select count(*) from camera_health_change where camera_id = '" + CAMERA + "'";

    private TestDatabase database;
    private TestIssuer issuer;
    private TestFleet fleet;
    private Map<String, String> settings;

    @BeforeEach
    void start() {
        database = TestDatabase.start();
        issuer = TestIssuer.start();
        fleet = TestFleet.start();
        settings = SystemUnderTest.settings(database, issuer);
    }

    @AfterEach
    void stop() {
        fleet.close();
        issuer.close();
        database.close();
    }

    @Test
    void aKilledServiceGoesOnWhereItWas() {
        try (var first = ServiceProcess.start(settings)) {
            registerOneCamera();
            awaitUp();
            first.kill();
        }
        var before = database.single(STATE);

        try (var second = ServiceProcess.start(settings)) {
            awaitProbedAgain();
            assertThat(database.single(STATE)).isEqualTo(before);
            assertThat(database.single(CHANGES)).isEqualTo("1");
            assertThat(second.log()).as("nothing was to be migrated").doesNotContain("flywaydb");
        }
    }

    @Test
    void aLostDatabaseIsOurOutageAndChangesNoCamera() {
        try (var service = ServiceProcess.start(settings)) {
            registerOneCamera();
            awaitUp();
            var before = database.single(STATE);

            database.stop();
            Await.until(
                    "questions are told that the database is away",
                    Duration.ofSeconds(20),
                    () -> overview(service) == 503);
            assertThat(overviewOverGraphQl(service)).contains("\"code\":\"database-unavailable\"");
            assertThat(service.status("/q/health/live")).isEqualTo(200);
            assertThat(service.status("/q/health/ready")).isEqualTo(503);
            database.startAgain();

            Await.until(
                    "questions are answered again",
                    Duration.ofSeconds(30),
                    () -> overview(service) == 200);
            awaitProbedAgain();
            assertThat(database.single(STATE)).isEqualTo(before);
            assertThat(database.single(CHANGES)).isEqualTo("1");
        }
    }

    @Test
    void aStoppedServiceEndsWithinTenSeconds() {
        try (var service = ServiceProcess.start(settings)) {
            registerOneCamera();
            awaitUp();

            assertThat(service.terminate()).isLessThan(Duration.ofSeconds(10));
            assertThat(service.exitCode()).isEqualTo(143);
        }
    }

    @Test
    void aStoppedServiceAnswersWhatItHasAccepted() {
        settings.put("giamsat.schedule.enabled", "false");
        try (var service = ServiceProcess.start(settings)) {
            database.enterPeople();
            database.enterCamera(fleet.address("/open/h264/silent/faults"));

            var asked = CompletableFuture.supplyAsync(() -> probe(service));
            awaitRunningProbe(service);
            assertThat(service.terminate()).isLessThan(Duration.ofSeconds(10));

            assertThat(asked.join().statusCode()).isEqualTo(200);
            assertThat(asked.join().body()).contains("RTSP_TIMEOUT");
        }
    }

    @Test
    void aStoppedServiceAbandonsProbesThatTakeTooLong() {
        settings.put("giamsat.probe.timeout.answer", "40s");
        try (var service = ServiceProcess.start(settings)) {
            database.enterPeople();
            database.enterCamera(fleet.address("/open/h264/silent/faults"));
            awaitRunningProbe(service);

            assertThat(service.terminate()).isLessThan(Duration.ofSeconds(10));
            assertThat(database.single("select state from camera_health")).isNull();
        }
    }

    @Test
    void killedDecodersLoseNoProbeAndNoneOutlivesItsService() {
        try (var service = ServiceProcess.start(settings)) {
            registerOneCamera();
            awaitUp();
            for (var round = 0; round < 5; round++) {
                assertThat(decoders(service)).isNotEmpty();
                decoders(service).forEach(ProcessHandle::destroyForcibly);

                assertThat(probe(service).body()).contains("VERIFIED");
            }
            assertThat(database.single(CHANGES)).isEqualTo("1");
            var decoders = decoders(service);
            assertThat(decoders).isNotEmpty();

            service.kill();

            Await.until(
                    "no decoder is left",
                    Duration.ofSeconds(10),
                    () -> decoders.stream().noneMatch(ProcessHandle::isAlive));
        }
    }

    private static List<ProcessHandle> decoders(ServiceProcess service) {
        return ProcessHandle.of(service.pid()).orElseThrow().children().toList();
    }

    @Test
    void aServiceWithoutAKeyDoesNotStartAndSaysWhatToDo() {
        settings.remove("giamsat.credentials.key");
        try (var service = ServiceProcess.launch(settings)) {
            service.awaitEnd(Duration.ofSeconds(60));

            assertThat(service.exitCode()).isNotZero();
            assertThat(service.log())
                    .contains("giamsat.credentials.key is not set", "openssl rand -base64 32");
        }
    }

    private void registerOneCamera() {
        database.enterPeople();
        database.enterCamera(fleet.address("/open/h264/normal/faults"));
    }

    private void awaitUp() {
        Await.until(
                "the camera is up",
                Duration.ofSeconds(30),
                () -> String.valueOf(database.single(STATE)).startsWith("UP"));
    }

    private static void awaitRunningProbe(ServiceProcess service) {
        Await.until(
                "a probe runs",
                Duration.ofSeconds(20),
                () -> service.metrics().contains("giamsat_probes_running 1.0"));
    }

    private HttpResponse<String> probe(ServiceProcess service) {
        return service.send(
                HttpRequest.newBuilder(service.uri("/api/v1/cameras/" + CAMERA + "/probes"))
                        .header("Authorization", "Bearer " + issuer.token(SystemTest.NATION))
                        .POST(HttpRequest.BodyPublishers.noBody())
                        .build());
    }

    private void awaitProbedAgain() {
        var now = database.single("select now()");
        Await.until(
                "the camera is probed again",
                Duration.ofSeconds(30),
                () ->
                        "t"
                                .equals(
                                        database.single(
                                                "select checked_at > '%s' from camera_health where camera_id = '%s'"
                                                        .formatted(now, CAMERA))));
    }

    private String overviewOverGraphQl(ServiceProcess service) {
        var question = "{\"query\":\"{ overview { nation { cameras } } }\"}";
        return service.send(
                        HttpRequest.newBuilder(service.uri("/graphql"))
                                .header(
                                        "Authorization",
                                        "Bearer " + issuer.token(SystemTest.NATION))
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(question))
                                .build())
                .body();
    }

    private int overview(ServiceProcess service) {
        var request =
                HttpRequest.newBuilder(service.uri("/api/v1/overview"))
                        .header("Authorization", "Bearer " + issuer.token(SystemTest.NATION))
                        .build();
        return service.send(request).statusCode();
    }
}
