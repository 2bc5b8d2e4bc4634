package vn.giamsat.probe.media;

/// Reads the bits of a unit (H.264 section 7.2, H.265 section 7.2), without the bytes that keep
/// start codes out of it (`00 00 03`). Past the end there are only zeroes, and `ended` says so.
/// Pure.
final class BitReader {
    private static final int MAX_PREFIX_BITS = 30;

    private final byte[] bytes;
    private final int end;
    private int at;
    private int bit;
    private int zeroes;

    BitReader(byte[] bytes, Span span) {
        this.bytes = bytes;
        this.at = span.offset();
        this.end = span.offset() + span.length();
    }

    boolean ended() {
        return at >= end;
    }

    int bit() {
        if (ended()) {
            return 0;
        }
        var value = bytes[at] >> 7 - bit & 1;
        bit++;
        if (bit == 8) {
            nextByte();
        }
        return value;
    }

    private void nextByte() {
        zeroes = bytes[at] == 0 ? zeroes + 1 : 0;
        bit = 0;
        at++;
        if (zeroes >= 2 && at < end && bytes[at] == 3) {
            zeroes = 0;
            at++;
        }
    }

    boolean flag() {
        return bit() == 1;
    }

    /// An unsigned number of up to 31 bits.
    int number(int bits) {
        var value = 0;
        for (var count = 0; count < bits; count++) {
            value = value << 1 | bit();
        }
        return value;
    }

    void skip(int bits) {
        for (var count = 0; count < bits; count++) {
            bit();
        }
    }

    /// An Exp-Golomb number, `ue(v)` in the standards; from 2^30 on it is only roughly right.
    int golomb() {
        var prefix = 0;
        while (prefix < MAX_PREFIX_BITS && !ended() && bit() == 0) {
            prefix++;
        }
        return (1 << prefix) - 1 + number(prefix);
    }

    /// A signed Exp-Golomb number, `se(v)`.
    int signedGolomb() {
        var code = golomb();
        return (code & 1) == 1 ? code / 2 + 1 : -(code / 2);
    }
}
