package vn.giamsat.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Streams of events when the service dies.
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
                reader.awaitHearing("RTSP_TIMEOUT", SOON);
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
            assertThat(resumed.heard("RTSP_TIMEOUT")).isFalse();
            assertThat(resumed.heard("event:resync")).isFalse();
        }
    }

    private static long told(EventReader reader) {
        return reader.lines().stream().filter(line -> line.contains("TCP_REFUSED")).count();
    }
}
