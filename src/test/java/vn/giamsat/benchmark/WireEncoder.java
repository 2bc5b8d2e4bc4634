package vn.giamsat.benchmark;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import vn.giamsat.probe.VideoCodec;
import vn.giamsat.probe.rtsp.HeardStream;

/// A camera's encoder as far as the wire shows it: frames in RTP packets (RFC 6184, 7798, 2435),
/// with true parameter sets; what would be decoded is chance.
final class WireEncoder {
    static final int SOURCE = 0x51A7;
    private static final int PAYLOAD_BYTES = 1_400;
    private static final int PAYLOAD_TYPE = 96;
    private static final byte[] PPS = hex("68ce3c80");
    private static final List<byte[]> H265_SETS =
            List.of(
                    hex("40010c01ffff01600000030090000003000003003fba0240"),
                    hex(
                            "42010101600000030090000003000003003fa00502016965ba924caf"
                                    + "0169482000000300200000030141"),
                    hex("4401c171a112"));

    private final VideoCodec codec;
    private final int width;
    private final int height;
    private final Random chance;
    private int sequence;

    WireEncoder(VideoCodec codec, int width, int height, Random chance) {
        this.codec = codec;
        this.width = width;
        this.height = height;
        this.chance = chance;
        sequence = chance.nextInt(1 << 16);
    }

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits);
    }

    /// As cameras write it, in more than one way.
    String description() {
        var type = "m=video 0 RTP/AVP " + PAYLOAD_TYPE + "\r\n";
        var name = codec == VideoCodec.MJPEG ? "JPEG" : codec.name();
        var map = "a=rtpmap:%d %s/90000\r\n".formatted(PAYLOAD_TYPE, name);
        var sets = HeardStream.described(HeardStream.sequenceParameters(width, height));
        var format =
                codec == VideoCodec.H264
                        ? "a=fmtp:%d packetization-mode=1;sprop-parameter-sets=%s\r\n"
                                .formatted(PAYLOAD_TYPE, sets)
                        : "";
        var audio = chance.nextBoolean() ? "m=audio 0 RTP/AVP 8\r\na=rtpmap:8 PCMA/8000\r\n" : "";
        var video = type + map + format;
        return "v=0\r\ns=Media\r\nt=0 0\r\n"
                + (chance.nextBoolean() ? audio + video : video + audio);
    }

    /// @param bytes of the whole frame, about
    List<byte[]> frame(boolean key, int bytes, int timestamp) {
        var payloads = new ArrayList<byte[]>();
        switch (codec) {
            case MJPEG -> pieces(bytes, payloads);
            case H264 -> {
                if (key) {
                    payloads.add(HeardStream.sequenceParameters(width, height));
                    payloads.add(PPS);
                }
                fragments(key ? hex("6588840033") : hex("419a0204"), 1, bytes, payloads);
            }
            case H265 -> {
                if (key) {
                    payloads.addAll(H265_SETS);
                }
                fragments(key ? hex("2601af") : hex("0201d0"), 2, bytes, payloads);
            }
        }
        var packets = new ArrayList<byte[]>();
        for (var payload : payloads) {
            packets.add(packet(payload, timestamp, payload == payloads.getLast()));
        }
        return packets;
    }

    private byte[] packet(byte[] payload, int timestamp, boolean marker) {
        return ByteBuffer.allocate(12 + payload.length)
                .put((byte) 0x80)
                .put((byte) (PAYLOAD_TYPE | (marker ? 0x80 : 0)))
                .putShort((short) sequence++)
                .putInt(timestamp)
                .putInt(SOURCE)
                .put(payload)
                .array();
    }

    /// @param begin of the unit, its header first
    private void fragments(byte[] begin, int headerBytes, int bytes, List<byte[]> payloads) {
        var unit = Arrays.copyOf(begin, Math.max(bytes, begin.length + 1));
        fill(unit, begin.length);
        if (unit.length <= PAYLOAD_BYTES) {
            payloads.add(unit);
            return;
        }
        for (var from = headerBytes; from < unit.length; from += PAYLOAD_BYTES) {
            var to = Math.min(from + PAYLOAD_BYTES, unit.length);
            var edges = (from == headerBytes ? 0x80 : 0) | (to == unit.length ? 0x40 : 0);
            var head =
                    headerBytes == 1
                            ? new byte[] {
                                (byte) (unit[0] & 0x60 | 28), (byte) (edges | unit[0] & 0x1F)
                            }
                            : new byte[] {49 << 1, 1, (byte) (edges | unit[0] >> 1 & 0x3F)};
            payloads.add(
                    ByteBuffer.allocate(head.length + to - from)
                            .put(head)
                            .put(unit, from, to - from)
                            .array());
        }
    }

    private void pieces(int bytes, List<byte[]> payloads) {
        for (var offset = 0; offset < bytes; offset += PAYLOAD_BYTES) {
            var piece = new byte[8 + Math.min(PAYLOAD_BYTES, bytes - offset)];
            fill(piece, 8);
            ByteBuffer.wrap(piece)
                    .putInt(offset)
                    .put((byte) 1)
                    .put((byte) 50)
                    .put((byte) (width / 8))
                    .put((byte) (height / 8));
            payloads.add(piece);
        }
    }

    /// Without zeros, so that no start code is among them.
    private void fill(byte[] bytes, int from) {
        for (var at = from; at < bytes.length; at++) {
            bytes[at] = (byte) (1 + chance.nextInt(255));
        }
    }
}
