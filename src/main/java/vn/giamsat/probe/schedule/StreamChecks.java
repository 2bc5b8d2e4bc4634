package vn.giamsat.probe.schedule;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.giamsat.probe.Expectation;
import vn.giamsat.probe.Failure;
import vn.giamsat.probe.FailureCode;
import vn.giamsat.probe.PictureFacts;
import vn.giamsat.probe.StreamFacts;

/// Compares what was decoded with what the registry expects. What either side does not know is not
/// compared.
final class StreamChecks {
    /// Below this share of the expected frame rate a stream is FPS_LOW (Frigate's limit of "fair").
    private static final double FAIR_SHARE = 0.6;

    private StreamChecks() {}

    /// What is wrong: the gravest first, as a recorder's "no signal" card often has another size
    /// than the camera; then in the order codec, size, frame rate, picture.
    ///
    /// @param fault what is wrong with the picture itself
    static Optional<Failure> failure(
            Expectation expected,
            StreamFacts stream,
            PictureFacts picture,
            @Nullable Failure fault) {
        return gravest(
                fault,
                codec(expected, stream),
                resolution(expected, picture.width(), picture.height()),
                frameRate(expected, stream));
    }

    /// The same of a picture of the sub-stream. What is expected is said of the main stream, of
    /// which only the description is known, and that tells no frame rate that was seen.
    static Optional<Failure> failure(
            Expectation expected, StreamFacts main, @Nullable Failure fault) {
        return gravest(
                fault, codec(expected, main), resolution(expected, main.width(), main.height()));
    }

    @SafeVarargs
    private static Optional<Failure> gravest(
            @Nullable Failure fault, Optional<Failure>... differences) {
        if (fault != null && fault.code().effect() == FailureCode.Effect.DOWN) {
            return Optional.of(fault);
        }
        return Stream.concat(Stream.of(differences), Stream.of(Optional.ofNullable(fault)))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<Failure> codec(Expectation expected, StreamFacts stream) {
        if (expected.codec() == null || expected.codec() == stream.codec()) {
            return Optional.empty();
        }
        return failed(
                FailureCode.CODEC_MISMATCH,
                "expected %s, seen %s".formatted(expected.codec(), stream.codec()));
    }

    private static Optional<Failure> resolution(
            Expectation expected, @Nullable Integer width, @Nullable Integer height) {
        if (agree(expected.width(), width) && agree(expected.height(), height)) {
            return Optional.empty();
        }
        return failed(
                FailureCode.RESOLUTION_MISMATCH,
                "expected %sx%s, seen %sx%s"
                        .formatted(
                                expected.width() == null ? width : expected.width(),
                                expected.height() == null ? height : expected.height(),
                                width,
                                height));
    }

    private static boolean agree(@Nullable Integer wanted, @Nullable Integer seen) {
        return wanted == null || seen == null || wanted.equals(seen);
    }

    private static Optional<Failure> frameRate(Expectation expected, StreamFacts stream) {
        var seen = stream.framesPerSecond();
        var wanted = expected.framesPerSecond();
        if (seen == null || wanted == null || seen >= wanted * FAIR_SHARE) {
            return Optional.empty();
        }
        return failed(
                FailureCode.FPS_LOW,
                String.format(
                        Locale.ROOT, "expected %.1f frames per second, seen %.1f", wanted, seen));
    }

    private static Optional<Failure> failed(FailureCode code, String detail) {
        return Optional.of(new Failure(code, detail));
    }
}
