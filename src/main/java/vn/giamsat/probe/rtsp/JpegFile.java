package vn.giamsat.probe.rtsp;

import java.io.ByteArrayOutputStream;

/// Rebuilds the JPEG file around a scan that came in RTP (RFC 2435 appendix B; ITU-T T.81 annex B).
final class JpegFile {
    private static final int QUANTISATION = 0xDB;
    private static final int RESTART_INTERVAL = 0xDD;
    private static final int FRAME_BASELINE = 0xC0;
    private static final int SCAN = 0xDA;
    private static final byte[] IMAGE_START = {(byte) 0xFF, (byte) 0xD8};
    private static final byte[] IMAGE_END = {(byte) 0xFF, (byte) 0xD9};

    private JpegFile() {}

    /// @param header of the first piece, with the real width and height
    /// @param tables one or two quantisation tables
    static byte[] around(Slice scan, JpegHeader header, byte[] tables) {
        var file = new ByteArrayOutputStream(scan.length() + 1024);
        file.writeBytes(IMAGE_START);
        var count = tables.length / JpegHeader.TABLE_BYTES;
        for (var table = 0; table < count; table++) {
            segment(file, QUANTISATION, 1 + JpegHeader.TABLE_BYTES);
            file.write(table);
            file.write(tables, table * JpegHeader.TABLE_BYTES, JpegHeader.TABLE_BYTES);
        }
        if (header.restartInterval() > 0) {
            segment(file, RESTART_INTERVAL, 2);
            writeShort(file, header.restartInterval());
        }
        file.writeBytes(JpegTables.HUFFMAN);
        frame(file, header, count - 1);
        scanHeader(file);
        file.write(scan.array(), scan.offset(), scan.length());
        if (!endsImage(scan)) {
            file.writeBytes(IMAGE_END);
        }
        return file.toByteArray();
    }

    /// Whether a camera sent a whole file instead of a scan.
    static boolean isWhole(Slice bytes) {
        return bytes.length() > 2 && bytes.at(0) == 0xFF && bytes.at(1) == 0xD8;
    }

    private static void frame(ByteArrayOutputStream file, JpegHeader header, int chromaTable) {
        segment(file, FRAME_BASELINE, 15);
        file.write(8); // bits a sample
        writeShort(file, header.height());
        writeShort(file, header.width());
        file.write(3);
        var lumaSampling = header.sampling() == 0 ? 0x21 : 0x22;
        file.writeBytes(new byte[] {1, (byte) lumaSampling, 0});
        file.writeBytes(new byte[] {2, 0x11, (byte) chromaTable});
        file.writeBytes(new byte[] {3, 0x11, (byte) chromaTable});
    }

    private static void scanHeader(ByteArrayOutputStream file) {
        segment(file, SCAN, 10);
        file.writeBytes(new byte[] {3, 1, 0x00, 2, 0x11, 3, 0x11, 0, 63, 0});
    }

    private static void segment(ByteArrayOutputStream file, int marker, int bodyBytes) {
        file.write(0xFF);
        file.write(marker);
        writeShort(file, bodyBytes + 2);
    }

    private static void writeShort(ByteArrayOutputStream file, int value) {
        file.write(value >> 8);
        file.write(value);
    }

    private static boolean endsImage(Slice scan) {
        var length = scan.length();
        return length >= 2 && scan.shortAt(length - 2) == 0xFFD9;
    }
}
