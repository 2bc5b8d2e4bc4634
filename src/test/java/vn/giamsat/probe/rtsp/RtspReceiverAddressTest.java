package vn.giamsat.probe.rtsp;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.giamsat.probe.FailureCode;
import vn.giamsat.probe.Rung;
import vn.giamsat.probe.StreamReceiver.Depth;

class RtspReceiverAddressTest extends ReceiverBench {
    @Test
    void saysThatNobodyListens() throws Exception {
        // Given
        int free;
        try (var socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        // When
        var reception = receive("rtsp://127.0.0.1:" + free + "/");
        // Then
        assertThat(reception.failure().code()).isEqualTo(FailureCode.TCP_REFUSED);
        assertThat(reception.reached()).isEqualTo(Rung.RESOLVED);
    }

    @Test
    void connectsToTheAddressThatWasChecked() {
        // Given
        healthy();
        // When
        var reception = receive("rtsp://camera.test:" + camera.port() + "/");
        // Then
        assertThat(reception.reached()).isGreaterThanOrEqualTo(Rung.DESCRIBED);
        assertThat(camera.requests().getFirst()).startsWith("OPTIONS rtsp://camera.test:");
    }

    @ParameterizedTest
    @CsvSource({
        "rtsp://169.254.169.254/, TARGET_FORBIDDEN",
        "rtsp://[::ffff:a9fe:a9fe]/, TARGET_FORBIDDEN",
        "rtsp://[::1]/, TARGET_FORBIDDEN",
        "rtsp://nowhere.test/, DNS_NXDOMAIN",
        "rtsp://silent.test/, DNS_TIMEOUT"
    })
    void goesNowhere(String url, FailureCode code) {
        // When
        var reception = impatient.receive(target(url, null), Depth.PICTURE).await().atMost(LIMIT);
        // Then
        assertThat(reception.failure().code()).isEqualTo(code);
        assertThat(reception.reached()).isEqualTo(Rung.NONE);
    }

    @Test
    void goesNowhereWhenOneOfSeveralAddressesIsForbidden() {
        // Given
        var strict =
                new RtspReceiver(vertx, ReceiverSettings.STANDARD.with(SHORT), names.servers());
        // When
        var reception =
                strict.receive(target("rtsp://rebound.test/", null), Depth.PICTURE)
                        .await()
                        .atMost(LIMIT);
        // Then
        strict.close();
        assertThat(reception.failure().code()).isEqualTo(FailureCode.TARGET_FORBIDDEN);
    }
}
