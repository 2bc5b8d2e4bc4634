package vn.giamsat.probe.worker;

import java.io.DataInputStream;
import java.io.IOException;

/// Reads what a decoder process measured. A process that a hostile picture took over may say
/// anything: what cannot be is no answer.
final class Measured {
    /// More than any picture has that is decoded here (`giamsat.media.max-pixels`).
    private static final int LONGEST_SIDE = 65_535;

    /// For what was added up.
    private static final double ROUNDING = 1e-6;

    private Measured() {}

    /// @throws IllegalArgumentException for a number that is out of its range, or none
    static double number(DataInputStream in, double least, double most) throws IOException {
        var number = in.readDouble();
        if (!(number >= least - ROUNDING && number <= most + ROUNDING)) {
            throw new IllegalArgumentException(
                    "measured %s, not %s to %s".formatted(number, least, most));
        }
        return number;
    }

    static double share(DataInputStream in) throws IOException {
        return number(in, 0, 1);
    }

    /// Width or height of a picture, in pixels.
    static int side(DataInputStream in) throws IOException {
        return side(in, LONGEST_SIDE);
    }

    static int side(DataInputStream in, int longest) throws IOException {
        var pixels = in.readInt();
        if (pixels < 1 || pixels > longest) {
            throw new IllegalArgumentException("a side of %d pixels".formatted(pixels));
        }
        return pixels;
    }

    /// A file that begins as JPEG files do: markers SOI and whatever follows.
    static byte[] jpeg(DataInputStream in) throws IOException {
        var jpeg = Pipe.readBytes(in);
        if (jpeg.length < 4
                || jpeg[0] != (byte) 0xFF
                || jpeg[1] != (byte) 0xD8
                || jpeg[2] != (byte) 0xFF) {
            throw new IllegalArgumentException("%d bytes that are no JPEG".formatted(jpeg.length));
        }
        return jpeg;
    }
}
