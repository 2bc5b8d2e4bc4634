package vn.giamsat.probe.media;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Objects;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.giamsat.probe.media.Development.Developed;
import vn.giamsat.probe.media.Development.Reason;
import vn.giamsat.probe.media.Development.Refused;

/// What of a photo's file the decoder gets, and how much that costs.
class PhotoFileTest {
    private static final int SIDE = 256;

    /// Where the first chunk of a PNG ends: behind the signature, 8 bytes, 13 of IHDR and a sum.
    private static final int HEAD_END = 33;

    /// 64 MB of zeroes in 64 KB. FFmpeg would unpack them in memory.
    @ParameterizedTest
    @ValueSource(strings = {"zTXt", "iCCP", "iTXt"})
    void givesTheDecoderOfPngNothingThatUnpacksBesideThePicture(String chunk) throws Exception {
        // Given
        var bomb = with(chunk, file("upside-down.png"));
        // When
        var given = text(given(PhotoFormat.PNG, bomb));
        // Then
        assertThat(bomb.length).isLessThan(100_000);
        assertThat(given).contains("IHDR", "IDAT", "IEND").doesNotContain(chunk, "eXIf");
        assertThat(given.length()).isLessThan(file("upside-down.png").length);
        assertThat(darkroom(50_000_000).develop(bomb)).isInstanceOf(Developed.class);
    }

    @ParameterizedTest
    @CsvSource({"lossy.webp, VP8_", "lossless.webp, VP8L"})
    void givesTheDecoderOfWebpThePictureAlone(String name, String picture) throws Exception {
        // When
        var given = text(given(PhotoFormat.WEBP, file(name)));
        // Then
        assertThat(given.substring(8, 16)).isEqualTo("WEBP" + picture.replace('_', ' '));
        assertThat(given).doesNotContain("VP8X", "EXIF", "ICCP", "XMP ");
    }

    /// A sample of 16 bits, and coefficients that wait for the last scan, take more than a byte.
    @Test
    void countsWhatTheDecoderHoldsAndNotPixelsAlone() throws IOException {
        // Given
        var usual = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_3BYTE_BGR);
        var deep = png(new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_USHORT_GRAY));
        var exactly = darkroom(SIDE * SIDE);
        // Then
        assertThat(exactly.develop(png(usual))).isInstanceOf(Developed.class);
        assertThat(exactly.develop(jpeg(usual, false))).isInstanceOf(Developed.class);
        for (var file : new byte[][] {deep, jpeg(usual, true)}) {
            assertThat(exactly.develop(file))
                    .isInstanceOfSatisfying(
                            Refused.class,
                            it -> assertThat(it.reason()).isEqualTo(Reason.TOO_MANY_PIXELS));
        }
        assertThat(darkroom(2 * SIDE * SIDE).develop(deep)).isInstanceOf(Developed.class);
        assertThat(darkroom(3 * SIDE * SIDE).develop(jpeg(usual, true)))
                .isInstanceOf(Developed.class);
    }

    /// A progressive frame of 8192 × 8192 after the scan of a small usual one.
    @Test
    void refusesAJpegThatHidesAnotherFrameAmongItsScans() throws IOException {
        // Given
        var file = file("held-right.jpg");
        var end = text(file).lastIndexOf("\u00ff\u00d9");
        var hidden = HexFormat.of().parseHex("ffc20011082000200003011100021100031100");
        var hiding = new ByteArrayOutputStream();
        hiding.write(file, 0, end);
        hiding.writeBytes(hidden);
        hiding.write(file, end, file.length - end);
        // Then
        assertThatThrownBy(() -> PhotoFile.of(PhotoFormat.JPEG, hiding.toByteArray()))
                .hasMessageContaining("another frame");
    }

    private static Darkroom darkroom(int maxPixels) {
        return new Darkroom(new PictureLimits(maxPixels, 1 << 24));
    }

    private static byte[] given(PhotoFormat format, byte[] file) throws UndecodableException {
        return ((PhotoFile.Coded.Whole) PhotoFile.of(format, file).coded()).bytes();
    }

    /// The PNG with one more chunk: a name, and 64 MB packed.
    private static byte[] with(String chunk, byte[] png) throws IOException {
        var body = new ByteArrayOutputStream();
        body.writeBytes((chunk + "name\0").getBytes(ISO_8859_1));
        body.writeBytes(chunk.equals("iTXt") ? new byte[] {1, 0, 0, 0} : new byte[] {0});
        try (var packed = new DeflaterOutputStream(body, new Deflater(Deflater.BEST_COMPRESSION))) {
            for (var megabyte = 0; megabyte < 64; megabyte++) {
                packed.write(new byte[1 << 20]);
            }
        }
        var sum = new CRC32();
        sum.update(body.toByteArray());
        return ByteBuffer.allocate(png.length + body.size() + 8)
                .put(png, 0, HEAD_END)
                .putInt(body.size() - 4)
                .put(body.toByteArray())
                .putInt((int) sum.getValue())
                .put(png, HEAD_END, png.length - HEAD_END)
                .array();
    }

    private static byte[] png(BufferedImage picture) throws IOException {
        var file = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", file);
        return file.toByteArray();
    }

    private static byte[] jpeg(BufferedImage picture, boolean progressive) throws IOException {
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        var manner = writer.getDefaultWriteParam();
        if (progressive) {
            manner.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
        }
        var file = new ByteArrayOutputStream();
        try (var stream = ImageIO.createImageOutputStream(file)) {
            writer.setOutput(stream);
            writer.write(null, new IIOImage(picture, null, null), manner);
        }
        return file.toByteArray();
    }

    private static byte[] file(String name) throws IOException {
        try (var bytes = PhotoFileTest.class.getResourceAsStream("/photos/" + name)) {
            return Objects.requireNonNull(bytes, name).readAllBytes();
        }
    }

    private static String text(byte[] file) {
        return new String(file, ISO_8859_1);
    }
}
