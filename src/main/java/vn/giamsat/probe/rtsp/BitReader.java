package vn.giamsat.probe.rtsp;

/// Reads the bits of a parameter set (ITU-T H.264 section 7.2), without the emulation prevention
/// bytes. Past the end it gives zeros and remembers, so that reading never fails: whoever reads
/// asks `isExhausted` at the end.
final class BitReader {
    private static final int LONGEST_CODE = 32;

    private final Slice bytes;
    private int index;
    private int bit;
    private int zeros;
    private boolean exhausted;

    BitReader(Slice bytes) {
        this.bytes = bytes;
    }

    boolean isExhausted() {
        return exhausted;
    }

    int bit() {
        if (bit == 0 && zeros >= 2 && index < bytes.length() && bytes.at(index) == 3) {
            index++;
            zeros = 0;
        }
        if (index >= bytes.length()) {
            exhausted = true;
            return 0;
        }
        var value = bytes.at(index) >> 7 - bit & 1;
        if (++bit == 8) {
            zeros = bytes.at(index) == 0 ? zeros + 1 : 0;
            bit = 0;
            index++;
        }
        return value;
    }

    boolean flag() {
        return bit() == 1;
    }

    /// An unsigned number of up to 32 bits.
    long bits(int count) {
        var value = 0L;
        for (var i = 0; i < count; i++) {
            value = value << 1 | bit();
        }
        return value;
    }

    void skip(int count) {
        for (var i = 0; i < count && !exhausted; i++) {
            bit();
        }
    }

    /// An unsigned Exp-Golomb number, ue(v).
    long unsigned() {
        var zeroBits = 0;
        while (bit() == 0) {
            if (exhausted || ++zeroBits > LONGEST_CODE) {
                exhausted = true;
                return 0;
            }
        }
        return (1L << zeroBits) - 1 + bits(zeroBits);
    }

    /// A signed Exp-Golomb number, se(v).
    long signed() {
        var code = unsigned();
        return (code & 1) == 1 ? (code + 1) / 2 : -(code / 2);
    }
}
