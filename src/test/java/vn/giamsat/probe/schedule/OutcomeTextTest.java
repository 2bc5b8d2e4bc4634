package vn.giamsat.probe.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.giamsat.probe.Explanation;
import vn.giamsat.probe.Failure;
import vn.giamsat.probe.FailureCode;
import vn.giamsat.probe.Measure;
import vn.giamsat.probe.MeasureUnit;
import vn.giamsat.probe.PictureFacts;
import vn.giamsat.probe.ProbeOutcome;
import vn.giamsat.probe.Rung;
import vn.giamsat.probe.Snapshot;
import vn.giamsat.probe.StreamFacts;
import vn.giamsat.probe.VideoCodec;

class OutcomeTextTest {
    private static final ProbeOutcome.Trace TRACE =
            new ProbeOutcome.Trace(
                    UUID.randomUUID(),
                    Instant.parse("2021-06-12T00:00:00.123456789Z"),
                    Duration.ofNanos(1_234_567_890),
                    Rung.VERIFIED,
                    Map.of(
                            Rung.RESOLVED,
                            Duration.ofMillis(2),
                            Rung.VERIFIED,
                            Duration.ofMillis(9)));
    private static final StreamFacts SEEN =
            new StreamFacts(
                            VideoCodec.H265,
                            "main",
                            1280,
                            720,
                            25.0,
                            900_000L,
                            Duration.ofSeconds(2),
                            7,
                            1)
                    .withClock(Duration.ofMillis(-1500))
                    .withStillFor(Duration.ofMillis(900));
    private static final StreamFacts HARDLY_SEEN =
            new StreamFacts(VideoCodec.MJPEG, null, null, null, null, null, null, 0, 0);
    private static final PictureFacts PICTURE =
            new PictureFacts(1280, 720, 120.5, 40, 0.01, 0, 9.25, 0.1, 4.5, 1.25);

    private static final Measure NUMBER = new Measure(0.5, 0.84, MeasureUnit.RATIO);

    static Stream<ProbeOutcome> outcomes() {
        return Stream.of(
                new ProbeOutcome.Described(TRACE, HARDLY_SEEN, "video H264/90000"),
                new ProbeOutcome.Stopped(
                        TRACE,
                        List.of(
                                new Failure(FailureCode.OVEREXPOSED, "chỗ sáng", NUMBER),
                                new Failure(FailureCode.VIDEO_MOVED, "likeness", NUMBER),
                                new Failure(FailureCode.CODEC_MISMATCH)),
                        SEEN,
                        PICTURE.withLikeness(0.25),
                        null),
                new ProbeOutcome.Stopped(
                        TRACE, new Failure(FailureCode.RTP_STALL), HARDLY_SEEN, null, null),
                new ProbeOutcome.Stopped(
                        TRACE, new Failure(FailureCode.TCP_TIMEOUT), null, null, null),
                new ProbeOutcome.Unjudged(TRACE, new Failure(FailureCode.PROBE_BUSY, "full")));
    }

    @ParameterizedTest
    @MethodSource("outcomes")
    void isReadAsItWasWritten(ProbeOutcome outcome) {
        assertThat(onItsWay(outcome)).isEqualTo(outcome);
    }

    @Test
    void leavesThePictureItselfBehind() {
        // Given
        var live =
                new ProbeOutcome.Live(
                        TRACE, SEEN, PICTURE, new Snapshot(new byte[30_000], 320, 180));
        // When
        var read = onItsWay(live);
        // Then
        assertThat(read)
                .isInstanceOfSatisfying(
                        ProbeOutcome.Live.class,
                        arrived -> {
                            assertThat(arrived.stream()).isEqualTo(SEEN);
                            assertThat(arrived.picture()).isEqualTo(PICTURE);
                            assertThat(arrived.snapshot().jpeg()).isEmpty();
                        });
    }

    @Test
    void tellsAReplicaOfTheVersionBeforeTheGravestWhereItLooksForIt() {
        // Given
        var failures =
                List.of(
                        new Failure(FailureCode.OVEREXPOSED, "chỗ sáng", NUMBER),
                        new Failure(FailureCode.VIDEO_MOVED));
        // When
        var text = OutcomeText.of(new ProbeOutcome.Stopped(TRACE, failures, SEEN, PICTURE, null));
        // Then
        assertThat(text.getJsonObject("failure").getString("code")).isEqualTo("OVEREXPOSED");
        assertThat(text.getJsonObject("failure").getString("detail")).isEqualTo("chỗ sáng");
        text.remove("further"); // as that version writes it
        assertThat(OutcomeText.read(text))
                .isInstanceOfSatisfying(
                        ProbeOutcome.Stopped.class,
                        stopped -> assertThat(stopped.failures()).hasSize(1));
    }

    /// PostgreSQL takes no notice of 8,000 bytes or more.
    @Test
    void fitsIntoANoticeWhateverACameraSaid() {
        // Given
        var said = "\u0001ồ".repeat(10_000);
        var longest = new Failure(FailureCode.VIDEO_NOSIGNAL_CARD, said, NUMBER);
        var failures = Collections.nCopies(Explanation.MOST, longest);
        // When
        var text = OutcomeText.of(new ProbeOutcome.Stopped(TRACE, failures, SEEN, PICTURE, null));
        // Then
        assertThat(text.encode().getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(7_000);
    }

    private static ProbeOutcome onItsWay(ProbeOutcome outcome) {
        return OutcomeText.read(new JsonObject(OutcomeText.of(outcome).encode()));
    }
}
