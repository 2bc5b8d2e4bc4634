package vn.giamsat.probe.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.IntBinaryOperator;
import java.util.function.LongBinaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Each of the 65,536 pairs of samples, beside others that must not matter.
class EightSamplesTest {
    @Test
    void measuresTheDistanceOfTwoSamples() {
        assertAllPairs(EightSamples::distances, (some, other) -> Math.abs(some - other));
    }

    @Test
    void findsTheGreaterOfTwoSamples() {
        assertAllPairs(EightSamples::greater, Math::max);
    }

    @Test
    void findsTheLesserOfTwoSamples() {
        assertAllPairs(EightSamples::lesser, Math::min);
    }

    @Test
    void addsUpAndFindsTheGreatestOfEight() {
        var samples = 0xFF_10_00_FE_01_7F_80_02L;
        assertThat(EightSamples.sum(EightSamples.pairs(samples)))
                .isEqualTo(255 + 16 + 254 + 1 + 127 + 128 + 2);
        assertThat(EightSamples.greatest(samples)).isEqualTo(255);
        assertThat(EightSamples.greatest(samples & EightSamples.first(7))).isEqualTo(254);
        assertThat(EightSamples.greatest(samples & EightSamples.first(2))).isEqualTo(128);
    }

    @Test
    void readsNoneBeyondTheEnd() {
        var bytes = new byte[] {1, 2, 3, 4, 5, 6, 7, 8, -1};
        assertThat(EightSamples.at(bytes, 0)).isEqualTo(0x08_07_06_05_04_03_02_01L);
        assertThat(EightSamples.at(bytes, 1)).isEqualTo(0xFF_08_07_06_05_04_03_02L);
        assertThat(EightSamples.at(bytes, 7)).isEqualTo(0xFF_08L);
        assertThat(EightSamples.at(bytes, 9)).isZero();
    }

    private static void assertAllPairs(LongBinaryOperator lanes, IntBinaryOperator plain) {
        for (var some = 0; some < 256; some++) {
            for (var other = 0; other < 256; other++) {
                var left = packed(some, other);
                var right = packed(other, some);
                assertThat(lanes.applyAsLong(left, right))
                        .as("%d and %d", some, other)
                        .isEqualTo(
                                packed(
                                        plain.applyAsInt(some, other),
                                        plain.applyAsInt(other, some)));
            }
        }
    }

    /// The two in turn, eight in all.
    private static long packed(int even, int odd) {
        return IntStream.range(0, EightSamples.COUNT)
                .mapToLong(index -> (long) (index % 2 == 0 ? even : odd) << Byte.SIZE * index)
                .sum();
    }
}
