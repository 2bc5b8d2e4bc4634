package vn.giamsat.probe.rtsp;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.giamsat.probe.FailureCode.*;
import static vn.giamsat.probe.Rung.*;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.giamsat.probe.Expectation;
import vn.giamsat.probe.FailureCode;
import vn.giamsat.probe.ProbeOutcome.Live;
import vn.giamsat.probe.ProbeOutcome.Stopped;
import vn.giamsat.probe.ProbeTarget;
import vn.giamsat.probe.Rung;
import vn.giamsat.probe.VideoCodec;

/// Every failure that looking at a camera can bring, through the real client and the real decoder:
/// by simulated cameras, and by the network stack where no camera is reached.
class EveryFailureTest {
    private static final Map<FailureCode, String> NOT_BY_ONE_LOOK =
            Map.of(
                    CLOCK_DRIFT, "takes a camera with another clock: StreamChecksTest",
                    PROBE_SELF_DOWN, "a bug or a cancelled probe of ours: LadderProberTest",
                    PROBE_BUSY, "no decoder of ours was free: LadderProberTest",
                    VIDEO_FROZEN, "takes a second picture: below",
                    VIDEO_COVERED, "takes a memory of the camera: BaselineTest",
                    VIDEO_MOVED, "takes a reference picture: MovedCheckTest",
                    VIDEO_COLOUR_CAST, "takes a memory of the camera: BaselineTest",
                    VIDEO_NOISE, "takes a memory of the camera: NoiseCheckTest");

    private static LadderBench bench;

    /// One way to fail.
    ///
    /// @param reached the highest rung that a probe climbs to
    record Sample(FailureCode code, Rung reached, ProbeTarget target) {
        @Override
        public String toString() {
            return code + " at " + target.address().target();
        }
    }

    @BeforeAll
    static void open(@TempDir Path folder) throws Exception {
        bench = new LadderBench(folder);
    }

    @AfterAll
    static void close() throws Exception {
        bench.close();
    }

    @ParameterizedTest
    @MethodSource({"unreached", "untrusted", "refused", "undescribed", "unseen", "displeasing"})
    void namesTheFailureAndTheHighestRung(Sample sample) {
        // When
        var outcome = bench.probe(sample.target());
        // Then
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Stopped.class,
                        stopped -> assertThat(stopped.failure().code()).isEqualTo(sample.code()));
        assertThat(outcome.trace().reached()).isEqualTo(sample.reached());
    }

    @Test
    void climbsToTheTopWhereNothingFails() {
        // When
        var outcome = bench.probe(bench.cameraBehind("good"));
        // Then
        assertThat(outcome).isInstanceOf(Live.class);
        assertThat(outcome.trace().reached()).isEqualTo(VERIFIED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"h264", "h265", "mjpeg"})
    void climbsToTheTopOfCamerasThatSendOverUdpAlone(String codec) {
        // When
        var outcome = bench.probe(bench.cameraAt("/digest/" + codec + "/udp-only"));
        // Then
        assertThat(outcome).isInstanceOf(Live.class);
        assertThat(outcome.trace().reached()).isEqualTo(VERIFIED);
    }

    @Test
    void findsAFrozenStreamByItsSecondPicture() {
        // Given
        var camera = bench.camera("frozen");
        assertThat(bench.probe(camera)).isInstanceOf(Live.class);
        // When
        var outcome = bench.probe(camera);
        // Then
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Stopped.class,
                        stopped -> {
                            assertThat(stopped.failure().code()).isEqualTo(VIDEO_FROZEN);
                            assertThat(stopped.trace().reached()).isEqualTo(DECODED);
                        });
    }

    @Test
    void leavesNoCodeOutThatOneLookShows() throws Exception {
        // When
        var shown = samples().map(Sample::code).collect(Collectors.toSet());
        // Then
        assertThat(shown).isEqualTo(EnumSet.complementOf(EnumSet.copyOf(NOT_BY_ONE_LOOK.keySet())));
    }

    @Test
    void leavesNoRungOutBelowTheTop() throws Exception {
        // When
        var reached = samples().map(Sample::reached).collect(Collectors.toSet());
        // Then
        assertThat(reached).isEqualTo(EnumSet.complementOf(EnumSet.of(VERIFIED)));
    }

    private static Stream<Sample> samples() throws Exception {
        return Stream.of(
                        unreached(), untrusted(), refused(), undescribed(), unseen(), displeasing())
                .flatMap(some -> some);
    }

    static Stream<Sample> unreached() throws Exception {
        return Stream.of(
                new Sample(TARGET_FORBIDDEN, NONE, LadderBench.at("rtsp://169.254.169.254/")),
                new Sample(DNS_NXDOMAIN, NONE, LadderBench.at("rtsp://nowhere.test/")),
                new Sample(DNS_TIMEOUT, NONE, LadderBench.at("rtsp://silent.test/")),
                new Sample(TCP_REFUSED, RESOLVED, LadderBench.closedPort()),
                new Sample(TCP_TIMEOUT, RESOLVED, bench.fullPort()),
                // The broadcast address of the loopback, to which TCP has no way.
                new Sample(NO_ROUTE, RESOLVED, LadderBench.at("rtsp://127.255.255.255/")),
                new Sample(TCP_RESET, DESCRIBED, bench.camera("resets")),
                new Sample(NOT_RTSP, CONNECTED, bench.camera("garbage")),
                new Sample(RTSP_TIMEOUT, CONNECTED, bench.camera("silent")));
    }

    static Stream<Sample> untrusted() throws Exception {
        var pinned = bench.pinned(bench.cameraBehind("good"), "other");
        return Stream.of(
                new Sample(TLS_CERT_EXPIRED, RESOLVED, bench.cameraBehind("expired")),
                new Sample(TLS_NAME, RESOLVED, bench.cameraBehind("other")),
                new Sample(TLS_UNTRUSTED, RESOLVED, bench.cameraBehind("stranger")),
                new Sample(TLS_PROTO, RESOLVED, bench.cameraWithoutTls()),
                new Sample(TLS_PIN_CHANGED, RESOLVED, pinned));
    }

    static Stream<Sample> refused() {
        var withoutLogin = LadderBench.withoutLogin(bench.camera("normal"));
        return Stream.of(
                new Sample(AUTH_REQUIRED, ANSWERED, withoutLogin),
                new Sample(AUTH_REJECTED, ANSWERED, bench.camera("unauthorized")),
                new Sample(
                        AUTH_SCHEME_UNSUPPORTED, ANSWERED, bench.cameraAt("/bearer/h264/normal")),
                new Sample(RTSP_3XX, ANSWERED, bench.camera("redirect")),
                new Sample(RTSP_400, ANSWERED, bench.camera("answers-400-to-describe")),
                new Sample(RTSP_403, ANSWERED, bench.camera("answers-403-to-describe")),
                new Sample(RTSP_404, ANSWERED, bench.camera("not-found")),
                new Sample(RTSP_451, DESCRIBED, bench.camera("answers-451-to-setup")),
                new Sample(RTSP_453, DESCRIBED, bench.camera("busy")),
                new Sample(RTSP_454, DESCRIBED, bench.camera("answers-454-to-play")),
                new Sample(RTSP_455, DESCRIBED, bench.camera("answers-455-to-play")),
                new Sample(RTSP_459, DESCRIBED, bench.camera("answers-459-to-setup")),
                new Sample(RTSP_460, DESCRIBED, bench.camera("answers-460-to-play")),
                new Sample(RTSP_461, DESCRIBED, bench.camera("answers-461-to-setup")),
                new Sample(RTSP_500, ANSWERED, bench.camera("answers-500-to-describe")),
                new Sample(RTSP_501, ANSWERED, bench.camera("answers-501-to-describe")),
                new Sample(RTSP_503, ANSWERED, bench.camera("unavailable")),
                new Sample(RTSP_505, ANSWERED, bench.camera("answers-505-to-describe")),
                new Sample(RTSP_551, DESCRIBED, bench.camera("answers-551-to-setup")));
    }

    static Stream<Sample> undescribed() {
        return Stream.of(
                new Sample(SDP_INVALID, ANSWERED, bench.camera("invalid-description")),
                new Sample(SDP_NO_VIDEO, ANSWERED, bench.camera("no-video")),
                new Sample(CODEC_UNSUPPORTED, ANSWERED, bench.camera("unknown-codec")));
    }

    static Stream<Sample> unseen() {
        return Stream.of(
                new Sample(NO_RTP, PLAYING, bench.camera("no-packets")),
                new Sample(RTP_STALL, RECEIVING, bench.camera("dies")),
                new Sample(NO_KEYFRAME, RECEIVING, bench.camera("no-key-frame")),
                new Sample(PARAM_MISSING, RECEIVING, bench.camera("no-parameters")),
                new Sample(PARAM_MISSING, RECEIVING, bench.cameraAt("/open/h265/no-parameters")),
                new Sample(ENCRYPTED_PAYLOAD, RECEIVING, bench.camera("encrypted")),
                new Sample(DECODE_ERROR, KEYFRAME, bench.camera("corrupt")));
    }

    static Stream<Sample> displeasing() {
        return Stream.concat(
                Stream.of(
                        new Sample(VIDEO_BLACK, DECODED, bench.camera("black")),
                        new Sample(OVEREXPOSED, DECODED, bench.camera("over-exposed")),
                        new Sample(VIDEO_BLUR, DECODED, bench.camera("blurred")),
                        new Sample(VIDEO_NOSIGNAL_CARD, DECODED, bench.camera("no-signal"))),
                Stream.of(
                        unlike(FPS_LOW, new Expectation(null, null, null, 25.0, null)),
                        unlike(
                                BITRATE_MISMATCH,
                                new Expectation(null, null, null, null, 1_000_000)),
                        unlike(RESOLUTION_MISMATCH, new Expectation(null, 1920, 1080, null, null)),
                        unlike(
                                CODEC_MISMATCH,
                                new Expectation(VideoCodec.H265, null, null, null, null))));
    }

    private static Sample unlike(FailureCode code, Expectation expected) {
        return new Sample(code, DECODED, LadderBench.expecting(bench.camera("normal"), expected));
    }
}
