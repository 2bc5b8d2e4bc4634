package vn.giamsat.simulator;

import java.util.Random;

/// Bytes that are broken in the same way at each start.
final class Damage {
    private static final long SEED = 20210510;

    private Damage() {}

    /// A copy with about every second byte changed from `from` on. Never makes a zero byte, so that
    /// no start code comes about.
    static byte[] flipped(byte[] bytes, int from) {
        var random = new Random(SEED);
        var flipped = bytes.clone();
        for (var at = from; at < flipped.length; at++) {
            var mask = random.nextBoolean() ? random.nextInt(256) : 0;
            var value = flipped[at] ^ mask;
            flipped[at] = (byte) ((value & 0xFF) == 0 ? 0x5A : value);
        }
        return flipped;
    }

    /// Random bytes in the same number.
    static byte[] encrypted(byte[] bytes) {
        var encrypted = new byte[bytes.length];
        new Random(SEED ^ bytes.length ^ (long) bytes[bytes.length - 1] << 32).nextBytes(encrypted);
        return encrypted;
    }
}
