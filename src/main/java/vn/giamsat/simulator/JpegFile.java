package vn.giamsat.simulator;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Reads a scene file of JPEG files one after another (ITU-T T.81, annex B). Baseline with 8-bit
/// tables and without restarts, as `make-scenes.sh` makes them; anything else is a mistake there.
final class JpegFile {
    private static final int START_OF_FRAME = 0xC0;
    private static final int START_OF_IMAGE = 0xD8;
    private static final int END_OF_IMAGE = 0xD9;
    private static final int START_OF_SCAN = 0xDA;
    private static final int QUANTISATION_TABLES = 0xDB;
    private static final int RESTART_INTERVAL = 0xDD;
    private static final int TABLE_BYTES = 64;
    private static final int SAMPLING_420 = 0x22;

    private final ByteBuffer file;
    private final byte[][] tables = new byte[4][];
    private int sampling;
    private int widthPixels;
    private int heightPixels;
    private final int[] tableOfComponent = new int[3];

    private JpegFile(ByteBuffer file) {
        this.file = file;
    }

    static List<JpegPicture> pictures(byte[] stream) {
        var rest = ByteBuffer.wrap(stream);
        var pictures = new ArrayList<JpegPicture>();
        while (rest.hasRemaining()) {
            pictures.add(new JpegFile(rest).picture());
        }
        return pictures;
    }

    private JpegPicture picture() {
        var marker = marker();
        while (marker != START_OF_SCAN) {
            if (marker != START_OF_IMAGE) {
                read(marker, segment());
            }
            marker = marker();
        }
        segment();
        return new JpegPicture(
                sampling == SAMPLING_420 ? 1 : 0, widthPixels, heightPixels, tables(), scan());
    }

    private void read(int marker, ByteBuffer segment) {
        switch (marker) {
            case QUANTISATION_TABLES -> readTables(segment);
            case START_OF_FRAME -> readFrame(segment);
            case RESTART_INTERVAL -> throw new IllegalStateException("a JPEG scene with restarts");
            default -> {} // application data, comments, the usual Huffman tables
        }
    }

    private void readTables(ByteBuffer segment) {
        while (segment.hasRemaining()) {
            var table = new byte[TABLE_BYTES];
            var id = segment.get();
            segment.get(table);
            tables[id] = table;
        }
    }

    private void readFrame(ByteBuffer segment) {
        segment.get(); // bits per sample
        heightPixels = segment.getShort();
        widthPixels = segment.getShort();
        var components = segment.get();
        for (var component = 0; component < components; component++) {
            segment.get(); // its id
            var factors = segment.get();
            sampling = component == 0 ? factors : sampling;
            tableOfComponent[component] = segment.get();
        }
    }

    private byte[] tables() {
        return ByteBuffer.allocate(2 * TABLE_BYTES)
                .put(tables[tableOfComponent[0]])
                .put(tables[tableOfComponent[1]])
                .array();
    }

    private byte[] scan() {
        var start = file.position();
        var end = start;
        while ((file.get(end) & 0xFF) != 0xFF || (file.get(end + 1) & 0xFF) != END_OF_IMAGE) {
            end++;
        }
        file.position(end + 2);
        return Arrays.copyOfRange(file.array(), start, end);
    }

    private int marker() {
        return file.getShort() & 0xFF;
    }

    private ByteBuffer segment() {
        var length = (file.getShort() & 0xFFFF) - Short.BYTES;
        var segment = file.slice(file.position(), length);
        file.position(file.position() + length);
        return segment;
    }
}
