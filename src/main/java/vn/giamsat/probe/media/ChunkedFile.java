package vn.giamsat.probe.media;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Files that are a row of named chunks: PNG (ISO/IEC 15948) and WebP (RFC 9649). The first chunk
/// of each name counts. Pure.
final class ChunkedFile {
    private ChunkedFile() {}

    /// The decoder gets the whole file; what else stands in it does not come out of the decoder.
    static PhotoFile png(byte[] file) throws UndecodableException {
        var chunks = pngChunks(ByteBuffer.wrap(file, 8, file.length - 8));
        var head = demanded(chunks, "IHDR");
        return new PhotoFile(
                head.getInt(0), head.getInt(4), turns(chunks.get("eXIf")), whole("png", file));
    }

    private static Map<String, ByteBuffer> pngChunks(ByteBuffer bytes) throws UndecodableException {
        var chunks = new LinkedHashMap<String, ByteBuffer>();
        while (bytes.remaining() >= 8 && !chunks.containsKey("IEND")) {
            var length = bytes.getInt();
            chunks.putIfAbsent(name(bytes), chunk(bytes, length));
            bytes.position(bytes.position() + length + 4); // and its checksum
        }
        return chunks;
    }

    static PhotoFile webp(byte[] file) throws UndecodableException {
        var bytes = ByteBuffer.wrap(file, 12, file.length - 12).order(ByteOrder.LITTLE_ENDIAN);
        var chunks = new LinkedHashMap<String, ByteBuffer>();
        while (bytes.remaining() >= 8) {
            var name = name(bytes);
            var length = bytes.getInt();
            chunks.putIfAbsent(name, chunk(bytes, length));
            bytes.position(Math.min(bytes.limit(), bytes.position() + length + (length & 1)));
        }
        var exif = chunks.get("EXIF");
        var size = webpSize(chunks);
        return new PhotoFile(
                size[0],
                size[1],
                turns(exif == null ? null : Exif.named(exif)),
                whole("webp", file));
    }

    /// Width and height: 14 bits each in both codings.
    private static int[] webpSize(Map<String, ByteBuffer> chunks) throws UndecodableException {
        var lossy = chunks.get("VP8 ");
        if (lossy != null) {
            return new int[] {lossy.getShort(6) & 0x3FFF, lossy.getShort(8) & 0x3FFF};
        }
        var bits = demanded(chunks, "VP8L").getInt(1);
        return new int[] {(bits & 0x3FFF) + 1, (bits >>> 14 & 0x3FFF) + 1};
    }

    private static ByteBuffer chunk(ByteBuffer bytes, int length) throws UndecodableException {
        if (length < 0 || length > bytes.remaining()) {
            throw new UndecodableException("a chunk of %d bytes".formatted(length));
        }
        return bytes.slice(bytes.position(), length).order(bytes.order());
    }

    private static String name(ByteBuffer bytes) {
        var name = new byte[4];
        bytes.get(name);
        return new String(name, ISO_8859_1);
    }

    private static ByteBuffer demanded(Map<String, ByteBuffer> chunks, String name)
            throws UndecodableException {
        var chunk = chunks.get(name);
        if (chunk == null) {
            throw new UndecodableException("no chunk " + name.strip());
        }
        return chunk;
    }

    private static List<Orientation> turns(@Nullable ByteBuffer exif) {
        return exif == null ? List.of() : List.of(Exif.orientation(exif));
    }

    private static PhotoFile.Coded whole(String decoder, byte[] file) {
        return new PhotoFile.Coded.Whole(decoder, file);
    }
}
