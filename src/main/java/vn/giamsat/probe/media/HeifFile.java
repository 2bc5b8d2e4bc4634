package vn.giamsat.probe.media;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import vn.giamsat.probe.EncodedPicture;
import vn.giamsat.probe.VideoCodec;

/// A HEIC file (ISO/IEC 23008-12): one H.265 picture, or many side by side, as iPhones write them.
/// Read here, in Java and within bounds, because FFmpeg's reader is part of libavformat, which the
/// service does not have. Pure.
final class HeifFile {
    /// A 48-megapixel iPhone writes 192.
    private static final int MAX_TILES = 512;

    /// Of all tiles; a file may name the same bytes for each.
    private static final long MAX_BYTES = 32 << 20;

    private static final byte[] START_CODE = {0, 0, 0, 1};
    private static final int PARAMETERS_FROM = 22;

    private HeifFile() {}

    static PhotoFile read(byte[] file) throws UndecodableException {
        var items = new HeifItems(file);
        var shown = items.primary();
        var size = HeifBox.demanded(items.properties(shown), "ispe").body();
        return new PhotoFile(
                size.getInt(4),
                size.getInt(8),
                PhotoFile.USUAL_BYTES,
                turns(items.properties(shown)),
                coded(items, shown));
    }

    private static PhotoFile.Coded coded(HeifItems items, int shown) throws UndecodableException {
        return switch (items.type(shown)) {
            case "hvc1" -> new PhotoFile.Coded.Tiles(List.of(picture(items, shown)), 1);
            case "grid" -> tiles(items, shown);
            default -> throw new UndecodableException("items of type " + items.type(shown));
        };
    }

    private static PhotoFile.Coded tiles(HeifItems items, int grid) throws UndecodableException {
        var head = items.content(grid);
        var rows = (head.get(2) & 0xFF) + 1;
        var columns = (head.get(3) & 0xFF) + 1;
        var parts = items.parts(grid);
        if (parts.size() != rows * columns || parts.size() > MAX_TILES) {
            throw new UndecodableException(
                    "%d tiles for %d x %d".formatted(parts.size(), columns, rows));
        }
        return new PhotoFile.Coded.Tiles(pictures(items, parts), columns);
    }

    private static List<EncodedPicture> pictures(HeifItems items, List<Integer> parts)
            throws UndecodableException {
        var pictures = new ArrayList<EncodedPicture>();
        var bytes = 0L;
        for (var part : parts) {
            var picture = picture(items, part);
            bytes += picture.bytes().length;
            if (!items.type(part).equals("hvc1") || bytes > MAX_BYTES) {
                throw new UndecodableException("tiles of type " + items.type(part));
            }
            pictures.add(picture);
        }
        return pictures;
    }

    /// Parameter sets and slices with start codes, as [Decoding] takes them.
    private static EncodedPicture picture(HeifItems items, int item) throws UndecodableException {
        var setup = HeifBox.demanded(items.properties(item), "hvcC").body().duplicate();
        var lengthBytes = (setup.get(PARAMETERS_FROM - 1) & 3) + 1;
        var stream = new ByteArrayOutputStream();
        setup.position(PARAMETERS_FROM);
        for (var arrays = setup.get() & 0xFF; arrays > 0; arrays--) {
            setup.get(); // their type, which they tell themselves
            for (var left = setup.getShort() & 0xFFFF; left > 0; left--) {
                write(stream, setup, setup.getShort() & 0xFFFF);
            }
        }
        var content = items.content(item);
        while (content.hasRemaining()) {
            write(stream, content, length(content, lengthBytes));
        }
        return new EncodedPicture(VideoCodec.H265, stream.toByteArray());
    }

    private static int length(ByteBuffer content, int bytes) throws UndecodableException {
        var length = 0;
        for (var at = 0; at < bytes; at++) {
            length = length << 8 | content.get() & 0xFF;
        }
        if (length < 0 || length > content.remaining()) {
            throw new UndecodableException("a unit that is cut off");
        }
        return length;
    }

    private static void write(ByteArrayOutputStream stream, ByteBuffer source, int length) {
        var unit = new byte[length];
        source.get(unit);
        stream.writeBytes(START_CODE);
        stream.writeBytes(unit);
    }

    /// These count, not what an Exif block says, which phones leave as it was (section 6.5.10).
    private static List<Orientation> turns(List<HeifBox> properties) {
        var turns = new ArrayList<Orientation>();
        for (var property : properties) {
            if (property.type().equals("irot")) {
                turns.add(
                        switch (property.body().get(0) & 3) {
                            case 1 -> Orientation.TURN_LEFT;
                            case 2 -> Orientation.UPSIDE_DOWN;
                            case 3 -> Orientation.TURN_RIGHT;
                            default -> Orientation.UPRIGHT;
                        });
            } else if (property.type().equals("imir")) {
                turns.add(
                        (property.body().get(0) & 1) == 0
                                ? Orientation.MIRRORED_UPSIDE_DOWN
                                : Orientation.MIRRORED);
            }
        }
        return turns;
    }
}
