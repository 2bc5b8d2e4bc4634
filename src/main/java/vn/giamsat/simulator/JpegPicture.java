package vn.giamsat.simulator;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// One JPEG, taken apart for RTP (RFC 2435): the receiver puts the headers together again, with the
/// usual Huffman tables.
///
/// @param type 0 for 4:2:2, 1 for 4:2:0
/// @param tables the quantisation tables for brightness and colour, 64 bytes each
/// @param scan the entropy-coded bytes
record JpegPicture(int type, int widthPixels, int heightPixels, byte[] tables, byte[] scan)
        implements CodedPicture {
    private static final int HEADER_BYTES = 8;
    private static final int TABLES_HEADER_BYTES = 4;
    private static final int TABLES_IN_BAND = 255;
    private static final int MARKER = 0xFF;

    @Override
    public boolean isKey() {
        return true;
    }

    @Override
    public List<byte[]> payloads() {
        var payloads = new ArrayList<byte[]>();
        var offset = 0;
        while (offset < scan.length) {
            var room = MOST_PAYLOAD_BYTES - HEADER_BYTES - (offset == 0 ? tablesBytes() : 0);
            var length = Math.min(room, scan.length - offset);
            payloads.add(payload(offset, length));
            offset += length;
        }
        return payloads;
    }

    /// A marker among the coded bytes would end the scan, so none may come about.
    @Override
    public JpegPicture corrupted() {
        var flipped = Damage.flipped(scan, 0);
        for (var at = 0; at < flipped.length; at++) {
            if ((flipped[at] & 0xFF) == MARKER) {
                flipped[at] = (byte) (MARKER - 1);
            }
        }
        return new JpegPicture(type, widthPixels, heightPixels, tables, flipped);
    }

    @Override
    public JpegPicture withoutKeySlices() {
        throw new UnsupportedOperationException("nothing is left of a JPEG");
    }

    @Override
    public JpegPicture withoutParameterSets() {
        throw new UnsupportedOperationException("a JPEG has none");
    }

    private int tablesBytes() {
        return TABLES_HEADER_BYTES + tables.length;
    }

    private byte[] payload(int offset, int length) {
        var payload = new ByteArrayOutputStream(MOST_PAYLOAD_BYTES);
        payload.writeBytes(
                ByteBuffer.allocate(HEADER_BYTES)
                        .putInt(offset) // the upper byte is "type-specific", 0
                        .put((byte) type)
                        .put((byte) TABLES_IN_BAND)
                        .put((byte) (widthPixels / 8))
                        .put((byte) (heightPixels / 8))
                        .array());
        if (offset == 0) {
            payload.writeBytes(
                    ByteBuffer.allocate(TABLES_HEADER_BYTES).putInt(tables.length).array());
            payload.writeBytes(tables);
        }
        payload.writeBytes(Arrays.copyOfRange(scan, offset, offset + length));
        return payload.toByteArray();
    }
}
