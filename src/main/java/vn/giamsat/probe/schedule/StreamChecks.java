package vn.giamsat.probe.schedule;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.giamsat.probe.Expectation;
import vn.giamsat.probe.Explanation;
import vn.giamsat.probe.Failure;
import vn.giamsat.probe.FailureCode;
import vn.giamsat.probe.Measure;
import vn.giamsat.probe.MeasureUnit;
import vn.giamsat.probe.PictureExaminer.Examination.Seen;
import vn.giamsat.probe.StreamFacts;

/// Compares what was received and decoded with what the registry expects, and with our clock. What
/// either side does not know is not compared. Pure.
record StreamChecks(StreamThresholds thresholds) {
    /// Below this share of the expected frame rate a stream is FPS_LOW (Frigate's limit of "fair").
    private static final double FAIR_SHARE = 0.6;

    /// No clock falls behind so far: it began at 1970, at 2000 or at the day of its firmware when
    /// the power came back, and was never set since.
    private static final Duration NEVER_SET = Duration.ofDays(365);

    /// The farthest time zone is 14 h ahead of UTC (IANA, Pacific/Kiritimati).
    private static final Duration FARTHEST_ZONE = Duration.ofHours(14);

    /// All that is wrong: the picture first, because a wrong entry in the registry must not hide
    /// that nothing can be seen, and because it may explain the rest (a recorder's "no signal" card
    /// often has another size than the camera); then codec, size, frame rate, bit rate and clock.
    List<Failure> failures(Expectation expected, StreamFacts stream, Seen seen) {
        var picture = seen.facts();
        return told(
                seen,
                still(stream, seen),
                codec(expected, stream),
                resolution(expected, picture.width(), picture.height()),
                frameRate(expected, stream),
                bitRate(expected, stream),
                clock(stream.clockOffset()));
    }

    /// The same of a picture of the sub-stream. What is expected is said of the main stream, of
    /// which only the description is known, and that tells no rates that were seen.
    List<Failure> failures(Expectation expected, StreamFacts main, StreamFacts sub, Seen seen) {
        var told = sub.clockOffset() == null ? main.clockOffset() : sub.clockOffset();
        return told(
                seen,
                still(sub, seen),
                codec(expected, main),
                resolution(expected, main.width(), main.height()),
                clock(told));
    }

    @SafeVarargs
    private static List<Failure> told(Seen seen, Optional<Failure>... ofStream) {
        return Explanation.told(
                Stream.concat(
                        seen.faults().stream(), Stream.of(ofStream).flatMap(Optional::stream)));
    }

    /// A picture that was sent again and again is frozen, unless it is so dark that a living
    /// camera's would be the same to the byte too.
    private Optional<Failure> still(StreamFacts stream, Seen seen) {
        var still = stream.stillFor();
        if (still == null
                || still.compareTo(thresholds.still()) < 0
                || !seen.signature().wouldShowNoise()) {
            return Optional.empty();
        }
        return failed(
                FailureCode.VIDEO_FROZEN,
                new Measure(seconds(still), seconds(thresholds.still()), MeasureUnit.SECONDS),
                "the same bytes for %d ms >= %d ms of the stream's clock",
                still.toMillis(),
                thresholds.still().toMillis());
    }

    private static Optional<Failure> codec(Expectation expected, StreamFacts stream) {
        if (expected.codec() == null || expected.codec() == stream.codec()) {
            return Optional.empty();
        }
        return failed(
                FailureCode.CODEC_MISMATCH,
                null,
                "expected %s, seen %s",
                expected.codec(),
                stream.codec());
    }

    private static Optional<Failure> resolution(
            Expectation expected, @Nullable Integer width, @Nullable Integer height) {
        var measured = difference(expected.width(), width);
        measured = measured == null ? difference(expected.height(), height) : measured;
        if (measured == null) {
            return Optional.empty();
        }
        return failed(
                FailureCode.RESOLUTION_MISMATCH,
                measured,
                "expected %sx%s, seen %sx%s",
                expected.width() == null ? width : expected.width(),
                expected.height() == null ? height : expected.height(),
                width,
                height);
    }

    /// Null when a side is as it should be, as far as is known.
    private static @Nullable Measure difference(@Nullable Integer wanted, @Nullable Integer seen) {
        return wanted == null || seen == null || wanted.equals(seen)
                ? null
                : new Measure(seen, wanted, MeasureUnit.PIXELS);
    }

    private static Optional<Failure> frameRate(Expectation expected, StreamFacts stream) {
        var seen = stream.framesPerSecond();
        var wanted = expected.framesPerSecond();
        if (seen == null || wanted == null || seen >= wanted * FAIR_SHARE) {
            return Optional.empty();
        }
        return failed(
                FailureCode.FPS_LOW,
                new Measure(seen, wanted * FAIR_SHARE, MeasureUnit.FRAMES_PER_SECOND),
                "expected %.1f frames per second, seen %.1f < %.1f",
                wanted,
                seen,
                wanted * FAIR_SHARE);
    }

    private Optional<Failure> bitRate(Expectation expected, StreamFacts stream) {
        var bits = stream.bitsPerSecond();
        var wanted = expected.kilobitsPerSecond();
        if (bits == null || wanted == null) {
            return Optional.empty();
        }
        var seen = bits / 1000.0;
        var least = wanted * thresholds.leastBitRate();
        var most = wanted * thresholds.mostBitRate();
        return seen >= least && seen <= most
                ? Optional.empty()
                : failed(
                        FailureCode.BITRATE_MISMATCH,
                        new Measure(
                                seen, seen < least ? least : most, MeasureUnit.KILOBITS_PER_SECOND),
                        "expected %d kbit/s, seen %.1f, not within %.1f to %.1f",
                        wanted,
                        seen,
                        least,
                        most);
    }

    /// A clock that was never set is none: after a power cut it would be that of whole facilities,
    /// and it says that they are without a time server, not that this camera drifts. Nor does one
    /// drift that is whole hours away: it tells the time of a zone as if it was UTC.
    private Optional<Failure> clock(@Nullable Duration offset) {
        if (offset == null || isOurs(offset) || offset.plus(NEVER_SET).isNegative()) {
            return Optional.empty();
        }
        return failed(
                FailureCode.CLOCK_DRIFT,
                new Measure(seconds(offset), seconds(thresholds.clockDrift()), MeasureUnit.SECONDS),
                "clock %d s %s > %d s",
                offset.abs().toSeconds(),
                offset.isNegative() ? "behind" : "ahead",
                thresholds.clockDrift().toSeconds());
    }

    private boolean isOurs(Duration offset) {
        var hours = Math.round(offset.toSeconds() / 3_600.0);
        var zone = Duration.ofHours(hours);
        var apart = zone.abs().compareTo(FARTHEST_ZONE) > 0 ? offset : offset.minus(zone);
        return apart.abs().compareTo(thresholds.clockDrift()) <= 0;
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }

    private static Optional<Failure> failed(
            FailureCode code, @Nullable Measure measured, String format, Object... numbers) {
        return Optional.of(
                new Failure(code, String.format(Locale.ROOT, format, numbers), measured));
    }
}
