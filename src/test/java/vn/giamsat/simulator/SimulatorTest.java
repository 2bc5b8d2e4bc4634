package vn.giamsat.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vertx.core.Vertx;
import java.net.ConnectException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SimulatorTest {
    private static final String CAMERA = "/open/h264/normal/1";

    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void close() throws Exception {
        RunningSimulator.done(vertx.close());
    }

    private Simulator started(int... ports) throws Exception {
        return RunningSimulator.done(Simulator.start(vertx, SimulatorSettings.onPorts(ports)));
    }

    private static Optional<InetAddress> addressInTheNetwork() throws Exception {
        return NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(it -> it instanceof Inet4Address && !it.isLoopbackAddress())
                .findFirst();
    }

    @Test
    void servesAllPortsAndAllLoopbackAddresses() throws Exception {
        // Given
        var simulator = started(0, 0, 0);
        // When
        assertThat(simulator.ports()).hasSize(3).doesNotHaveDuplicates();
        for (var port : simulator.ports()) {
            try (var client = ScriptedClient.at("127.77.3." + port % 250, port)) {
                // Then
                assertThat(client.ask("DESCRIBE", CAMERA).status()).isEqualTo(200);
            }
        }
    }

    @Test
    void keepsTwoFleetsApartThatBothTookAnyFreePort() throws Exception {
        // Given
        var one = started(0);
        var other = started(0);
        // When
        try (var client = ScriptedClient.at(one.port())) {
            client.ask("OPTIONS", CAMERA);
        }
        // Then
        assertThat(one.traffic().connections()).isEqualTo(1);
        assertThat(other.traffic().connections()).isZero();
    }

    @Test
    void refusesConnectionsOnceClosedAndCanBeStartedAgainOnThePort() throws Exception {
        // Given
        var simulator = started(0);
        var port = simulator.port();
        // When
        RunningSimulator.done(simulator.close());
        // Then
        assertThatThrownBy(() -> ScriptedClient.at(port)).isInstanceOf(ConnectException.class);
        started(port);
        try (var client = ScriptedClient.at(port)) {
            assertThat(client.ask("DESCRIBE", CAMERA).status()).isEqualTo(200);
        }
    }

    @Test
    void doesNotStartOnAPortThatIsTaken() throws Exception {
        try (var taken = new ServerSocket(0)) {
            assertThatThrownBy(() -> started(taken.getLocalPort()))
                    .rootCause()
                    .hasMessageContaining("in use");
        }
    }

    @Test
    void turnsAwayPeersThatAreNotOnThisMachine() throws Exception {
        // Given
        var address = addressInTheNetwork();
        assumeTrue(address.isPresent());
        var simulator = started(0);
        // When
        try (var client = ScriptedClient.at(address.get().getHostAddress(), simulator.port())) {
            // Then
            assertThat(client.read()).isEqualTo(-1);
        }
    }
}
