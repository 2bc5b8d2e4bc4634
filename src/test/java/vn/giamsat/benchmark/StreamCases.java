package vn.giamsat.benchmark;

import static vn.giamsat.probe.FailureCode.BITRATE_MISMATCH;
import static vn.giamsat.probe.FailureCode.CLOCK_DRIFT;
import static vn.giamsat.probe.FailureCode.CODEC_MISMATCH;
import static vn.giamsat.probe.FailureCode.FPS_LOW;
import static vn.giamsat.probe.FailureCode.RESOLUTION_MISMATCH;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import vn.giamsat.probe.Expectation;
import vn.giamsat.probe.FailureCode;
import vn.giamsat.probe.VideoCodec;

/// Cameras whose streams are as the registry says, and cameras of which one thing is otherwise.
/// Everything else differs from camera to camera as it does in the field.
final class StreamCases {
    static final List<FailureCode> FAULTS =
            List.of(CODEC_MISMATCH, RESOLUTION_MISMATCH, FPS_LOW, BITRATE_MISMATCH, CLOCK_DRIFT);

    private static final double[] RATES = {5, 8, 10, 12.5, 15, 20, 25, 30};
    private static final int[][] SIZES = {
        {1920, 1080}, {1280, 720}, {960, 544}, {704, 576}, {640, 480}, {640, 360}, {352, 288}
    };
    private static final int DAY = 86_400;

    private final Random chance;

    StreamCases(long seed) {
        chance = new Random(seed);
    }

    /// A camera and what is wrong with its stream.
    ///
    /// @param fault null when nothing is
    /// @param sub whether its picture is taken from a sub-stream
    record StreamCase(
            StreamCamera camera, Expectation expected, @Nullable FailureCode fault, boolean sub) {}

    StreamCase next(@Nullable FailureCode fault) {
        var sub = fault != FPS_LOW && fault != BITRATE_MISMATCH && chance.nextInt(3) == 0;
        var codec = sub && fault == RESOLUTION_MISMATCH ? VideoCodec.H264 : codec();
        var size = SIZES[chance.nextInt(SIZES.length)];
        var rate = RATES[chance.nextInt(RATES.length)];
        var kilobits = (int) (size[0] * size[1] / 500.0 * between(0.4, 1.5));
        var camera =
                new StreamCamera(
                        codec,
                        size[0],
                        size[1],
                        rate * (fault == FPS_LOW ? between(0.1, 0.56) : goodRate()),
                        kilobits * (fault == BITRATE_MISMATCH ? badShare() : between(0.1, 1.1)),
                        fault == CLOCK_DRIFT ? drift() : goodOffset());
        var expected =
                new Expectation(
                        fault == CODEC_MISMATCH ? other(codec) : perhaps(codec, false),
                        size[0],
                        fault == RESOLUTION_MISMATCH ? otherHeight(size) : size[1],
                        perhaps(rate, fault == FPS_LOW),
                        perhaps(kilobits, fault == BITRATE_MISMATCH));
        return new StreamCase(camera, expected, fault, sub);
    }

    private double between(double least, double most) {
        return least + (most - least) * chance.nextDouble();
    }

    private <T> @Nullable T perhaps(T value, boolean surely) {
        return surely || chance.nextInt(6) > 0 ? value : null;
    }

    private VideoCodec codec() {
        return VideoCodec.values()[chance.nextInt(VideoCodec.values().length)];
    }

    private VideoCodec other(VideoCodec codec) {
        var all = VideoCodec.values();
        return all[(codec.ordinal() + chance.nextInt(1, all.length)) % all.length];
    }

    /// Also nearly the same: 1088 lines for 1080, 480 for 576.
    private int otherHeight(int[] size) {
        var near = size[1] + 8 * chance.nextInt(-2, 3);
        var far = SIZES[chance.nextInt(SIZES.length)][1];
        var other = chance.nextBoolean() ? near : far;
        return other == size[1] ? size[1] + 8 : other;
    }

    /// Cameras expose for longer at night and leave out frames.
    private double goodRate() {
        return chance.nextInt(4) == 0 ? between(0.66, 0.9) : between(0.97, 1.02);
    }

    private double badShare() {
        return chance.nextBoolean() ? between(0.002, 0.02) : between(5, 15);
    }

    /// None, a little, that of another zone, or one that was never set.
    private @Nullable Duration goodOffset() {
        return switch (chance.nextInt(8)) {
            case 0 -> null;
            case 1 -> millis(3_600.0 * chance.nextInt(-12, 15) + between(-56, 56));
            case 2 -> millis(-DAY * between(366, 18_000));
            case 3 -> millis(between(-56, 56));
            default -> millis(between(-5, 5));
        };
    }

    /// By a minute or some, or by the days since its battery was taken out.
    private Duration drift() {
        var sign = chance.nextBoolean() ? 1 : -1;
        return switch (chance.nextInt(3)) {
            case 0 -> millis(sign * between(63, 120));
            case 1 -> millis(sign * (3_600.0 * chance.nextInt(13) + between(120, 3_480)));
            default -> millis(sign * DAY * between(1, 360));
        };
    }

    private static Duration millis(double seconds) {
        return Duration.ofMillis((long) (1_000 * seconds));
    }
}
