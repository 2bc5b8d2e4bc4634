package vn.giamsat.probe.media;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Files that are a row of named chunks: PNG (ISO/IEC 15948) and WebP (RFC 9649). The first chunk
/// of each name counts. The decoder gets the picture alone: texts and profiles beside it are
/// compressed, and FFmpeg would unpack them whatever their size. Pure.
final class ChunkedFile {
    private static final int PNG_SIGNATURE_BYTES = 8;
    private static final String PNG_DATA = "IDAT";
    private static final Set<String> PNG_PICTURE = Set.of("IHDR", "PLTE", "tRNS", PNG_DATA, "IEND");

    /// Where the IHDR tells the bits of a sample; with 16 there are up to four of two bytes.
    private static final int PNG_DEPTH = 8;

    private static final int DEEP_BYTES = 8;
    private static final String WEBP_LOSSY = "VP8 ";
    private static final String WEBP_LOSSLESS = "VP8L";

    private ChunkedFile() {}

    static PhotoFile png(byte[] file) throws UndecodableException {
        var bare = new ByteArrayOutputStream();
        bare.write(file, 0, PNG_SIGNATURE_BYTES);
        var chunks = pngChunks(file, bare);
        var head = demanded(chunks, "IHDR");
        return new PhotoFile(
                head.getInt(0),
                head.getInt(4),
                head.get(PNG_DEPTH) > 8 ? DEEP_BYTES : PhotoFile.USUAL_BYTES,
                turns(chunks.get("eXIf")),
                whole("png", bare.toByteArray()));
    }

    /// @param bare gets those that are the picture
    private static Map<String, ByteBuffer> pngChunks(byte[] file, ByteArrayOutputStream bare)
            throws UndecodableException {
        var bytes = ByteBuffer.wrap(file, PNG_SIGNATURE_BYTES, file.length - PNG_SIGNATURE_BYTES);
        var chunks = new LinkedHashMap<String, ByteBuffer>();
        while (bytes.remaining() >= 8 && !chunks.containsKey("IEND")) {
            var begin = bytes.position();
            var length = bytes.getInt();
            var name = name(bytes);
            var isFirst = chunks.putIfAbsent(name, chunk(bytes, length)) == null;
            bytes.position(bytes.position() + length + 4); // and its checksum
            if (PNG_PICTURE.contains(name) && (isFirst || name.equals(PNG_DATA))) {
                bare.write(file, begin, bytes.position() - begin);
            }
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
                PhotoFile.USUAL_BYTES,
                turns(exif == null ? null : Exif.named(exif)),
                whole("webp", bareWebp(chunks)));
    }

    /// A file of one chunk. Transparency beside a lossy picture would be flattened anyway.
    private static byte[] bareWebp(Map<String, ByteBuffer> chunks) throws UndecodableException {
        var name = chunks.containsKey(WEBP_LOSSY) ? WEBP_LOSSY : WEBP_LOSSLESS;
        var picture = demanded(chunks, name);
        var length = picture.remaining();
        var padded = length + (length & 1);
        return ByteBuffer.allocate(20 + padded)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("RIFF".getBytes(ISO_8859_1))
                .putInt(12 + padded)
                .put(("WEBP" + name).getBytes(ISO_8859_1))
                .putInt(length)
                .put(picture.duplicate())
                .array();
    }

    /// Width and height: 14 bits each in both codings.
    private static int[] webpSize(Map<String, ByteBuffer> chunks) throws UndecodableException {
        var lossy = chunks.get(WEBP_LOSSY);
        if (lossy != null) {
            return new int[] {lossy.getShort(6) & 0x3FFF, lossy.getShort(8) & 0x3FFF};
        }
        var bits = demanded(chunks, WEBP_LOSSLESS).getInt(1);
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
