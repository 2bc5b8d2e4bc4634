package vn.giamsat.system;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Three services on one PostgreSQL: one is killed, one frozen for a minute in the middle of its
/// probes, one stopped. No camera is lost, none is probed by two at a time, and none is reported
/// down because of it. The sessions that the frozen one had open stay open at their cameras, and
/// the next owner does not wait for that; but who was frozen asks none of them for anything more.
@ExtendWith(LastAnswer.class)
class ReplicasIT {
    private static final int CAMERAS = 24;
    private static final int FEWEST_UNDER_WAY = 2;
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration FROZEN = Duration.ofSeconds(60);
    private static final Duration TAKEN_OVER_WITHIN = Duration.ofSeconds(15);
    private static final String FACILITY = "01930000-0000-7000-8000-00000000fa00";
    private static final String CHANGES = "subscription { cameraHealthChanged { cameraId state } }";
    private static final String UP = "select count(*) from camera_health where state = 'UP'";
    private static final String NOT_UP =
            "select count(*) from camera_health_change where state <> 'UP'";

    private TestDatabase database;
    private TestIssuer issuer;
    private TestFleet fleet;
    private Map<String, String> settings;
    private List<String> addresses;

    @BeforeEach
    void start() {
        database = TestDatabase.start();
        issuer = TestIssuer.start();
        fleet = TestFleet.start();
        settings = SystemUnderTest.settings(database, issuer);
        settings.put("giamsat.fleet.lease", "10s");
        settings.put("giamsat.fleet.renew", "3s");
        settings.put("giamsat.schedule.interval", "3s");
        settings.put("giamsat.schedule.picture-interval", "3s");
        settings.put("giamsat.probe.observe", "1500ms");
    }

    @AfterEach
    void stop() {
        fleet.close();
        issuer.close();
        database.close();
    }

    @Test
    void losesNoCameraAndProbesNoneTwiceWhateverBecomesOfItsReplicas() {
        try (var killed = ServiceProcess.launch(settings);
                var survivor = ServiceProcess.launch(settings);
                var frozen = ServiceProcess.launch(settings)) {
            // Given
            Stream.of(killed, survivor, frozen).forEach(it -> it.awaitReady(LIMIT));
            enterCamerasWhileSomebodyLooksAt(killed);
            until("all share", () -> even(killed, survivor, frozen));
            probeAll(killed);
            // When
            var underWay = freezeAmidProbes(frozen);
            var frozenAt = Instant.now();
            killed.kill();
            // Then
            Await.until("one has all", TAKEN_OVER_WITHIN, () -> owned(survivor) == 256);
            awaitAllProbed();
            // When
            Await.pause(Duration.between(Instant.now(), frozenAt.plus(FROZEN)));
            frozen.signal("CONT");
            // Then
            until("it knows what it lost", () -> figure(frozen, "giamsat_shard_losses_total") > 80);
            until("two share", () -> even(survivor, frozen));
            awaitAllProbed();
            assertThat(camerasWithTwoSessions()).isLessThanOrEqualTo(underWay);
            // When
            survivor.terminate();
            // Then
            Await.until("it handed over", Duration.ofSeconds(2), () -> owned(frozen) == 256);
            awaitAllProbed();
        }
        assertThat(addresses)
                .allSatisfy(
                        address ->
                                assertThat(fleet.interruptionsOf(host(address)))
                                        .as("conversations at a time with %s", address)
                                        .isZero());
        assertThat(count(NOT_UP)).isZero();
    }

    private static String host(String address) {
        return URI.create(address).getHost();
    }

    /// Those whose next owner opened a session while that of the frozen process was still open.
    private long camerasWithTwoSessions() {
        assertThat(addresses)
                .allSatisfy(
                        address ->
                                assertThat(fleet.mostSessionsOf(host(address)))
                                        .as("sessions at a time of %s", address)
                                        .isBetween(1, 2));
        return addresses.stream()
                .filter(address -> fleet.mostSessionsOf(host(address)) == 2)
                .count();
    }

    /// Whichever replica probes a camera, who looks at this one is told of it, once.
    private void enterCamerasWhileSomebodyLooksAt(ServiceProcess service) {
        database.enterPeople();
        var token = issuer.token(SystemTest.NATION);
        try (var socket =
                GraphQlSocket.withPayload(token, service.port()).subscribe("all", CHANGES)) {
            enterCameras();
            until("all are up", () -> count(UP) == CAMERAS);
            until("all are told", () -> socket.data("all").size() >= CAMERAS);
            assertThat(socket.data("all"))
                    .map(told -> told.getJsonObject("cameraHealthChanged"))
                    .allMatch(change -> change.getString("state").equals("UP"))
                    .map(change -> change.getString("cameraId"))
                    .hasSize(CAMERAS)
                    .doesNotHaveDuplicates();
        }
    }

    private void enterCameras() {
        database.execute(
                "insert into facility (id, province, name, kind, state)"
                        + " values ('%s', '2021-24', 'Bản sao', 'SCHOOL', 'ACTIVE')"
                                .formatted(FACILITY));
        addresses =
                IntStream.range(0, CAMERAS)
                        .mapToObj(number -> fleet.address("/open/h264/normal/replicas" + number))
                        .toList();
        addresses.forEach(
                address ->
                        database.execute(
                                """
                                insert into camera (id, facility_id, province, name, zone, kind, main_address, state)
                                values (gen_random_uuid(), '%s', '2021-24', 'Cổng', 'GATE', 'IP_CAMERA', '%s', 'IN_SERVICE')\
                                """
                                        .formatted(FACILITY, address)));
    }

    /// Whichever replica has the camera, the one that is asked answers.
    private void probeAll(ServiceProcess asked) {
        var token = issuer.token(SystemTest.NATION);
        var ids = database.single("select string_agg(id::text, ',') from camera").split(",");
        Arrays.stream(ids)
                .limit(6)
                .forEach(
                        id ->
                                given().baseUri(asked.uri("").toString())
                                        .auth()
                                        .oauth2(token)
                                        .post("/api/v1/cameras/{id}/probes", id)
                                        .then()
                                        .statusCode(200));
    }

    /// What it has under way when it is frozen stays under way at the cameras.
    ///
    /// @return how many connections to cameras it has
    private long freezeAmidProbes(ServiceProcess service) {
        var sockets = new OpenSockets(service.pid());
        until(
                "it is frozen in the middle of probes",
                () -> {
                    service.signal("STOP");
                    var amid = sockets.to(fleet.port()) >= FEWEST_UNDER_WAY;
                    if (!amid) {
                        service.signal("CONT");
                    }
                    return amid;
                });
        return sockets.to(fleet.port());
    }

    private void awaitAllProbed() {
        var now = database.single("select clock_timestamp()");
        until(
                "all are probed again",
                () -> count(UP + " and checked_at > '%s'".formatted(now)) == CAMERAS);
    }

    private static boolean even(ServiceProcess... services) {
        var share = Math.ceilDiv(256, services.length);
        var shares = Arrays.stream(services).mapToInt(ReplicasIT::owned).toArray();
        return IntStream.of(shares).sum() == 256
                && IntStream.of(shares).allMatch(each -> each <= share);
    }

    private static int owned(ServiceProcess service) {
        return (int) figure(service, "giamsat_shards_owned");
    }

    private static double figure(ServiceProcess service, String name) {
        return service.metrics()
                .lines()
                .filter(line -> line.startsWith(name))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    private int count(String sql) {
        return Integer.parseInt(database.single(sql));
    }

    private static void until(String what, BooleanSupplier reached) {
        Await.until(what, LIMIT, reached);
    }
}
