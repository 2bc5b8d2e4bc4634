package vn.giamsat.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.net.PfxOptions;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecureEndpointTest {
    @TempDir Path folder;

    /// Checking certificates is the client's affair, not the simulator's.
    private static final class TrustsAll implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }

    private PfxOptions selfSigned() throws Exception {
        var store = folder.resolve("camera.p12");
        var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        var arguments =
                "-genkeypair -alias camera -keyalg EC -dname CN=camera -storepass simulated"
                        + " -keystore ";
        var command = Stream.of((keytool + " " + arguments + store).split(" ")).toList();
        assertThat(new ProcessBuilder(command).start().waitFor()).isZero();
        return new PfxOptions().setPath(store.toString()).setPassword("simulated");
    }

    @Test
    void playsOverTlsBesideAPlainPort() throws Exception {
        // Given
        var vertx = Vertx.vertx();
        var settings = SimulatorSettings.of(Endpoint.rtsp(0), Endpoint.rtsps(0, selfSigned()));
        var simulator = RunningSimulator.done(Simulator.start(vertx, settings));
        var tls = SSLContext.getInstance("TLS");
        tls.init(null, new TrustManager[] {new TrustsAll()}, null);
        // When
        try (var plain = ScriptedClient.at(simulator.ports().get(0));
                var secure =
                        new ScriptedClient(
                                tls.getSocketFactory()
                                        .createSocket("127.0.0.1", simulator.ports().get(1)))) {
            plain.play("/open/h264/normal/1");
            secure.play("/open/h264/normal/1");
            // Then
            assertThat(plain.packet().payloadAt(0)).isEqualTo(secure.packet().payloadAt(0));
        }
        RunningSimulator.done(vertx.close());
    }
}
