package vn.giamsat.probe.media;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/// The formats of files that phones make, told by their first bytes: names and types that a phone
/// gives are not looked at. Pure.
enum PhotoFormat {
    JPEG,
    PNG,
    WEBP,
    HEIC;

    private static final byte[] JPEG_BEGINS = HexFormat.of().parseHex("ffd8ff");
    private static final byte[] PNG_BEGINS = HexFormat.of().parseHex("89504e470d0a1a0a");

    /// Brands of files whose pictures are H.265 (ISO/IEC 23008-12 annex B.4); `mif1` alone says
    /// nothing of the codec.
    private static final String HEIC_BRANDS = "(....)*(heic|heix|heim|heis|hevc|hevx)(....)*";

    private static final int BRANDS_LOOKED_AT = 16;

    static Optional<PhotoFormat> of(byte[] file) {
        if (begins(file, JPEG_BEGINS)) {
            return Optional.of(JPEG);
        }
        if (begins(file, PNG_BEGINS)) {
            return Optional.of(PNG);
        }
        if (text(file, 0, 4).equals("RIFF") && text(file, 8, 12).equals("WEBP")) {
            return Optional.of(WEBP);
        }
        return isHeic(file) ? Optional.of(HEIC) : Optional.empty();
    }

    /// The file type box comes first: its size, `ftyp`, the main brand, its version, other brands.
    private static boolean isHeic(byte[] file) {
        if (!text(file, 4, 8).equals("ftyp")) {
            return false;
        }
        var size = (file[2] & 0xFF) << 8 | file[3] & 0xFF;
        var end = Math.clamp(size, 16, 16 + 4 * BRANDS_LOOKED_AT);
        return (text(file, 8, 12) + text(file, 16, end)).matches(HEIC_BRANDS);
    }

    private static boolean begins(byte[] file, byte[] beginning) {
        return file.length >= beginning.length
                && Arrays.equals(file, 0, beginning.length, beginning, 0, beginning.length);
    }

    /// Shorter where the file ends.
    private static String text(byte[] file, int from, int end) {
        var known = Math.min(end, file.length);
        return from >= known ? "" : new String(file, from, known - from, ISO_8859_1);
    }
}
