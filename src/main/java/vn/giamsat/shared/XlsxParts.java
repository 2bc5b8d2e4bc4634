package vn.giamsat.shared;

import io.smallrye.mutiny.Uni;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/// The parts of a spreadsheet file that hold texts, inflated (ECMA-376 part 2: a package is a ZIP
/// archive). Macros, pictures and the like are passed over. What an archive says of its sizes is
/// not believed: every inflated byte counts, passed over or not. Event loop, in small turns.
final class XlsxParts {
    private static final int MAX_ENTRIES = 1_000;
    private static final int MAX_INFLATED_BYTES = 48 << 20;
    private static final int CHUNK_BYTES = 64 << 10;
    private static final int CHUNKS_PER_TURN = 8;

    private final Map<String, ByteArrayOutputStream> parts = new HashMap<>();

    private XlsxParts() {}

    /// @throws Problem INVALID_INPUT for what is no archive, TOO_LARGE for one that inflates to
    ///     more than 48 MB or has more than 1,000 entries
    static Uni<XlsxParts> of(byte[] file) {
        var parts = new XlsxParts();
        return Turns.each(new Chunks(file), CHUNKS_PER_TURN, parts::keep).replaceWith(parts);
    }

    private void keep(Chunk chunk) {
        if (chunk.entry.endsWith(".xml") || chunk.entry.endsWith(".rels")) {
            parts.computeIfAbsent(chunk.entry, entry -> new ByteArrayOutputStream())
                    .writeBytes(chunk.bytes);
        }
    }

    /// @param path without a slash in front
    byte @Nullable [] part(String path) {
        var part = parts.get(path);
        return part == null ? null : part.toByteArray();
    }

    /// A piece of an entry, empty for an entry that has nothing in it.
    private record Chunk(String entry, byte[] bytes) {}

    private static final class Chunks implements Iterator<Chunk> {
        private final ZipInputStream zip;
        private @Nullable ZipEntry entry;
        private int entries;
        private int inflated;

        Chunks(byte[] file) {
            zip = new ZipInputStream(new ByteArrayInputStream(file));
            advance();
        }

        private void advance() {
            try {
                entry = zip.getNextEntry();
            } catch (IOException | IllegalArgumentException broken) {
                throw XlsxSheet.unreadable();
            }
            if (++entries > MAX_ENTRIES) {
                throw new Problem(ErrorCode.TOO_LARGE, "more than " + MAX_ENTRIES + " entries");
            }
        }

        @Override
        public boolean hasNext() {
            return entry != null;
        }

        @Override
        public Chunk next() {
            var name = entry == null ? "" : entry.getName();
            var bytes = inflated();
            inflated += bytes.length;
            if (inflated > MAX_INFLATED_BYTES) {
                throw new Problem(
                        ErrorCode.TOO_LARGE, "more than " + (MAX_INFLATED_BYTES >> 20) + " MB");
            }
            if (bytes.length < CHUNK_BYTES) {
                advance();
            }
            return new Chunk(name, bytes);
        }

        private byte[] inflated() {
            try {
                return zip.readNBytes(CHUNK_BYTES);
            } catch (IOException broken) {
                throw XlsxSheet.unreadable();
            }
        }
    }
}
