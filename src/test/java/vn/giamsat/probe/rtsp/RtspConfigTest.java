package vn.giamsat.probe.rtsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RtspConfigTest {
    @Test
    void hasTheStandardSettingsByDefault() {
        // When
        var settings = settings(Map.of());
        // Then
        assertThat(settings).isEqualTo(ReceiverSettings.STANDARD);
    }

    @Test
    void takesEveryKey() throws Exception {
        // When
        var settings =
                settings(
                        Map.of(
                                "giamsat.probe.timeout.first-packet", "3s",
                                "giamsat.probe.observe", "0s",
                                "giamsat.probe.udp", "false",
                                "giamsat.probe.limits.picture", "8M",
                                "giamsat.probe.allowed-networks", "127.0.0.0/8,::1",
                                "giamsat.probe.denied-networks", "10.0.0.0/8",
                                "giamsat.probe.trusted-certificates", "/etc/cameras.pem"));
        // Then
        assertThat(settings.timeouts().firstPacket()).isEqualTo(Duration.ofSeconds(3));
        assertThat(settings.observation()).isZero();
        assertThat(settings.udp()).isFalse();
        assertThat(settings.limits().pictureBytes()).isEqualTo(8 << 20);
        assertThat(settings.addressPolicy().admits(InetAddress.getByName("::1"))).isTrue();
        assertThat(settings.addressPolicy().admits(InetAddress.getByName("10.0.0.1"))).isFalse();
        assertThat(settings.trustedCertificates()).isEqualTo(Path.of("/etc/cameras.pem"));
    }

    @ParameterizedTest
    @CsvSource({
        "giamsat.probe.timeout.connect, 0s",
        "giamsat.probe.timeout.answer, 1h",
        "giamsat.probe.observe, 31s",
        "giamsat.probe.limits.header, 10",
        "giamsat.probe.limits.picture, 1"
    })
    void namesTheKeyWhoseValueMakesNoSense(String key, String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings(Map.of(key, value)))
                .withMessageContaining(key);
    }

    private static ReceiverSettings settings(Map<String, String> values) {
        return new SmallRyeConfigBuilder()
                .withMapping(RtspConfig.class)
                .addDiscoveredConverters()
                .withDefaultValues(values)
                .build()
                .getConfigMapping(RtspConfig.class)
                .settings();
    }
}
