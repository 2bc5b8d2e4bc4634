package vn.giamsat.benchmark;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import vn.giamsat.probe.EncodedPicture;
import vn.giamsat.probe.VideoCodec;

/// One key frame as RTP packets (RFC 3550): H.264 in FU-A units (RFC 6184 section 5.8), H.265 in
/// fragmentation units (RFC 7798 section 4.4.3). Takes them apart again as plainly as it can be
/// done.
final class RtpPackets {
    private static final int HEADER_BYTES = 12;
    private static final int PAYLOAD_BYTES = 1_400;
    private static final int PAYLOAD_TYPE = 96;
    private static final int FU_A = 28;
    private static final int H265_FU = 49;
    private static final byte[] START_CODE = {0, 0, 0, 1};

    private final VideoCodec codec;
    private final List<byte[]> packets = new ArrayList<>();

    private RtpPackets(VideoCodec codec) {
        this.codec = codec;
    }

    static List<byte[]> of(EncodedPicture picture) {
        var rtp = new RtpPackets(picture.codec());
        var units = units(picture.bytes());
        for (var index = 0; index < units.size(); index++) {
            rtp.add(units.get(index), index == units.size() - 1);
        }
        return rtp.packets;
    }

    private static List<byte[]> units(byte[] stream) {
        var units = new ArrayList<byte[]>();
        var start = -1;
        for (var at = 0; at + 2 < stream.length; at++) {
            if (stream[at] == 0 && stream[at + 1] == 0 && stream[at + 2] == 1) {
                if (start >= 0) {
                    units.add(slice(stream, start, stream[at - 1] == 0 ? at - 1 : at));
                }
                start = at + 3;
            }
        }
        units.add(slice(stream, start, stream.length));
        return units;
    }

    private static byte[] slice(byte[] bytes, int from, int to) {
        return java.util.Arrays.copyOfRange(bytes, from, to);
    }

    private void add(byte[] unit, boolean lastOfPicture) {
        if (unit.length <= PAYLOAD_BYTES) {
            packets.add(packet(new byte[0], unit, lastOfPicture));
            return;
        }
        var head = codec == VideoCodec.H264 ? 1 : 2;
        for (var from = head; from < unit.length; from += PAYLOAD_BYTES) {
            var to = Math.min(from + PAYLOAD_BYTES, unit.length);
            var prefix = prefix(unit, from == head, to == unit.length);
            packets.add(packet(prefix, slice(unit, from, to), lastOfPicture && to == unit.length));
        }
    }

    private byte[] prefix(byte[] unit, boolean first, boolean last) {
        var edges = (first ? 0x80 : 0) | (last ? 0x40 : 0);
        return codec == VideoCodec.H264
                ? new byte[] {(byte) (unit[0] & 0x60 | FU_A), (byte) (edges | unit[0] & 0x1F)}
                : new byte[] {(byte) (H265_FU << 1), unit[1], (byte) (edges | unit[0] >> 1 & 0x3F)};
    }

    private byte[] packet(byte[] prefix, byte[] payload, boolean marker) {
        return ByteBuffer.allocate(HEADER_BYTES + prefix.length + payload.length)
                .put((byte) 0x80)
                .put((byte) (PAYLOAD_TYPE | (marker ? 0x80 : 0)))
                .putShort((short) (packets.size() + 1))
                .putInt(90_000)
                .putInt(0x51A7)
                .put(prefix)
                .put(payload)
                .array();
    }

    /// The key frame again, in Annex B form.
    static byte[] depacketised(VideoCodec codec, List<byte[]> packets) {
        var stream = new ByteArrayOutputStream(packets.size() * PAYLOAD_BYTES);
        for (var packet : packets) {
            if (codec == VideoCodec.H264) {
                addH264(packet, stream);
            } else {
                addH265(packet, stream);
            }
        }
        return stream.toByteArray();
    }

    private static void addH264(byte[] packet, ByteArrayOutputStream stream) {
        var skip = HEADER_BYTES;
        if ((packet[skip] & 0x1F) == FU_A) {
            if (packet[skip + 1] < 0) {
                stream.writeBytes(START_CODE);
                stream.write(packet[skip] & 0x60 | packet[skip + 1] & 0x1F);
            }
            skip += 2;
        } else {
            stream.writeBytes(START_CODE);
        }
        stream.write(packet, skip, packet.length - skip);
    }

    private static void addH265(byte[] packet, ByteArrayOutputStream stream) {
        var skip = HEADER_BYTES;
        if ((packet[skip] >> 1 & 0x3F) == H265_FU) {
            if (packet[skip + 2] < 0) {
                stream.writeBytes(START_CODE);
                stream.write((packet[skip + 2] & 0x3F) << 1);
                stream.write(packet[skip + 1]);
            }
            skip += 3;
        } else {
            stream.writeBytes(START_CODE);
        }
        stream.write(packet, skip, packet.length - skip);
    }
}
