package vn.giamsat.probe.rtsp;

import io.vertx.core.buffer.Buffer;
import java.util.HexFormat;

/// Media as cameras send it, for tests.
final class Rtp {
    /// 1280×720, high profile.
    static final byte[] SPS = hex("6764001facd9405005bb016c80000003008000001e078c18cb");

    static final byte[] PPS = hex("68ebe3cb22c0");

    /// Begins with `first_mb_in_slice` 0, that is the picture's first slice.
    static final byte[] IDR = hex("6588840033ffc0ffee");

    static final byte[] FURTHER_IDR_SLICE = hex("6510220344");
    static final byte[] P_SLICE = hex("419a02040608");
    static final byte[] START_CODE = {0, 0, 0, 1};

    private Rtp() {}

    static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits);
    }

    static byte[] joined(byte[]... parts) {
        var buffer = Buffer.buffer();
        for (var part : parts) {
            buffer.appendBytes(part);
        }
        return buffer.getBytes();
    }

    /// Start codes and units.
    static byte[] annexB(byte[]... units) {
        var buffer = Buffer.buffer();
        for (var unit : units) {
            buffer.appendBytes(START_CODE).appendBytes(unit);
        }
        return buffer.getBytes();
    }

    static byte[] packet(int sequence, int timestamp, boolean marker, byte[] payload) {
        return Buffer.buffer()
                .appendByte((byte) 0x80)
                .appendByte((byte) (marker ? 0xE0 : 0x60))
                .appendUnsignedShort(sequence)
                .appendInt(timestamp)
                .appendInt(0x4c3b2a19)
                .appendBytes(payload)
                .getBytes();
    }

    static RtpPacket parsed(int sequence, int timestamp, boolean marker, byte[] payload) {
        return java.util.Objects.requireNonNull(
                RtpPacket.parse(Slice.of(packet(sequence, timestamp, marker, payload))));
    }

    static Buffer interleaved(int channel, byte[] packet) {
        return Buffer.buffer("$")
                .appendByte((byte) channel)
                .appendUnsignedShort(packet.length)
                .appendBytes(packet);
    }

    /// FU-A packets' payloads of one unit in pieces of a size.
    static java.util.List<byte[]> fragments(byte[] unit, int size) {
        var payloads = new java.util.ArrayList<byte[]>();
        for (var start = 1; start < unit.length; start += size) {
            var end = Math.min(unit.length, start + size);
            var flags = (start == 1 ? 0x80 : 0) | (end == unit.length ? 0x40 : 0);
            payloads.add(
                    Buffer.buffer()
                            .appendByte((byte) (unit[0] & 0xE0 | 28))
                            .appendByte((byte) (flags | unit[0] & 0x1F))
                            .appendBytes(unit, start, end - start)
                            .getBytes());
        }
        return payloads;
    }
}
