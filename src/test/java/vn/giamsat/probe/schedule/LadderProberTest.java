package vn.giamsat.probe.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.giamsat.probe.EncodedPicture;
import vn.giamsat.probe.Expectation;
import vn.giamsat.probe.Failure;
import vn.giamsat.probe.FailureCode;
import vn.giamsat.probe.Look;
import vn.giamsat.probe.PictureExaminer;
import vn.giamsat.probe.PictureExaminer.Examination;
import vn.giamsat.probe.PictureFacts;
import vn.giamsat.probe.PictureSignature;
import vn.giamsat.probe.ProbeOutcome;
import vn.giamsat.probe.ProbeOutcome.Live;
import vn.giamsat.probe.ProbeOutcome.Stopped;
import vn.giamsat.probe.ProbeOutcome.Unjudged;
import vn.giamsat.probe.ProbeTarget;
import vn.giamsat.probe.Received;
import vn.giamsat.probe.Reception;
import vn.giamsat.probe.Rung;
import vn.giamsat.probe.Snapshot;
import vn.giamsat.probe.StreamAddress;
import vn.giamsat.probe.StreamFacts;
import vn.giamsat.probe.StreamReceiver;
import vn.giamsat.probe.StreamReceiver.Depth;
import vn.giamsat.probe.VideoCodec;
import vn.giamsat.probe.memory.MemoryThresholds;
import vn.giamsat.probe.memory.PictureMemories;

class LadderProberTest {
    private static final Instant NOW = Instant.parse("2021-06-12T00:00:00Z");
    private static final Snapshot SNAPSHOT = new Snapshot(new byte[] {1}, 320, 180);
    private static final PictureFacts PICTURE =
            new PictureFacts(1280, 720, 120, 40, 0.01, 0, 9, 0.1, 4, 1);
    private static final PictureSignature SIGNATURE =
            new PictureSignature(new byte[288], 0.3, 0.8, -2, 3);
    private static final StreamFacts STREAM = stream(25.0);
    private static final String TRACKS = "video H264/90000";
    private static final Examination GOOD =
            new Examination.Seen(PICTURE, SIGNATURE, SNAPSHOT, List.of());

    private final PictureMemories memories = new PictureMemories(MemoryThresholds.DEFAULTS);
    private Reception reception = received(STREAM);
    private Uni<Examination> examination = Uni.createFrom().item(GOOD);
    private Expectation expected = Expectation.ANYTHING;

    @Test
    void verifiesAGoodPictureWithTheTimingsOfBothHalves() {
        // When
        var outcome = probe();
        // Then
        assertThat(outcome).isInstanceOf(Live.class);
        assertThat(outcome.trace().reached()).isEqualTo(Rung.VERIFIED);
        assertThat(outcome.trace().startedAt()).isEqualTo(NOW);
        assertThat(outcome.trace().timings())
                .containsOnlyKeys(Rung.CONNECTED, Rung.KEYFRAME, Rung.DECODED, Rung.VERIFIED);
        assertThat(outcome.trace().elapsed())
                .isGreaterThanOrEqualTo(outcome.trace().timings().get(Rung.VERIFIED));
    }

    @Test
    void keepsWhatTheReceiverLearnedBeforeItStopped() {
        // Given
        reception = stopped(Rung.RECEIVING, FailureCode.NO_KEYFRAME);
        // When
        var outcome = probe();
        // Then
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Stopped.class,
                        stopped -> {
                            assertThat(stopped.trace().reached()).isEqualTo(Rung.RECEIVING);
                            assertThat(stopped.failure().code()).isEqualTo(FailureCode.NO_KEYFRAME);
                            assertThat(stopped.stream()).isEqualTo(STREAM);
                            assertThat(stopped.picture()).isNull();
                        });
    }

    @ParameterizedTest
    @EnumSource(names = {"PROBE_SELF_DOWN", "PROBE_BUSY"})
    void judgesNothingWhenTheReceiverIsAtFault(FailureCode ours) {
        // Given
        reception = stopped(Rung.NONE, ours);
        // When
        var outcome = probe();
        // Then
        assertThat(outcome).isInstanceOf(Unjudged.class);
    }

    @Test
    void judgesNothingWhenNoDecoderWasFree() {
        // Given
        examination = Uni.createFrom().item(new Examination.Busy());
        // When
        var outcome = probe();
        // Then
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Unjudged.class,
                        unjudged ->
                                assertThat(unjudged.failure().code())
                                        .isEqualTo(FailureCode.PROBE_BUSY));
    }

    @Test
    void judgesNothingWhenAHalfHasABug() {
        // Given
        examination = Uni.createFrom().failure(new NullPointerException("bug"));
        // When
        var outcome = probe();
        // Then
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Unjudged.class,
                        unjudged ->
                                assertThat(unjudged.failure())
                                        .isEqualTo(
                                                new Failure(
                                                        FailureCode.PROBE_SELF_DOWN,
                                                        "the prober failed")));
    }

    @Test
    void stopsBelowDecodedWhenTheBytesAreNoPicture() {
        // Given
        examination =
                Uni.createFrom()
                        .item(
                                new Examination.Undecodable(
                                        new Failure(FailureCode.DECODE_ERROR, "corrupt")));
        // When
        var outcome = probe();
        // Then
        assertThat(codeOf(outcome)).isEqualTo(FailureCode.DECODE_ERROR);
        assertThat(outcome.trace().reached()).isEqualTo(Rung.KEYFRAME);
    }

    @Test
    void keepsThePictureWithWhatIsWrongWithIt() {
        // Given
        seen(new Failure(FailureCode.VIDEO_BLACK));
        // When
        var outcome = probe();
        // Then
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Stopped.class,
                        stopped -> {
                            assertThat(stopped.trace().reached()).isEqualTo(Rung.DECODED);
                            assertThat(stopped.snapshot())
                                    .extracting(Snapshot::jpeg)
                                    .isSameAs(SNAPSHOT.jpeg());
                            assertThat(stopped.picture()).isEqualTo(PICTURE);
                        });
    }

    @Test
    void tellsACodecThatIsNotTheExpectedOne() {
        // Given
        expected = new Expectation(VideoCodec.H265, null, null, null, null);
        // Then
        assertThat(codeOf(probe())).isEqualTo(FailureCode.CODEC_MISMATCH);
    }

    @Test
    void tellsASizeThatIsNotTheExpectedOne() {
        // Given
        expected = new Expectation(null, 1920, 1080, null, null);
        // Then
        assertThat(codeOf(probe())).isEqualTo(FailureCode.RESOLUTION_MISMATCH);
    }

    @Test
    void callsAFrameRateLowBelowSixtyPerCentOfTheExpectedOne() {
        // Given
        expected = new Expectation(null, null, null, 25.0, null);
        // Then
        reception = received(stream(14.9));
        assertThat(codeOf(probe())).isEqualTo(FailureCode.FPS_LOW);
        reception = received(stream(15.0));
        assertThat(probe()).isInstanceOf(Live.class);
    }

    @Test
    void doesNotJudgeAFrameRateOfWhichTooLittleWasSeen() {
        // Given
        expected = new Expectation(null, null, null, 25.0, null);
        reception = received(stream(null));
        // Then
        assertThat(probe()).isInstanceOf(Live.class);
    }

    @Test
    void putsANoSignalCardAboveItsOtherSizeBecauseTheCameraIsGone() {
        // Given
        expected = new Expectation(null, 1920, 1080, null, null);
        seen(new Failure(FailureCode.VIDEO_NOSIGNAL_CARD));
        // Then
        assertThat(codeOf(probe())).isEqualTo(FailureCode.VIDEO_NOSIGNAL_CARD);
    }

    @Test
    void putsWhatThePictureShowsAboveADriftOfConfiguration() {
        // Given
        expected = new Expectation(null, 1920, 1080, null, null);
        seen(new Failure(FailureCode.VIDEO_BLACK));
        // Then
        assertThat(codeOf(probe())).isEqualTo(FailureCode.VIDEO_BLACK);
    }

    @Test
    void tellsAllThatIsWrongTheGravestFirst() {
        // Given
        expected = new Expectation(null, 1920, 1080, 25.0, null);
        reception = received(stream(14.0));
        seen(new Failure(FailureCode.OVEREXPOSED));
        // When
        var outcome = (Stopped) probe();
        // Then
        assertThat(outcome.failures())
                .extracting(Failure::code)
                .containsExactly(
                        FailureCode.OVEREXPOSED,
                        FailureCode.RESOLUTION_MISMATCH,
                        FailureCode.FPS_LOW);
    }

    private ProbeOutcome probe() {
        StreamReceiver receiver = (target, depth, whenOver) -> Received.at(reception, whenOver);
        PictureExaminer examiner = (camera, picture) -> examination;
        var prober =
                new LadderProber(
                        receiver,
                        examiner,
                        memories,
                        Clock.fixed(NOW, ZoneOffset.UTC),
                        Depth.DESCRIPTION);
        var target =
                new ProbeTarget(
                        UUID.randomUUID(),
                        StreamAddress.of("rtsp://camera/1"),
                        null,
                        null,
                        expected);
        return prober.probe(target, Look.PICTURE).await().atMost(Duration.ofSeconds(1));
    }

    private void seen(Failure fault) {
        var seen = new Examination.Seen(PICTURE, SIGNATURE, SNAPSHOT, List.of(fault));
        examination = Uni.createFrom().item(seen);
    }

    private static FailureCode codeOf(ProbeOutcome outcome) {
        assertThat(outcome).isInstanceOf(Stopped.class);
        return ((Stopped) outcome).failure().code();
    }

    private static Reception received(StreamFacts stream) {
        return new Reception(
                Rung.KEYFRAME,
                null,
                Map.of(Rung.CONNECTED, Duration.ofNanos(1), Rung.KEYFRAME, Duration.ofNanos(2)),
                stream,
                TRACKS,
                new EncodedPicture(VideoCodec.H264, new byte[] {0, 0, 1}));
    }

    private static Reception stopped(Rung reached, FailureCode code) {
        return new Reception(reached, new Failure(code), Map.of(), STREAM, null, null);
    }

    private static StreamFacts stream(Double framesPerSecond) {
        return new StreamFacts(
                VideoCodec.H264, "high", 1280, 720, framesPerSecond, 900_000L, null, 200, 0);
    }
}
