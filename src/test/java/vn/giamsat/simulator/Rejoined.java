package vn.giamsat.simulator;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// What a receiver makes of RTP payloads (RFC 6184 section 5.8, RFC 7798 section 4.4.3).
final class Rejoined {
    private Rejoined() {}

    static List<byte[]> units(NalSyntax syntax, List<byte[]> payloads) {
        var units = new ArrayList<byte[]>();
        var current = new ByteArrayOutputStream();
        for (var payload : payloads) {
            var header = syntax.headerBytes();
            if (syntax.type(payload) != (syntax == NalSyntax.H264 ? 28 : 49)) {
                units.add(payload);
                continue;
            }
            if ((payload[header] & 0x80) != 0) {
                current.reset();
                current.writeBytes(start(syntax, payload));
            }
            current.writeBytes(Arrays.copyOfRange(payload, header + 1, payload.length));
            if ((payload[header] & 0x40) != 0) {
                units.add(current.toByteArray());
            }
        }
        return units;
    }

    private static byte[] start(NalSyntax syntax, byte[] payload) {
        return syntax == NalSyntax.H264
                ? new byte[] {(byte) (payload[0] & 0xE0 | payload[1] & 0x1F)}
                : new byte[] {(byte) (payload[0] & 0x81 | (payload[2] & 0x3F) << 1), payload[1]};
    }
}
