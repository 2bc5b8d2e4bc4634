package vn.giamsat.probe.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import vn.giamsat.probe.EncodedPicture;
import vn.giamsat.probe.Expectation;
import vn.giamsat.probe.Failure;
import vn.giamsat.probe.FailureCode;
import vn.giamsat.probe.Look;
import vn.giamsat.probe.PictureExaminer.Examination;
import vn.giamsat.probe.PictureFacts;
import vn.giamsat.probe.PictureSignature;
import vn.giamsat.probe.ProbeOutcome;
import vn.giamsat.probe.ProbeTarget;
import vn.giamsat.probe.Received;
import vn.giamsat.probe.Receiving;
import vn.giamsat.probe.Reception;
import vn.giamsat.probe.Rung;
import vn.giamsat.probe.Snapshot;
import vn.giamsat.probe.StreamAddress;
import vn.giamsat.probe.StreamFacts;
import vn.giamsat.probe.StreamReceiver.Depth;
import vn.giamsat.probe.VideoCodec;
import vn.giamsat.probe.memory.MemoryThresholds;
import vn.giamsat.probe.memory.PictureMemories;

/// A camera that offers the same picture in two sizes.
class SubStreamTest {
    private static final StreamAddress MAIN = StreamAddress.of("rtsp://camera/main");
    private static final StreamAddress SUB = StreamAddress.of("rtsp://camera/sub");
    private static final UUID CAMERA = UUID.randomUUID();
    private static final StreamFacts FULL = stream(1920, 1080);
    private static final Examination SEEN =
            new Examination.Seen(
                    new PictureFacts(640, 360, 120, 40, 0.01, 0, 9, 0.1, 4, 1),
                    new PictureSignature(grey(), 0.3, 0.8, -2, 3),
                    new Snapshot(new byte[] {1}, 320, 180),
                    List.of());

    private final List<String> received = new ArrayList<>();
    private final PictureMemories memories = new PictureMemories(MemoryThresholds.DEFAULTS);
    private Instant now = Instant.parse("2021-06-12T00:00:00Z");
    private Expectation expected = Expectation.ANYTHING;
    private FailureCode mainFault;
    private FailureCode subFault;
    private Rung subReached = Rung.ANSWERED;

    @Test
    void describesTheMainStreamAndTakesThePictureFromTheSubStream() {
        // When
        var outcome = probe(Look.PICTURE);
        // Then
        assertThat(outcome).isInstanceOf(ProbeOutcome.Live.class);
        assertThat(received).containsExactly("/main DESCRIPTION", "/sub PICTURE");
    }

    @Test
    void describesTheMainStreamAloneBetweenPictures() {
        // When
        var outcome = probe(Look.DESCRIPTION);
        // Then
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        ProbeOutcome.Described.class,
                        described -> assertThat(described.stream()).isEqualTo(FULL));
        assertThat(received).containsExactly("/main DESCRIPTION");
    }

    @Test
    void saysTheSameAsADescriptionWhenTheMainStreamIsGone() {
        // Given
        mainFault = FailureCode.RTSP_404;
        // Then
        assertThat(codeOf(probe(Look.PICTURE))).isEqualTo(FailureCode.RTSP_404);
        assertThat(codeOf(probe(Look.DESCRIPTION))).isEqualTo(FailureCode.RTSP_404);
        assertThat(received).doesNotContain("/sub PICTURE");
    }

    @Test
    void takesThePictureFromTheMainStreamWhenTheCameraKnowsNoSubStream() {
        // Given
        subFault = FailureCode.RTSP_404;
        // When
        var outcome = probe(Look.PICTURE);
        // Then
        assertThat(outcome).isInstanceOf(ProbeOutcome.Live.class);
        assertThat(received).endsWith("/sub PICTURE", "/main PICTURE");
    }

    @Test
    void takesThePictureOfTheSubStreamWhenTheMainStreamIsBusyAndComparesNothingWithIt() {
        // Given
        mainFault = FailureCode.RTSP_453;
        expected = new Expectation(VideoCodec.H265, 1920, 1080, 25.0, 4096);
        // When
        var outcome = probe(Look.PICTURE);
        // Then
        assertThat(outcome).isInstanceOf(ProbeOutcome.Live.class);
        assertThat(received).containsExactly("/main DESCRIPTION", "/sub PICTURE");
    }

    @Test
    void describesTheSubStreamWhenTheMainStreamIsBusyWithoutTakingItForAnotherDescription() {
        // Given
        var descriptions = new Descriptions();
        descriptions.change((ProbeOutcome.Described) probe(Look.DESCRIPTION));
        mainFault = FailureCode.RTSP_503;
        // When
        var outcome = (ProbeOutcome.Described) probe(Look.DESCRIPTION);
        // Then
        assertThat(received).endsWith("/main DESCRIPTION", "/sub DESCRIPTION");
        assertThat(descriptions.change(outcome)).isFalse();
    }

    @Test
    void saysThatACameraIsBusyWhoseSubStreamIsNoBetterAndAsksForNothingMore() {
        // Given
        mainFault = FailureCode.RTSP_453;
        subFault = FailureCode.RTSP_404;
        // Then
        assertThat(codeOf(probe(Look.PICTURE))).isEqualTo(FailureCode.RTSP_453);
        assertThat(codeOf(probe(Look.DESCRIPTION))).isEqualTo(FailureCode.RTSP_453);
        subFault = FailureCode.RTSP_453;
        assertThat(codeOf(probe(Look.PICTURE))).isEqualTo(FailureCode.RTSP_453);
        assertThat(received).doesNotContain("/main PICTURE");
    }

    /// The same picture down to its noise would be frozen, in the same stream.
    @Test
    void comparesPicturesOfOneStreamAlone() {
        // Given
        var first = probe(Look.PICTURE);
        memories.learn(first.trace().cameraId(), first.trace().startedAt());
        now = now.plus(Duration.ofMinutes(10));
        subFault = FailureCode.RTSP_404;
        // When
        var other = probe(Look.PICTURE);
        subFault = null;
        var same = probe(Look.PICTURE);
        // Then
        assertThat(other).isInstanceOf(ProbeOutcome.Live.class);
        assertThat(codeOf(same)).isEqualTo(FailureCode.VIDEO_FROZEN);
    }

    @Test
    void blamesTheCameraWhenTheSubStreamIsDescribedAndSendsNothing() {
        // Given
        subFault = FailureCode.NO_RTP;
        subReached = Rung.PLAYING;
        // Then
        assertThat(codeOf(probe(Look.PICTURE))).isEqualTo(FailureCode.NO_RTP);
    }

    @Test
    void showsARefusedLoginNoSecondTime() {
        // Given
        subFault = FailureCode.AUTH_REJECTED;
        // Then
        assertThat(codeOf(probe(Look.PICTURE))).isEqualTo(FailureCode.AUTH_REJECTED);
        assertThat(received).doesNotContain("/main PICTURE");
    }

    @Test
    void comparesWhatIsExpectedWithTheMainStream() {
        // Then
        expected = new Expectation(VideoCodec.H264, 1920, 1080, 25.0, null);
        assertThat(probe(Look.PICTURE)).isInstanceOf(ProbeOutcome.Live.class);
        expected = new Expectation(null, 640, 360, null, null);
        assertThat(codeOf(probe(Look.PICTURE))).isEqualTo(FailureCode.RESOLUTION_MISMATCH);
        expected = new Expectation(VideoCodec.H265, null, null, null, null);
        assertThat(codeOf(probe(Look.PICTURE))).isEqualTo(FailureCode.CODEC_MISMATCH);
    }

    private ProbeOutcome probe(Look look) {
        var prober =
                new LadderProber(
                        this::receive,
                        (camera, picture) -> Uni.createFrom().item(SEEN),
                        memories,
                        Clock.fixed(now, ZoneOffset.UTC),
                        Depth.DESCRIPTION);
        var target = new ProbeTarget(CAMERA, MAIN, SUB, null, null, expected);
        return prober.probe(target, look).await().atMost(Duration.ofSeconds(1));
    }

    private Receiving receive(ProbeTarget target, Depth depth, Consumer<Reception> whenOver) {
        var path = target.address().target();
        received.add(path + " " + depth);
        var main = path.equals("/main");
        var fault = main ? mainFault : subFault;
        return Received.at(
                fault == null ? good(depth) : failed(main, new Failure(fault)), whenOver);
    }

    private Reception failed(boolean main, Failure failure) {
        var reached = main ? Rung.ANSWERED : subReached;
        return new Reception(reached, failure, Map.of(), null, null, null);
    }

    private static Reception good(Depth depth) {
        var picture = new EncodedPicture(VideoCodec.H264, new byte[] {0, 0, 1});
        var tracks = "video H264/90000";
        return depth == Depth.PICTURE
                ? new Reception(Rung.KEYFRAME, null, Map.of(), stream(640, 360), tracks, picture)
                : new Reception(Rung.DESCRIBED, null, Map.of(), FULL, tracks, null);
    }

    private static byte[] grey() {
        var squares = new byte[288];
        Arrays.fill(squares, (byte) 60);
        return squares;
    }

    private static FailureCode codeOf(ProbeOutcome outcome) {
        return ((ProbeOutcome.Stopped) outcome).failure().code();
    }

    private static StreamFacts stream(int width, int height) {
        return new StreamFacts(VideoCodec.H264, null, width, height, null, null, null, 0, 0);
    }
}
