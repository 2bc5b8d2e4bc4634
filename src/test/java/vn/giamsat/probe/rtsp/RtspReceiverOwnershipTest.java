package vn.giamsat.probe.rtsp;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.giamsat.probe.rtsp.ScriptedCamera.says;

import io.vertx.core.net.NetSocket;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.giamsat.probe.Charge;
import vn.giamsat.probe.FailureCode;
import vn.giamsat.probe.Reception;
import vn.giamsat.probe.Rung;
import vn.giamsat.probe.StreamHabits;
import vn.giamsat.probe.StreamReceiver.Depth;

/// Cameras that become another replica's in the middle of a probe, as those of a process do that is
/// frozen and goes on: what came meanwhile is read, but nothing is asked any more.
class RtspReceiverOwnershipTest extends ReceiverBench {
    private final AtomicBoolean ours = new AtomicBoolean(true);
    private final RtspReceiver watched =
            new RtspReceiver(
                    vertx,
                    SETTINGS,
                    new Charge(cameraId -> ours::get, new StreamHabits()),
                    names.servers());

    @AfterEach
    void closeIt() {
        watched.close();
    }

    @Test
    void saysNothingAtAllToACameraThatWasLostBefore() {
        // Given
        healthy();
        ours.set(false);
        // When
        var reception = probe();
        // Then
        assertThat(camera.methods()).isEmpty();
        assertThat(reception.failure().code()).isEqualTo(FailureCode.PROBE_SELF_DOWN);
    }

    @Test
    void asksNothingMoreOnceTheCameraIsLostBetweenTwoAnswers() {
        // Given
        camera.when("DESCRIBE", losing().andThen(says("hikvision-describe-h264")));
        // When
        var reception = probe();
        // Then
        assertThat(camera.methods()).containsExactly("OPTIONS", "DESCRIBE");
        assertThat(reception.failure().code()).isEqualTo(FailureCode.PROBE_SELF_DOWN);
        assertThat(reception.reached()).isEqualTo(Rung.DESCRIBED);
        assertThat(camera.hungUp()).succeedsWithin(LIMIT);
    }

    @Test
    void givesTheSessionBackAndPlaysNothing() {
        // Given
        camera.when("DESCRIBE", says("hikvision-describe-h264"))
                .when("SETUP", losing().andThen(says("hikvision-setup")))
                .when("TEARDOWN", says("generic-teardown"));
        // When
        var reception = probe();
        // Then
        assertThat(camera.methods()).containsExactly("OPTIONS", "DESCRIBE", "SETUP", "TEARDOWN");
        assertThat(reception.failure().code()).isEqualTo(FailureCode.PROBE_SELF_DOWN);
        assertThat(reception.picture()).isNull();
    }

    @Test
    void triesNoOtherTransportAfterARefusalThatCameTooLate() {
        // Given
        camera.when("DESCRIBE", says("hikvision-describe-h264"))
                .when("SETUP", losing().andThen(says("andowl-setup-461")));
        // When
        probe();
        // Then
        assertThat(camera.methods()).containsExactly("OPTIONS", "DESCRIBE", "SETUP");
    }

    private Consumer<NetSocket> losing() {
        return socket -> ours.set(false);
    }

    private Reception probe() {
        return watched.receive(target(null), Depth.PICTURE).await().atMost(LIMIT);
    }
}
