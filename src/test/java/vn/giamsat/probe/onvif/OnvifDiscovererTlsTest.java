package vn.giamsat.probe.onvif;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PfxOptions;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.giamsat.probe.Discovery;
import vn.giamsat.probe.DiscoveryReason;
import vn.giamsat.probe.DiscoveryTarget;
import vn.giamsat.probe.rtsp.Certificates;

class OnvifDiscovererTlsTest extends DiscovererBench {
    private static Certificates certificates;
    private static OnvifDiscoverer trusting;

    @BeforeAll
    static void certify(@TempDir Path folder) throws Exception {
        certificates = Certificates.in(folder);
        trusting =
                discoverer(
                        Map.of(
                                "giamsat.probe.trusted-certificates",
                                certificates.authority().toString()));
    }

    @AfterAll
    static void release() {
        trusting.close();
    }

    @Test
    void asksBehindACertificateThatIsTrusted() {
        // Given
        shows("good");
        // When
        var found = discovered(trusting, "camera.test", null);
        // Then
        assertThat(found.reason()).isNull();
        assertThat(found.profiles()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "other, camera.test, TLS_NAME",
        "expired, camera.test, TLS_CERT_EXPIRED",
        "stranger, camera.test, TLS_UNTRUSTED"
    })
    void asksNothingBehindACertificateThatDoesNotFit(
            String shown, String host, DiscoveryReason reason) {
        // Given
        shows(shown);
        // When
        var found = discovered(trusting, host, null);
        // Then
        assertThat(found.reason()).isEqualTo(reason);
        assertThat(device.asked()).isEmpty();
    }

    @Test
    void believesAPinInsteadOfNameAndAuthority() throws Exception {
        // Given
        shows("stranger");
        // When
        var found = discovered(discoverer, "127.0.0.1", certificates.pin("stranger"));
        // Then
        assertThat(found.reason()).isNull();
    }

    @Test
    void saysNothingToADeviceWithAnotherCertificateThanThePinned() throws Exception {
        // Given
        shows("good");
        // When
        var found = discovered(trusting, "camera.test", certificates.pin("other"));
        // Then
        assertThat(found.reason()).isEqualTo(DiscoveryReason.TLS_PIN_CHANGED);
        assertThat(device.asked()).isEmpty();
    }

    private void shows(String alias) {
        device.close();
        var keys =
                new PfxOptions()
                        .setPath(certificates.store().toString())
                        .setPassword(Certificates.PASSWORD)
                        .setAlias(alias);
        var options = new HttpServerOptions().setSsl(true).setKeyCertOptions(keys);
        device = OnvifDevice.like("hikvision", vertx, options);
    }

    private Discovery discovered(OnvifDiscoverer by, String host, @Nullable String pin) {
        return discovered(by, new DiscoveryTarget(host, device.port(), true, pin, LOGIN));
    }
}
