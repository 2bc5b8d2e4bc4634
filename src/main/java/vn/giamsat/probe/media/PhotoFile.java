package vn.giamsat.probe.media;

import java.nio.BufferUnderflowException;
import java.util.List;
import vn.giamsat.probe.EncodedPicture;

/// What a photo's file says of itself, read in Java before anything is decoded, and what of it the
/// decoder gets.
///
/// @param widthPixels as stored, before it is turned
/// @param bytesPerPixel the most that the decoder holds for each
/// @param turns to be made one after the other
record PhotoFile(
        int widthPixels,
        int heightPixels,
        int bytesPerPixel,
        List<Orientation> turns,
        Coded coded) {
    /// Three samples of a byte, and one for transparency or the room that a decoder leaves.
    static final int USUAL_BYTES = 4;

    PhotoFile {
        turns = List.copyOf(turns);
    }

    /// @throws UndecodableException for a file that is cut off, or is none of its format
    static PhotoFile of(PhotoFormat format, byte[] file) throws UndecodableException {
        try {
            return switch (format) {
                case JPEG -> JpegFile.read(file);
                case PNG -> ChunkedFile.png(file);
                case WEBP -> ChunkedFile.webp(file);
                case HEIC -> HeifFile.read(file);
            };
        } catch (IndexOutOfBoundsException
                | BufferUnderflowException
                | IllegalArgumentException cut) {
            throw new UndecodableException("the file ends too early");
        }
    }

    long pixels() {
        return (long) widthPixels * heightPixels;
    }

    long decodedBytes() {
        return pixels() * bytesPerPixel;
    }

    /// What is decoded.
    sealed interface Coded {
        /// A file of one picture.
        ///
        /// @param decoder as FFmpeg calls it
        record Whole(String decoder, byte[] bytes) implements Coded {}

        /// Pictures of one size side by side, row by row; what of them lies beyond the photo's
        /// edges is not shown.
        record Tiles(List<EncodedPicture> tiles, int columns) implements Coded {
            public Tiles {
                tiles = List.copyOf(tiles);
            }

            int rows() {
                return tiles.size() / columns;
            }

            int mostBytes() {
                return tiles.stream().mapToInt(tile -> tile.bytes().length).max().orElse(0);
            }
        }
    }
}
