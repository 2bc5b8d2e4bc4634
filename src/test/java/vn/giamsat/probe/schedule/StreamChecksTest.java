package vn.giamsat.probe.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.giamsat.probe.FailureCode.BITRATE_MISMATCH;
import static vn.giamsat.probe.FailureCode.CLOCK_DRIFT;
import static vn.giamsat.probe.FailureCode.CODEC_MISMATCH;
import static vn.giamsat.probe.FailureCode.VIDEO_BLACK;
import static vn.giamsat.probe.FailureCode.VIDEO_FROZEN;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.giamsat.probe.Expectation;
import vn.giamsat.probe.Failure;
import vn.giamsat.probe.FailureCode;
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
    private static final Seen GOOD = seen((byte) 60, null);
    private static final Expectation TWO_MEGABITS = new Expectation(null, null, null, null, 2_000);

    private final StreamChecks checks = new StreamChecks(StreamThresholds.DEFAULTS);

    @ParameterizedTest
    @CsvSource({"61, 61 s ahead", "-95, 95 s behind", "-31000000, 31000000 s behind"})
    void tellsAClockThatIsNotOursWithNumberAndThreshold(long seconds, String told) {
        assertThat(clock(Duration.ofSeconds(seconds)))
                .contains(new Failure(CLOCK_DRIFT, "clock " + told + " > 60 s"));
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
        assertThat(clock(offset)).isPresent();
    }

    @Test
    void tellsAClockThatWasSetToAYearThatIsYetToCome() {
        assertThat(clock(Duration.ofDays(3_660))).isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "99999, 'expected 2000 kbit/s, seen 100.0, not within 100.0 to 8000.0'",
        "8000001, 'expected 2000 kbit/s, seen 8000.0, not within 100.0 to 8000.0'"
    })
    void tellsABitRateFarFromTheExpectedOneWithNumberAndThreshold(long bits, String detail) {
        assertThat(checks.failure(TWO_MEGABITS, stream(bits), GOOD))
                .contains(new Failure(BITRATE_MISMATCH, detail));
    }

    /// A still night at variable rate, and a second with a key frame in it.
    @ParameterizedTest
    @ValueSource(longs = {100_000, 8_000_000})
    void leavesRoomForWhatEncodersDo(long bits) {
        assertThat(checks.failure(TWO_MEGABITS, stream(bits), GOOD)).isEmpty();
    }

    @Test
    void comparesNoBitRateThatEitherSideDoesNotKnow() {
        assertThat(checks.failure(TWO_MEGABITS, stream(null), GOOD)).isEmpty();
        assertThat(checks.failure(Expectation.ANYTHING, stream(1L), GOOD)).isEmpty();
    }

    @Test
    void tellsAPictureThatIsSentAgainAndAgain() {
        assertThat(still(700, GOOD))
                .contains(
                        new Failure(
                                VIDEO_FROZEN,
                                "the same bytes for 700 ms >= 700 ms of the stream's clock"));
        assertThat(still(699, GOOD)).isEmpty();
    }

    @Test
    void doesNotCallDarknessFrozenBecauseALivingCamerasWouldBeTheSameToo() {
        assertThat(still(900, seen((byte) 0, null))).isEmpty();
    }

    @Test
    void putsWhatIsWrongWithThePictureAboveAllThatIsWrongWithItsStream() {
        // Given
        var black = new Failure(VIDEO_BLACK, "blackShare 1.000 >= 0.98");
        var dim = stream(1L).withClock(DRIFT).withStillFor(Duration.ofSeconds(1));
        var other = new Expectation(VideoCodec.H265, 640, 360, 100.0, 2_000);
        // When
        var failure = checks.failure(other, dim, seen((byte) 60, black));
        // Then
        assertThat(failure).contains(black);
        assertThat(code(checks.failure(other, STREAM, GOOD))).isEqualTo(CODEC_MISMATCH);
    }

    @Test
    void putsTheBitRateAboveTheClock() {
        // When
        var failure = checks.failure(TWO_MEGABITS, stream(1L).withClock(DRIFT), GOOD);
        // Then
        assertThat(failure.map(Failure::code)).contains(BITRATE_MISMATCH);
    }

    @Test
    void comparesOfTheSubStreamOnlyWhatIsNotSaidOfTheMainOne() {
        // Given
        var late = STREAM.withClock(DRIFT);
        // Then
        assertThat(checks.failure(TWO_MEGABITS, STREAM, stream(1L), GOOD)).isEmpty();
        assertThat(code(checks.failure(Expectation.ANYTHING, late, STREAM, GOOD)))
                .isEqualTo(CLOCK_DRIFT);
        var told = STREAM.withClock(Duration.ZERO);
        assertThat(checks.failure(Expectation.ANYTHING, late, told, GOOD)).isEmpty();
        var stuck = STREAM.withStillFor(Duration.ofSeconds(1));
        assertThat(code(checks.failure(Expectation.ANYTHING, STREAM, stuck, GOOD)))
                .isEqualTo(VIDEO_FROZEN);
    }

    private Optional<Failure> clock(Duration offset) {
        return checks.failure(Expectation.ANYTHING, STREAM.withClock(offset), GOOD);
    }

    private Optional<Failure> still(long milliseconds, Seen picture) {
        return checks.failure(
                Expectation.ANYTHING,
                STREAM.withStillFor(Duration.ofMillis(milliseconds)),
                picture);
    }

    private static FailureCode code(Optional<Failure> failure) {
        return failure.orElseThrow().code();
    }

    private static Seen seen(byte luma, Failure fault) {
        var squares = new byte[288];
        Arrays.fill(squares, luma);
        return new Seen(
                new PictureFacts(1280, 720, 120, 40, 0.01, 0, 9, 0.1, 4, 1),
                new PictureSignature(squares, 0.3, 0.8, -2, 3),
                new Snapshot(new byte[] {1}, 320, 180),
                fault);
    }

    private static StreamFacts stream(Long bits) {
        return new StreamFacts(VideoCodec.H264, "high", 1280, 720, 25.0, bits, null, 200, 0);
    }
}
