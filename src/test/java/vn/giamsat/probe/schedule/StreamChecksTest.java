package vn.giamsat.probe.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.giamsat.probe.FailureCode.BITRATE_MISMATCH;
import static vn.giamsat.probe.FailureCode.CLOCK_DRIFT;
import static vn.giamsat.probe.FailureCode.CODEC_MISMATCH;
import static vn.giamsat.probe.FailureCode.FPS_LOW;
import static vn.giamsat.probe.FailureCode.RESOLUTION_MISMATCH;
import static vn.giamsat.probe.FailureCode.VIDEO_BLACK;
import static vn.giamsat.probe.FailureCode.VIDEO_FROZEN;
import static vn.giamsat.probe.FailureCode.VIDEO_NOSIGNAL_CARD;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.giamsat.probe.Expectation;
import vn.giamsat.probe.Failure;
import vn.giamsat.probe.FailureCode;
import vn.giamsat.probe.Measure;
import vn.giamsat.probe.MeasureUnit;
import vn.giamsat.probe.PictureExaminer.Examination.Seen;
import vn.giamsat.probe.PictureFacts;
import vn.giamsat.probe.PictureSignature;
import vn.giamsat.probe.Snapshot;
import vn.giamsat.probe.StreamFacts;
import vn.giamsat.probe.VideoCodec;

/// What is wrong with a stream whose picture may be good: its clock, its bit rate, and whether it
/// moves at all.
class StreamChecksTest {
    private static final Duration DRIFT = Duration.ofMinutes(20);
    private static final StreamFacts STREAM = stream(2_000_000L);
    private static final Seen GOOD = seen((byte) 60);
    private static final Expectation TWO_MEGABITS = new Expectation(null, null, null, null, 2_000);

    private final StreamChecks checks = new StreamChecks(StreamThresholds.DEFAULTS);

    @ParameterizedTest
    @CsvSource({"61, 61 s ahead", "-95, 95 s behind", "-31000000, 31000000 s behind"})
    void tellsAClockThatIsNotOursWithNumberAndThreshold(long seconds, String told) {
        assertThat(clock(Duration.ofSeconds(seconds)))
                .containsExactly(
                        new Failure(
                                CLOCK_DRIFT,
                                "clock " + told + " > 60 s",
                                new Measure(seconds, 60, MeasureUnit.SECONDS)));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 60, -60})
    void takesAMinuteForNoDrift(long seconds) {
        assertThat(clock(Duration.ofSeconds(seconds))).isEmpty();
    }

    @Test
    void saysNothingOfTheClockOfACameraThatTellsNoTime() {
        assertThat(clock(null)).isEmpty();
    }

    /// As of 2021: since 1970, since 2000, since a firmware of 2017.
    @ParameterizedTest
    @ValueSource(ints = {51, 21, 4})
    void saysNothingOfAClockThatWasNeverSetSinceItBegan(int years) {
        assertThat(clock(Duration.ofDays(-366L * years))).isEmpty();
    }

    /// Of Vietnam, of where it was made, of New York; and a minute off.
    @ParameterizedTest
    @CsvSource({"PT7H", "PT8H", "PT-5H", "PT7H1M", "PT14H", "PT-7H-1M"})
    void takesTheTimeOfAZoneForNoDrift(Duration offset) {
        assertThat(clock(offset)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"PT7H1M1S", "PT6H58M59S", "PT-7H-2M", "PT30M", "PT15H"})
    void tellsAClockThatIsNoZonesEither(Duration offset) {
        assertThat(clock(offset)).isNotEmpty();
    }

    @Test
    void tellsAClockThatWasSetToAYearThatIsYetToCome() {
        assertThat(clock(Duration.ofDays(3_660))).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "99999, 100, 'expected 2000 kbit/s, seen 100.0, not within 100.0 to 8000.0'",
        "8000001, 8000, 'expected 2000 kbit/s, seen 8000.0, not within 100.0 to 8000.0'"
    })
    void tellsABitRateFarFromTheExpectedOneWithNumberAndThreshold(
            long bits, double limit, String detail) {
        assertThat(checks.failures(TWO_MEGABITS, stream(bits), GOOD))
                .containsExactly(
                        new Failure(
                                BITRATE_MISMATCH,
                                detail,
                                new Measure(
                                        bits / 1000.0, limit, MeasureUnit.KILOBITS_PER_SECOND)));
    }

    /// A still night at variable rate, and a second with a key frame in it.
    @ParameterizedTest
    @ValueSource(longs = {100_000, 8_000_000})
    void leavesRoomForWhatEncodersDo(long bits) {
        assertThat(checks.failures(TWO_MEGABITS, stream(bits), GOOD)).isEmpty();
    }

    @Test
    void comparesNoBitRateThatEitherSideDoesNotKnow() {
        assertThat(checks.failures(TWO_MEGABITS, stream(null), GOOD)).isEmpty();
        assertThat(checks.failures(Expectation.ANYTHING, stream(1L), GOOD)).isEmpty();
    }

    @Test
    void tellsAPictureThatIsSentAgainAndAgain() {
        assertThat(still(700, GOOD))
                .containsExactly(
                        new Failure(
                                VIDEO_FROZEN,
                                "the same bytes for 700 ms >= 700 ms of the stream's clock",
                                new Measure(0.7, 0.7, MeasureUnit.SECONDS)));
        assertThat(still(699, GOOD)).isEmpty();
    }

    @Test
    void doesNotCallDarknessFrozenBecauseALivingCamerasWouldBeTheSameToo() {
        assertThat(still(900, seen((byte) 0))).isEmpty();
    }

    @Test
    void putsWhatIsWrongWithThePictureAboveAllThatIsWrongWithItsStream() {
        // Given
        var poor = stream(1L).withClock(DRIFT).withStillFor(Duration.ofSeconds(1));
        var other = new Expectation(VideoCodec.H265, 640, 360, 100.0, 2_000);
        // Then
        assertThat(codes(checks.failures(other, poor, GOOD)))
                .containsExactly(
                        VIDEO_FROZEN, CODEC_MISMATCH, RESOLUTION_MISMATCH, FPS_LOW, CLOCK_DRIFT);
        assertThat(codes(checks.failures(TWO_MEGABITS, stream(1L).withClock(DRIFT), GOOD)))
                .containsExactly(BITRATE_MISMATCH, CLOCK_DRIFT);
    }

    /// A black picture takes few bits, and so does one that is sent again and again; a recorder's
    /// card has another size than the camera.
    @Test
    void doesNotTellWhatAGraverFaultExplains() {
        // Given
        var poor = stream(1L).withClock(DRIFT).withStillFor(Duration.ofSeconds(1));
        var other = new Expectation(VideoCodec.H265, 640, 360, 100.0, 2_000);
        var black = seen((byte) 60, new Failure(VIDEO_BLACK, "blackShare 1.000 >= 0.98"));
        var card = seen((byte) 60, new Failure(VIDEO_NOSIGNAL_CARD));
        // Then
        assertThat(codes(checks.failures(TWO_MEGABITS, poor, black)))
                .containsExactly(VIDEO_BLACK, CLOCK_DRIFT);
        assertThat(codes(checks.failures(other, poor, card)))
                .containsExactly(VIDEO_NOSIGNAL_CARD, CLOCK_DRIFT);
    }

    @Test
    void tellsTheSideThatHasAnotherSizeAndNoNumberOfACodec() {
        // Given
        var other = new Expectation(VideoCodec.H265, 1280, 360, null, null);
        // Then
        assertThat(checks.failures(other, STREAM, GOOD))
                .extracting(Failure::measured)
                .containsExactly(null, new Measure(720, 360, MeasureUnit.PIXELS));
    }

    @Test
    void comparesOfTheSubStreamOnlyWhatIsNotSaidOfTheMainOne() {
        // Given
        var late = STREAM.withClock(DRIFT);
        // Then
        assertThat(checks.failures(TWO_MEGABITS, STREAM, stream(1L), GOOD)).isEmpty();
        assertThat(codes(checks.failures(Expectation.ANYTHING, late, STREAM, GOOD)))
                .containsExactly(CLOCK_DRIFT);
        var told = STREAM.withClock(Duration.ZERO);
        assertThat(checks.failures(Expectation.ANYTHING, late, told, GOOD)).isEmpty();
        var stuck = STREAM.withStillFor(Duration.ofSeconds(1));
        assertThat(codes(checks.failures(Expectation.ANYTHING, STREAM, stuck, GOOD)))
                .containsExactly(VIDEO_FROZEN);
    }

    private List<Failure> clock(Duration offset) {
        return checks.failures(Expectation.ANYTHING, STREAM.withClock(offset), GOOD);
    }

    private List<Failure> still(long milliseconds, Seen picture) {
        return checks.failures(
                Expectation.ANYTHING,
                STREAM.withStillFor(Duration.ofMillis(milliseconds)),
                picture);
    }

    private static List<FailureCode> codes(List<Failure> failures) {
        return failures.stream().map(Failure::code).toList();
    }

    private static Seen seen(byte luma, Failure... faults) {
        var squares = new byte[288];
        Arrays.fill(squares, luma);
        return new Seen(
                new PictureFacts(1280, 720, 120, 40, 0.01, 0, 9, 0.1, 4, 1),
                new PictureSignature(squares, 0.3, 0.8, -2, 3),
                new Snapshot(new byte[] {1}, 320, 180),
                List.of(faults));
    }

    private static StreamFacts stream(Long bits) {
        return new StreamFacts(VideoCodec.H264, "high", 1280, 720, 25.0, bits, null, 200, 0);
    }
}
