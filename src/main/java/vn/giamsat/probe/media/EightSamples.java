package vn.giamsat.probe.media;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Eight samples at once, each a byte of a long, the first the lowest. A thumbnail is looked at in
/// half the time, also in a native image, whose compiler makes no vector instructions of loops.
///
/// Source: L. Lamport, "Multiple Byte Processing with Full-Word Instructions", Communications of
/// the ACM 18(8), 1975; H. S. Warren, "Hacker's Delight", 2nd ed., 2-18.
final class EightSamples {
    /// How many samples are looked at together.
    static final int COUNT = Long.BYTES;

    /// Eight samples of the greatest value.
    static final long BRIGHTEST = -1;

    private static final VarHandle EIGHT =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long HIGH_BITS = 0x8080_8080_8080_8080L;
    private static final long EVEN_BYTES = 0x00FF_00FF_00FF_00FFL;
    private static final long ONE_EACH = 0x0001_0001_0001_0001L;

    private EightSamples() {}

    /// The samples from this place on; beyond the end of the bytes they are 0.
    static long at(byte[] bytes, int place) {
        if (place + COUNT <= bytes.length) {
            return (long) EIGHT.get(bytes, place);
        }
        var samples = 0L;
        for (var last = bytes.length - 1; last >= place; last--) {
            samples = samples << Byte.SIZE | bytes[last] & 0xFF;
        }
        return samples;
    }

    /// All bits of so many samples, and none of the others.
    ///
    /// @param count of samples from the first on; more than eight are eight
    static long first(int count) {
        return count >= COUNT ? BRIGHTEST : (1L << Byte.SIZE * count) - 1;
    }

    /// How far each sample is from the one of the other, 0–255.
    static long distances(long some, long others) {
        var either = (some ^ others) & notLess(some, others);
        return (others ^ either) - (some ^ either);
    }

    /// The greater one of each two.
    static long greater(long some, long others) {
        return others ^ (some ^ others) & notLess(some, others);
    }

    /// The lesser one of each two.
    static long lesser(long some, long others) {
        return some ^ (some ^ others) & notLess(some, others);
    }

    /// All bits of each sample that is as great as the other or greater.
    private static long notLess(long some, long others) {
        var lowBits = (some | HIGH_BITS) - (others & ~HIGH_BITS);
        var isNotLess = (some & ~others | ~(some ^ others) & lowBits) & HIGH_BITS;
        return (isNotLess << 1) - (isNotLess >>> Byte.SIZE - 1);
    }

    /// Sums of two samples each, in four lanes of 16 bits: up to 128 of them can be added.
    static long pairs(long samples) {
        return (samples & EVEN_BYTES) + (samples >>> Byte.SIZE & EVEN_BYTES);
    }

    /// The sum of four lanes of 16 bits, where it is below 65,536.
    static int sum(long pairs) {
        return (int) (pairs * ONE_EACH >>> 3 * Short.SIZE);
    }

    /// The greatest of the eight, 0–255.
    static int greatest(long samples) {
        var four = greater(samples, samples >>> 4 * Byte.SIZE);
        var two = greater(four, four >>> 2 * Byte.SIZE);
        return (int) greater(two, two >>> Byte.SIZE) & 0xFF;
    }
}
