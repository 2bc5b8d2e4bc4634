package vn.giamsat.probe.rtsp;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.giamsat.probe.rtsp.Rtp.hex;
import static vn.giamsat.probe.rtsp.Rtp.joined;
import static vn.giamsat.probe.rtsp.Rtp.parsed;

import io.vertx.core.buffer.Buffer;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import javax.imageio.ImageIO;
import javax.imageio.plugins.jpeg.JPEGHuffmanTable;
import javax.imageio.plugins.jpeg.JPEGQTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.giamsat.probe.FailureCode;
import vn.giamsat.probe.VideoCodec;

class JpegAssemblerTest {
    private static final int LIMIT = 1 << 20;
    private static final VideoTrack TRACK = track(null);
    private static final int WIDTH = 64;
    private static final int HEIGHT = 48;

    private final JpegAssembler assembler = new JpegAssembler(TRACK, LIMIT);
    private final JavaJpeg jpeg = new JavaJpeg();

    @Test
    void rebuildsAFileThatDecodesToTheSamePicture() throws IOException {
        // Given
        var scan = jpeg.scan;
        var middle = scan.length / 2;
        // When
        assembler.add(
                parsed(1, 9, false, piece(0, 255, jpeg.tables, part(scan, 0, middle))), false);
        assembler.add(
                parsed(2, 9, true, piece(middle, 255, null, part(scan, middle, scan.length))),
                false);
        // Then
        var picture = assembler.picture();
        assertThat(picture.codec()).isEqualTo(VideoCodec.MJPEG);
        assertThat(pixels(picture.bytes())).isEqualTo(pixels(jpeg.file));
        assertThat(assembler.shape()).isEqualTo(new VideoShape("baseline", WIDTH, HEIGHT));
    }

    @Test
    void usesTheTablesOfAnEarlierPictureOfTheSameQuality() {
        // Given
        assembler.add(parsed(1, 9, false, piece(0, 128, jpeg.tables, hex("0102"))), false);
        // When
        assembler.add(parsed(2, 10, true, piece(0, 128, new byte[0], jpeg.scan)), true);
        // Then
        assertThat(assembler.picture()).isNotNull();
    }

    @Test
    void missesTablesThatNeverCame() {
        // When
        assembler.add(parsed(1, 9, true, piece(0, 128, new byte[0], jpeg.scan)), false);
        // Then
        assertThat(assembler.picture()).isNull();
        assertThat(assembler.absence().code()).isEqualTo(FailureCode.PARAM_MISSING);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 49, 50, 80, 99})
    void scalesTheStandardTables(int quality) throws IOException {
        // When
        assembler.add(parsed(1, 9, true, piece(0, quality, null, jpeg.scan)), false);
        // Then
        assertThat(ImageIO.read(new ByteArrayInputStream(assembler.picture().bytes())).getWidth())
                .isEqualTo(WIDTH);
    }

    /// Java has the same tables of ITU-T T.81 annex K, in natural order.
    @Test
    void hasTheStandardTables() {
        // When
        var tables = JpegTables.quantisation(50);
        // Then
        assertThat(sorted(tables, 0)).isEqualTo(sorted(JPEGQTable.K1Luminance));
        assertThat(sorted(tables, 64)).isEqualTo(sorted(JPEGQTable.K2Chrominance));
        assertThat(JpegTables.HUFFMAN)
                .isEqualTo(
                        joined(
                                hex("ffc401a2"),
                                table(0x00, JPEGHuffmanTable.StdDCLuminance),
                                table(0x10, JPEGHuffmanTable.StdACLuminance),
                                table(0x01, JPEGHuffmanTable.StdDCChrominance),
                                table(0x11, JPEGHuffmanTable.StdACChrominance)));
    }

    @Test
    void writesTheRestartInterval() {
        // Given
        var header = hex("0000000041500806");
        // When
        assembler.add(parsed(1, 9, true, joined(header, hex("0004ffff"), jpeg.scan)), false);
        // Then
        assertThat(Buffer.buffer(assembler.picture().bytes()).toString("ISO-8859-1"))
                .contains("\u00ff\u00dd\000\004\000\004");
    }

    @Test
    void takesAWholeFileInsteadOfAScan() {
        // When
        assembler.add(parsed(1, 9, true, piece(0, 80, null, jpeg.file)), false);
        // Then
        assertThat(assembler.picture().bytes()).isEqualTo(jpeg.file);
    }

    @Test
    void takesASizeBeyondTheHeadersLimitFromTheDescription() {
        // Given
        var large = new JpegAssembler(track("2592,1944"), LIMIT);
        // When
        large.add(parsed(1, 9, true, joined(hex("0000000001500000"), jpeg.scan)), false);
        // Then
        assertThat(large.shape()).isEqualTo(new VideoShape("baseline", 2592, 1944));
    }

    @Test
    void missesASizeThatNobodySays() {
        // When
        assembler.add(parsed(1, 9, true, joined(hex("0000000001500000"), jpeg.scan)), false);
        // Then
        assertThat(assembler.absence().code()).isEqualTo(FailureCode.PARAM_MISSING);
    }

    @Test
    void endsAPictureWhereTheTimestampChangesWhenThereIsNoMarker() {
        // Given
        assembler.add(parsed(1, 9, false, piece(0, 80, null, jpeg.scan)), false);
        // When
        assembler.add(parsed(2, 10, false, piece(0, 80, null, jpeg.scan)), false);
        // Then
        assertThat(assembler.picture()).isNotNull();
        assertThat(assembler.keyFrameInterval()).isEqualTo(1);
    }

    @Test
    void skipsAPictureThatLostAPiece() {
        // Given
        assembler.add(parsed(1, 9, false, piece(0, 80, null, part(jpeg.scan, 0, 10))), false);
        // When
        assembler.add(parsed(3, 9, true, piece(20, 80, null, part(jpeg.scan, 20, 30))), true);
        // Then
        assertThat(assembler.picture()).isNull();
        assertThat(assembler.absence().code()).isEqualTo(FailureCode.NO_KEYFRAME);
    }

    @Test
    void skipsAPictureLargerThanTheLimit() {
        // Given
        var small = new JpegAssembler(TRACK, 1024);
        // When
        small.add(parsed(1, 9, true, piece(0, 80, null, new byte[2000])), false);
        // Then
        assertThat(small.picture()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "00000000",
                "0000000002500806aabb", // type 2
                "0000000001000806aabb", // quality 0
                "0000000001640806aabb", // quality 100
                "0000000001ff0806000100800102", // 16-bit tables
                "0000000001ff080600000080", // tables cut off
                "0000000041500806aa" // restart header cut off
            })
    void saysThatAStreamIsEncryptedWhenPayloadsAreNoJpeg(String payload) {
        // When
        assembler.add(parsed(1, 9, true, hex(payload)), false);
        // Then
        assertThat(assembler.picture()).isNull();
        assertThat(assembler.absence().code()).isEqualTo(FailureCode.ENCRYPTED_PAYLOAD);
    }

    private static VideoTrack track(@org.jspecify.annotations.Nullable String dimensions) {
        return new VideoTrack(VideoCodec.MJPEG, 26, 90_000, Map.of(), null, dimensions);
    }

    /// @param tables sent with the first piece when the quality says so
    private static byte[] piece(int offset, int quality, byte[] tables, byte[] data) {
        var header =
                Buffer.buffer()
                        .appendInt(offset)
                        .appendByte((byte) 1)
                        .appendByte((byte) quality)
                        .appendByte((byte) (WIDTH / 8))
                        .appendByte((byte) (HEIGHT / 8));
        if (tables != null) {
            header.appendUnsignedShort(0).appendUnsignedShort(tables.length).appendBytes(tables);
        }
        return header.appendBytes(data).getBytes();
    }

    private static byte[] part(byte[] bytes, int from, int to) {
        return Arrays.copyOfRange(bytes, from, to);
    }

    private static int[] pixels(byte[] file) throws IOException {
        var image = ImageIO.read(new ByteArrayInputStream(file));
        return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    }

    private static int[] sorted(byte[] tables, int start) {
        var values = new int[64];
        for (var i = 0; i < values.length; i++) {
            values[i] = tables[start + i] & 0xFF;
        }
        Arrays.sort(values);
        return values;
    }

    private static int[] sorted(JPEGQTable table) {
        var values = table.getTable();
        Arrays.sort(values);
        return values;
    }

    private static byte[] table(int name, JPEGHuffmanTable table) {
        var bytes = Buffer.buffer().appendByte((byte) name);
        var lengths = Arrays.copyOf(table.getLengths(), 16);
        for (var length : lengths) {
            bytes.appendByte((byte) length);
        }
        for (var value : table.getValues()) {
            bytes.appendByte((byte) value);
        }
        return bytes.getBytes();
    }

    /// A JPEG that Java wrote: 4:2:0, with the standard Huffman tables.
    private static final class JavaJpeg {
        private final byte[] file = file();
        private final byte[] tables;
        private final byte[] scan;

        JavaJpeg() {
            var quantisation = new byte[0];
            var position = 2;
            var marker = 0;
            while (marker != 0xDA) {
                marker = file[position + 1] & 0xFF;
                var length = (file[position + 2] & 0xFF) << 8 | file[position + 3] & 0xFF;
                if (marker == 0xDB) {
                    for (var at = position + 4; at < position + 2 + length; at += 65) {
                        quantisation = joined(quantisation, part(file, at + 1, at + 65));
                    }
                }
                position += 2 + length;
            }
            tables = quantisation;
            scan = part(file, position, file.length);
        }

        private static byte[] file() {
            var image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
            var graphics = image.createGraphics();
            graphics.setColor(Color.ORANGE);
            graphics.fillOval(5, 5, 40, 30);
            graphics.setColor(Color.BLUE);
            graphics.drawString("giamsat", 8, 40);
            var bytes = new ByteArrayOutputStream();
            try {
                ImageIO.write(image, "jpeg", bytes);
            } catch (IOException impossible) {
                throw new AssertionError(impossible);
            }
            return bytes.toByteArray();
        }
    }
}
