package vn.giamsat.probe.rtsp;

/// Writes bits as parameter sets have them, for tests.
final class Bits {
    private final StringBuilder bits = new StringBuilder();

    Bits number(int value, int count) {
        for (var i = count - 1; i >= 0; i--) {
            bits.append(value >> i & 1);
        }
        return this;
    }

    /// Exp-Golomb.
    Bits code(int... values) {
        for (var value : values) {
            var digits = Integer.toBinaryString(value + 1);
            bits.append("0".repeat(digits.length() - 1)).append(digits);
        }
        return this;
    }

    byte[] bytes() {
        var padded = bits + "1" + "0".repeat(7);
        var bytes = new byte[padded.length() / 8];
        for (var i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Integer.parseInt(padded.substring(8 * i, 8 * i + 8), 2);
        }
        return bytes;
    }
}
