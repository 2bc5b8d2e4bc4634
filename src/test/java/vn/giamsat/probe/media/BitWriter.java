package vn.giamsat.probe.media;

import java.util.BitSet;

/// Writes parameter sets bit by bit, with the bytes that keep start codes out of them.
final class BitWriter {
    private final BitSet bits = new BitSet();
    private int size;

    BitWriter bits(int value, int count) {
        for (var bit = count - 1; bit >= 0; bit--) {
            bits.set(size++, (value >> bit & 1) == 1);
        }
        return this;
    }

    BitWriter golomb(int value) {
        var length = 32 - Integer.numberOfLeadingZeros(value + 1);
        return bits(0, length - 1).bits(value + 1, length);
    }

    byte[] bytes() {
        var bytes = new java.io.ByteArrayOutputStream();
        var zeroes = 0;
        for (var at = 0; at < size; at += 8) {
            var value = 0;
            for (var bit = 0; bit < 8; bit++) {
                value = value << 1 | (bits.get(at + bit) ? 1 : 0);
            }
            if (zeroes == 2 && value <= 3) {
                bytes.write(3);
                zeroes = 0;
            }
            bytes.write(value);
            zeroes = value == 0 ? zeroes + 1 : 0;
        }
        return bytes.toByteArray();
    }
}
