package vn.giamsat.probe.rtsp;

import org.jspecify.annotations.Nullable;

/// The header before each piece of a JPEG in RTP (RFC 2435 section 3.1), with the restart and
/// quantisation headers that may follow it.
///
/// @param offsetBytes where the piece belongs in the scan
/// @param sampling 0 for 4:2:2, 1 for 4:2:0
/// @param quality 1–99 scale the standard tables, 128–255 come with tables of their own
/// @param width in pixels; 0 when it is more than 2040 and said elsewhere
/// @param restartInterval in macroblocks; 0 for none
/// @param tables one or two quantisation tables of 64 bytes in zigzag order; empty when not here
/// @param data the piece of the scan
record JpegHeader(
        int offsetBytes,
        int sampling,
        int quality,
        int width,
        int height,
        int restartInterval,
        Slice tables,
        Slice data) {
    static final int TABLE_BYTES = 64;
    private static final int MAIN_BYTES = 8;
    private static final int RESTART_BYTES = 4;
    private static final int TABLES_HEADER_BYTES = 4;
    private static final int FIRST_TYPE_WITH_RESTARTS = 64;
    private static final int FIRST_QUALITY_WITH_TABLES = 128;

    /// Reads a payload; null when it is none of baseline JPEG with 8-bit tables.
    static @Nullable JpegHeader parse(Slice payload) {
        var restarts = payload.length() > 4 && payload.at(4) >= FIRST_TYPE_WITH_RESTARTS;
        var headerBytes = MAIN_BYTES + (restarts ? RESTART_BYTES : 0);
        if (payload.length() < headerBytes || !isBaseline(payload)) {
            return null;
        }
        var rest = payload.from(headerBytes);
        var tables = hasTables(payload) ? tables(rest) : rest.part(0, 0);
        if (tables == null) {
            return null;
        }
        return new JpegHeader(
                payload.at(1) << 16 | payload.shortAt(2),
                payload.at(4) % FIRST_TYPE_WITH_RESTARTS,
                payload.at(5),
                payload.at(6) * 8,
                payload.at(7) * 8,
                restarts ? payload.shortAt(MAIN_BYTES) : 0,
                tables,
                rest.from(tables.offset() - rest.offset() + tables.length()));
    }

    /// Of the types, only 0 and 1 and the same with restarts are; some qualities are reserved.
    private static boolean isBaseline(Slice payload) {
        var type = payload.at(4);
        var quality = payload.at(5);
        var reserved = quality == 0 || quality >= 100 && quality < FIRST_QUALITY_WITH_TABLES;
        return type < 2 * FIRST_TYPE_WITH_RESTARTS
                && type % FIRST_TYPE_WITH_RESTARTS <= 1
                && !reserved;
    }

    /// Tables come with the first piece of a picture.
    private static boolean hasTables(Slice payload) {
        return payload.at(5) >= FIRST_QUALITY_WITH_TABLES
                && payload.at(1) == 0
                && payload.shortAt(2) == 0;
    }

    JpegHeader sized(int realWidth, int realHeight) {
        return new JpegHeader(
                offsetBytes,
                sampling,
                quality,
                realWidth,
                realHeight,
                restartInterval,
                tables,
                data);
    }

    private static @Nullable Slice tables(Slice rest) {
        if (rest.length() < TABLES_HEADER_BYTES || rest.at(1) != 0) { // bits mean 16-bit tables
            return null;
        }
        var length = rest.shortAt(2);
        var sane = length % TABLE_BYTES == 0 && length <= 2 * TABLE_BYTES;
        return sane && length <= rest.length() - TABLES_HEADER_BYTES
                ? rest.part(TABLES_HEADER_BYTES, length)
                : null;
    }
}
