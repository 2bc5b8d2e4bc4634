package vn.giamsat.probe.rtsp;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.giamsat.probe.rtsp.ScriptedCamera.says;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import vn.giamsat.probe.Charge;
import vn.giamsat.probe.Failure;
import vn.giamsat.probe.FailureCode;
import vn.giamsat.probe.Ownership;
import vn.giamsat.probe.Rung;
import vn.giamsat.probe.StreamHabits;
import vn.giamsat.probe.StreamReceiver.Depth;

/// Cameras that refuse to send over the RTSP connection.
class RtspReceiverUdpTest extends ReceiverBench {
    private static final String CAMERA = "127.0.0.1";
    private static final byte[] SPS = Rtp.packet(1, 90, false, Rtp.SPS);
    private static final byte[] PPS = Rtp.packet(2, 90, false, Rtp.PPS);
    private static final byte[] IDR = Rtp.packet(3, 90, true, Rtp.IDR);

    private static final Pattern CLIENT_PORT = Pattern.compile("client_port=(\\d+)-(\\d+)");
    private static final List<String> REFUSED = List.of("OPTIONS", "DESCRIBE", "SETUP");
    private static final List<String> PLAYED =
            List.of("OPTIONS", "DESCRIBE", "SETUP", "PLAY", "TEARDOWN");

    @Test
    void asksForUdpOnceWithANewDescriptionWhenTcpIsRefused() {
        // Given
        refusingTcp("andowl-setup-461").when("PLAY", playsOverUdp(CAMERA, SPS, PPS, IDR));
        // When
        var reception = receive();
        // Then
        assertThat(reception.failure()).isNull();
        assertThat(reception.reached()).isEqualTo(Rung.KEYFRAME);
        assertThat(reception.stream().packetsReceived()).isEqualTo(3);
        assertThat(camera.methods()).containsExactlyElementsOf(joined(REFUSED, PLAYED));
        assertThat(camera.requests().get(5)).contains("Transport: RTP/AVP;unicast;client_port=");
    }

    @Test
    void givesTheSessionBackThatWouldSendOverUdpUnaskedAndAsksForUdp() {
        // Given
        refusingTcp("yoosee-setup-udp-only").when("PLAY", playsOverUdp(CAMERA, SPS, PPS, IDR));
        // When
        var reception = receive();
        // Then
        assertThat(reception.reached()).isEqualTo(Rung.KEYFRAME);
        assertThat(camera.methods().subList(3, 5)).containsExactly("TEARDOWN", "OPTIONS");
    }

    @Test
    void provesItsLoginAnewOnTheOtherConnectionBecauseNoncesAreBoundToOne() {
        // Given
        camera.when("DESCRIBE", says("hikvision-401-digest"))
                .when("DESCRIBE", says("hikvision-describe-h264"))
                .when("DESCRIBE", says("hikvision-401-digest-again"));
        refusingTcp("andowl-setup-461").when("PLAY", playsOverUdp(CAMERA, SPS, PPS, IDR));
        // When
        var reception = receive(LOGIN, Depth.PICTURE);
        // Then
        assertThat(reception.reached()).isEqualTo(Rung.KEYFRAME);
        var again = camera.requests().subList(4, 7);
        assertThat(again.get(1)).startsWith("DESCRIBE ").doesNotContain("Authorization");
        assertThat(again.get(2)).startsWith("DESCRIBE ").contains("Authorization: Digest ");
    }

    @Test
    void remembersThatACameraSendsOverUdp() {
        // Given
        refusingTcp("andowl-setup-461").when("PLAY", playsOverUdp(CAMERA, SPS, PPS, IDR));
        var target = target(null);
        receiver.receive(target, Depth.PICTURE).await().atMost(LIMIT);
        var before = camera.requests().size();
        // When
        var reception = receiver.receive(target, Depth.PICTURE).await().atMost(LIMIT);
        // Then
        assertThat(reception.reached()).isEqualTo(Rung.KEYFRAME);
        assertThat(camera.methods().subList(before, camera.requests().size()))
                .containsExactlyElementsOf(PLAYED);
    }

    @Test
    void asksForUdpAtOnceWhereAnotherReceiverFoundItOut() {
        // Given
        refusingTcp("andowl-setup-461").when("PLAY", playsOverUdp(CAMERA, SPS, PPS, IDR));
        var target = target(null);
        var found = new StreamHabits();
        try (var first = keeping(found)) {
            first.receive(target, Depth.PICTURE).await().atMost(LIMIT);
        }
        var recalled = new StreamHabits();
        found.takeChanged().forEach(recalled::remember);
        var before = camera.requests().size();
        // When
        try (var next = keeping(recalled)) {
            next.receive(target, Depth.PICTURE).await().atMost(LIMIT);
        }
        // Then
        assertThat(camera.methods().subList(before, camera.requests().size()))
                .containsExactlyElementsOf(PLAYED);
    }

    private static RtspReceiver keeping(StreamHabits habits) {
        var charge = new Charge(Ownership.OF_ALL, habits);
        return new RtspReceiver(vertx, SETTINGS, charge, names.servers());
    }

    @Test
    void forgetsItWhenNothingComesOverUdpAnyMore() {
        // Given
        refusingTcp("andowl-setup-461")
                .when("PLAY", playsOverUdp(CAMERA, SPS, PPS, IDR))
                .when("PLAY", says("hikvision-play"));
        var target = target(null);
        impatient.receive(target, Depth.PICTURE).await().atMost(LIMIT);
        var silent = impatient.receive(target, Depth.PICTURE).await().atMost(LIMIT);
        var before = camera.requests().size();
        // When
        impatient.receive(target, Depth.PICTURE).await().atMost(LIMIT);
        // Then
        assertThat(silent.failure().code()).isEqualTo(FailureCode.NO_RTP);
        assertThat(camera.requests().get(before + 2)).contains("interleaved=0-1");
    }

    @Test
    void asksNotAThirdTimeWhenBothAreRefused() {
        // Given
        camera.when("DESCRIBE", says("hikvision-describe-h264"))
                .when("SETUP", says("andowl-setup-461"));
        // When
        var reception = receive();
        // Then
        assertThat(reception.failure()).isEqualTo(new Failure(FailureCode.RTSP_461, "SETUP 461"));
        assertThat(reception.reached()).isEqualTo(Rung.DESCRIBED);
        assertThat(camera.methods()).containsExactlyElementsOf(joined(REFUSED, REFUSED));
    }

    @Test
    void asksForTcpAloneWhenUdpIsSwitchedOff() {
        // Given
        refusingTcp("andowl-setup-461").when("PLAY", playsOverUdp(CAMERA, SPS, PPS, IDR));
        var tcpOnly = new RtspReceiver(vertx, SETTINGS.withoutUdp(), names.servers());
        // When
        var reception = tcpOnly.receive(target(null), Depth.PICTURE).await().atMost(LIMIT);
        // Then
        tcpOnly.close();
        assertThat(reception.failure().code()).isEqualTo(FailureCode.RTSP_461);
        assertThat(camera.methods()).containsExactlyElementsOf(REFUSED);
    }

    @Test
    void takesNothingFromAnyoneButTheCamera() {
        // Given
        refusingTcp("andowl-setup-461").when("PLAY", playsOverUdp("127.0.0.2", SPS, PPS, IDR));
        // When
        var reception = receiveInVain();
        // Then
        assertThat(reception.failure()).isEqualTo(new Failure(FailureCode.NO_RTP));
        assertThat(reception.stream().packetsReceived()).isZero();
    }

    @Test
    void putsInOrderWhatTheNetworkSwapped() {
        // Given
        refusingTcp("andowl-setup-461").when("PLAY", playsOverUdp(CAMERA, SPS, IDR, PPS));
        // When
        var reception = receive();
        // Then
        assertThat(reception.picture().bytes()).isEqualTo(Rtp.annexB(Rtp.SPS, Rtp.PPS, Rtp.IDR));
        assertThat(reception.stream().packetsLost()).isZero();
    }

    @Test
    void readsTheCamerasClockFromReportsThatComeToThePortBeside() {
        // Given: the year 2000, and no picture
        var report = Rtp.hex("80c8000600000001bc17c200000000000000000000000000");
        refusingTcp("andowl-setup-461")
                .when("PLAY", says("hikvision-play").andThen(socket -> send(CAMERA, 2, report)));
        // When
        var reception = receiveInVain();
        // Then
        assertThat(reception.failure()).isEqualTo(new Failure(FailureCode.NO_RTP, "RTCP only"));
        assertThat(reception.stream().clockOffset()).isNegative();
    }

    private ScriptedCamera refusingTcp(String refusal) {
        return camera.when("DESCRIBE", says("hikvision-describe-h264"))
                .when("SETUP", says(refusal))
                .when("SETUP", says("yoosee-setup-udp-only"))
                .when("TEARDOWN", says("generic-teardown"));
    }

    private Consumer<NetSocket> playsOverUdp(String from, byte[]... packets) {
        return says("hikvision-play").andThen(socket -> send(from, 1, packets));
    }

    /// @param group of the client's ports: 1 for RTP, 2 for RTCP
    private void send(String from, int group, byte[]... packets) {
        var asked = CLIENT_PORT.matcher(String.join("", camera.requests()));
        var port = asked.results().reduce((earlier, last) -> last).orElseThrow().group(group);
        vertx.createDatagramSocket()
                .listen(0, from)
                .onSuccess(
                        socket -> {
                            for (var packet : packets) {
                                socket.send(Buffer.buffer(packet), Integer.parseInt(port), CAMERA);
                            }
                        });
    }

    private static List<String> joined(List<String> first, List<String> then) {
        return Stream.concat(first.stream(), then.stream()).toList();
    }
}
