package vn.giamsat.probe.media;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.List;

/// A JPEG file (ITU-T T.81 annex B): its size, how the phone was held, and the file without what
/// the phone tells beside the picture. FFmpeg never sees that. Confined to one reading.
final class JpegFile {
    /// Frames beyond this one are progressive, or of other kinds that no phone makes.
    private static final int EXTENDED_FRAME = 0xC1;

    /// All coefficients are held besides the samples until the last scan: two bytes of each.
    private static final int PROGRESSIVE_BYTES = 9;

    private static final int END_OF_PICTURE = 0xD9;
    private static final int START_OF_SCAN = 0xDA;
    private static final int JFIF = 0xE0;
    private static final int EXIF = 0xE1;

    /// Says how colours are stored.
    private static final int ADOBE = 0xEE;

    private static final int LAST_APPLICATION = 0xEF;
    private static final int COMMENT = 0xFE;
    private static final int FILLER = 0xFF;

    private final ByteBuffer file;
    private final ByteArrayOutputStream bare = new ByteArrayOutputStream();
    private Orientation held = Orientation.UPRIGHT;
    private int bytesPerPixel = PhotoFile.USUAL_BYTES;
    private int width;
    private int height;

    private JpegFile(byte[] file) {
        this.file = ByteBuffer.wrap(file);
    }

    static PhotoFile read(byte[] file) throws UndecodableException {
        var jpeg = new JpegFile(file);
        jpeg.readHead();
        var coded = new PhotoFile.Coded.Whole("mjpeg", jpeg.bare.toByteArray());
        return new PhotoFile(
                jpeg.width, jpeg.height, jpeg.bytesPerPixel, List.of(jpeg.held), coded);
    }

    /// Up to the first scan; from there on all is picture.
    private void readHead() throws UndecodableException {
        keep(0, 2);
        file.position(2);
        var marker = marker();
        while (marker != START_OF_SCAN) {
            var begin = file.position();
            var length = file.getShort(begin) & 0xFFFF;
            look(marker, file.slice(begin + 2, length - 2));
            if (isPicture(marker)) {
                keep(begin - 2, length + 2);
            }
            file.position(begin + length);
            marker = marker();
        }
        if (width == 0 || height == 0) {
            throw new UndecodableException("no size before the first scan");
        }
        demandNoOtherFrame();
        keep(file.position() - 2, file.limit() - file.position() + 2);
    }

    /// Among the scans it would be decoded at a size and in a way that the first one did not tell.
    private void demandNoOtherFrame() throws UndecodableException {
        for (var at = file.position(); at + 1 < file.limit(); at++) {
            var code = file.get(at + 1) & 0xFF;
            if ((file.get(at) & 0xFF) != FILLER) {
                continue;
            }
            if (code == END_OF_PICTURE) {
                return;
            }
            if (isFrame(code)) {
                throw new UndecodableException("another frame at byte " + at);
            }
        }
    }

    private int marker() throws UndecodableException {
        if ((file.get() & 0xFF) != FILLER) {
            throw new UndecodableException("no marker at byte " + (file.position() - 1));
        }
        var code = file.get() & 0xFF;
        while (code == FILLER) {
            code = file.get() & 0xFF;
        }
        return code;
    }

    private void look(int marker, ByteBuffer segment) {
        if (marker == EXIF && held == Orientation.UPRIGHT) {
            var block = Exif.named(segment);
            held = block == segment ? held : Exif.orientation(block);
        } else if (isFrame(marker)) {
            height = segment.getShort(1) & 0xFFFF;
            width = segment.getShort(3) & 0xFFFF;
            bytesPerPixel = marker <= EXTENDED_FRAME ? PhotoFile.USUAL_BYTES : PROGRESSIVE_BYTES;
        }
    }

    /// Frames of all kinds; three codes between them are something else.
    private static boolean isFrame(int marker) {
        return marker >= 0xC0
                && marker <= 0xCF
                && marker != 0xC4
                && marker != 0xC8
                && marker != 0xCC;
    }

    private static boolean isPicture(int marker) {
        return marker == JFIF
                || marker == ADOBE
                || marker != COMMENT && (marker < JFIF || marker > LAST_APPLICATION);
    }

    private void keep(int from, int length) {
        bare.write(file.array(), from, length);
    }
}
