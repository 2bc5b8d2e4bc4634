package vn.giamsat.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Streams of events when the service dies, and when a reader does not read.
class EventFaultsIT {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final String CHANGED =
            """
            insert into camera_health_change (id, camera_id, facility_id, province, enterprise, at, was, state, rung, reason)
            select gen_random_uuid(), c.id, c.facility_id, c.province, c.enterprise, clock_timestamp(), 'UP', 'DOWN', 'NONE', '%s'
              from camera c, generate_series(1, %d) where c.id = '%s'\
            """;

    private TestDatabase database;
    private TestIssuer issuer;
    private Map<String, String> settings;

    @BeforeEach
    void start() {
        database = TestDatabase.start();
        issuer = TestIssuer.start();
        settings = SystemUnderTest.settings(database, issuer);
        settings.put("giamsat.schedule.enabled", "false");
        settings.put("giamsat.sync.heartbeat", "1s");
    }

    @AfterEach
    void stop() {
        issuer.close();
        database.close();
    }

    private void changed(String reason, int times) {
        database.execute(CHANGED.formatted(reason, times, TestDatabase.CAMERA));
    }

    private EventReader listen(ServiceProcess service, String lastEventId) {
        return EventReader.of(service.uri("/"), issuer.token(SystemTest.BAC_GIANG), lastEventId);
    }

    @Test
    void losesNoEventWhenTheServiceIsKilled() {
        String last;
        try (var first = ServiceProcess.start(settings)) {
            // Given
            database.enterPeople();
            database.enterCamera("rtsp://10.9.4.1/1");
            try (var reader = listen(first, null)) {
                reader.awaitHearing("retry:", SOON);
                changed("RTSP_TIMEOUT", 1);
                reader.awaitHearing("event:health", SOON);
                last = reader.lastEventId();
                // When
                first.kill();
                Await.until("the stream is broken", SOON, reader::ended);
            }
        }
        changed("TCP_REFUSED", 3);
        try (var second = ServiceProcess.start(settings);
                var resumed = listen(second, last)) {
            // Then
            Await.until("all three are told", SOON, () -> told(resumed) == 3);
            assertThat(resumed.heard("event:resync")).isFalse();
        }
    }

    @Test
    void endsStreamsAtOnceWhenTheServiceIsStopped() {
        try (var service = ServiceProcess.start(settings)) {
            // Given
            database.enterPeople();
            try (var reader = listen(service, null)) {
                reader.awaitHearing("retry:", SOON);
                // When
                var took = service.terminate();
                // Then
                assertThat(took).isLessThan(Duration.ofSeconds(4));
                assertThat(reader.heard("broken off")).isFalse();
                assertThat(service.log()).doesNotContain("Timed out waiting");
            }
        }
    }

    private static long told(EventReader reader) {
        return reader.lines().stream().filter("event:health"::equals).count();
    }

    @Test
    void cutsOffWhoDoesNotReadAndKeepsServingTheOthers() throws IOException {
        try (var service = ServiceProcess.start(settings, "-Xmx200m");
                var slow = new Socket()) {
            // Given
            database.enterPeople();
            database.enterCamera("rtsp://10.9.4.2/1");
            slow.setReceiveBufferSize(4_096);
            slow.connect(new InetSocketAddress("127.0.0.1", service.port()));
            var request =
                    "GET /api/v1/events HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\n\r\n"
                            .formatted(issuer.token(SystemTest.BAC_GIANG));
            slow.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            slow.getInputStream().readNBytes(200);
            try (var quick = listen(service, null)) {
                quick.awaitHearing("retry:", SOON);
                // When
                changed("RTSP_TIMEOUT", 40_000);
                // Then
                Await.until(
                        "the quick reader has all",
                        Duration.ofSeconds(60),
                        () ->
                                quick.lines().stream().filter("event:health"::equals).count()
                                        == 40_000);
            }
            Await.until("the slow reader is cut off", SOON, () -> open(service) == 0);
            assertThat(readRest(slow)).isLessThan(40_000 * 300L);
        }
    }

    private static long open(ServiceProcess service) {
        return service.metrics()
                .lines()
                .filter(line -> line.startsWith("giamsat_event_streams "))
                .mapToLong(line -> (long) Double.parseDouble(line.split(" ")[1]))
                .sum();
    }

    private static long readRest(Socket slow) {
        try {
            return slow.getInputStream().readAllBytes().length;
        } catch (IOException reset) {
            return 0;
        }
    }
}
