package vn.giamsat.probe.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.giamsat.probe.StreamAddress;
import vn.giamsat.shared.Network;

class CanaryTest {
    private static final List<StreamAddress> TARGETS = List.of(StreamAddress.of("rtsp://10.0.0.1"));

    @ParameterizedTest
    @CsvSource({
        "rtsp://10.1.2.3/1, true",
        "rtsp://10.2.2.3/1, false",
        "rtsp://[fd00::7]/1, true",
        "rtsp://camera.example.vn/1, false"
    })
    void speaksForTheCamerasOfItsNetworks(String camera, boolean speaks) {
        // Given
        var networks = List.of(Network.of("10.1.0.0/16"), Network.of("fd00::/8"));
        var canary = new Canary("north", networks, TARGETS);
        // Then
        assertThat(canary.speaksFor(StreamAddress.of(camera))).isEqualTo(speaks);
    }

    @Test
    void speaksForAllCamerasWithoutANetwork() {
        assertThat(
                        new Canary("all", List.of(), TARGETS)
                                .speaksFor(StreamAddress.of("rtsp://camera.example.vn/1")))
                .isTrue();
    }

    @Test
    void isNoneWithoutATarget() {
        assertThatThrownBy(() -> new Canary("north", List.of(), List.of()))
                .hasMessageContaining("giamsat.schedule.canaries.north.targets");
    }
}
