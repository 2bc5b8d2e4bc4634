package vn.giamsat.simulator;

import java.io.ByteArrayOutputStream;

/// What the first bytes of a NAL unit say, and how units are cut into RTP payloads: RFC 6184
/// section 5.8 (FU-A), RFC 7798 section 4.4.3 (FU).
enum NalSyntax {
    H264(1) {
        @Override
        int type(byte[] unit) {
            return unit[0] & 0x1F;
        }

        @Override
        boolean isSlice(byte[] unit) {
            return type(unit) == 1 || type(unit) == 5;
        }

        @Override
        boolean isKeySlice(byte[] unit) {
            return type(unit) == 5;
        }

        @Override
        byte[] fragmentHeader(byte[] unit) {
            return new byte[] {(byte) (unit[0] & 0xE0 | 28)};
        }
    },
    H265(2) {
        @Override
        int type(byte[] unit) {
            return unit[0] >> 1 & 0x3F;
        }

        @Override
        boolean isSlice(byte[] unit) {
            return type(unit) < 32;
        }

        @Override
        boolean isKeySlice(byte[] unit) {
            return type(unit) >= 16 && type(unit) <= 21;
        }

        @Override
        byte[] fragmentHeader(byte[] unit) {
            return new byte[] {(byte) (unit[0] & 0x81 | 49 << 1), unit[1]};
        }
    };

    private static final int START = 0x80;
    private static final int END = 0x40;

    private final int headerBytes;

    NalSyntax(int headerBytes) {
        this.headerBytes = headerBytes;
    }

    abstract int type(byte[] unit);

    abstract boolean isSlice(byte[] unit);

    abstract boolean isKeySlice(byte[] unit);

    /// The NAL unit header of a fragment, before the FU header.
    abstract byte[] fragmentHeader(byte[] unit);

    /// Which bits of the byte after the header say what kind of slice it is; the others begin the
    /// number of a parameter set, which no stream has when they are 0.
    byte headBits() {
        return (byte) (this == H264 ? 0xFF : 0x80);
    }

    int headerBytes() {
        return headerBytes;
    }

    /// Whether a picture begins here: the first bit after the header says so in both codecs.
    boolean isFirstSlice(byte[] unit) {
        return isSlice(unit) && (unit[headerBytes] & 0x80) != 0;
    }

    /// The payload that carries `length` bytes of the unit from `offset` on.
    byte[] fragment(byte[] unit, int offset, int length) {
        var flags =
                (offset == headerBytes ? START : 0) | (offset + length == unit.length ? END : 0);
        var payload = new ByteArrayOutputStream(headerBytes + 1 + length);
        payload.writeBytes(fragmentHeader(unit));
        payload.write(flags | type(unit));
        payload.write(unit, offset, length);
        return payload.toByteArray();
    }
}
