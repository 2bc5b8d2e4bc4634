package vn.giamsat.probe.media;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.giamsat.probe.media.Development.Developed;
import vn.giamsat.probe.media.Development.Print;
import vn.giamsat.probe.media.Development.Reason;
import vn.giamsat.probe.media.Development.Refused;

/// Photos of each format through real FFmpeg; `make-photos.sh` says what they show.
class DarkroomTest {
    private static final Darkroom DARKROOM = new Darkroom(PhotoSettings.DEFAULTS.limits());

    /// Orientation of the Exif in `held-right.jpg`: the value of its first entry.
    private static final byte[] ORIENTATION_ENTRY = {0x01, 0x12, 0, 3, 0, 0, 0, 1, 0};

    /// Fields row by row, as they are seen.
    @ParameterizedTest
    @CsvSource({
        "held-right.jpg, 480, 640, blue red white green",
        "upside-down.png, 160, 120, white blue green red",
        "lossy.webp, 640, 480, red green blue white",
        "lossless.webp, 640, 480, red green blue white",
        "single.heic, 640, 480, red green blue white",
        "grid-turned-left.heic, 480, 640, green white red blue",
    })
    void showsEachFormatUpright(String file, int width, int height, String fields)
            throws IOException {
        // When
        var full = developed(photo(file)).full();
        // Then
        assertThat(full.widthPixels()).isEqualTo(width);
        assertThat(full.heightPixels()).isEqualTo(height);
        assertThat(read(full).getWidth()).isEqualTo(width);
        assertThat(fields(full)).isEqualTo(fields);
    }

    @ParameterizedTest
    @CsvSource({
        "1, red green blue white",
        "2, green red white blue",
        "3, white blue green red",
        "4, blue white red green",
        "5, red blue green white",
        "6, blue red white green",
        "7, white green blue red",
        "8, green white red blue",
        "9, red green blue white",
    })
    void turnsWhatAPhoneHeldInAnyWay(int orientation, String fields) throws IOException {
        // Given
        var file = photo("held-right.jpg");
        file[indexOf(file, ORIENTATION_ENTRY) + ORIENTATION_ENTRY.length] = (byte) orientation;
        // Then
        assertThat(fields(developed(file).full())).isEqualTo(fields);
    }

    /// The bytes are searched, of the picture and of the thumbnail.
    @ParameterizedTest
    @ValueSource(
            strings = {"held-right.jpg", "upside-down.png", "lossy.webp", "grid-turned-left.heic"})
    void leavesOutDeviceAndPlace(String file) throws IOException {
        // Given
        assertThat(text(photo(file))).contains("Giamsat-Phone");
        // When
        var developed = developed(photo(file));
        // Then
        for (var print : Stream.of(developed.full(), developed.thumbnail()).toList()) {
            assertThat(text(print.jpeg())).doesNotContain("Giamsat", "Exif", "http", "GPS");
            assertThat(markers(print.jpeg())).doesNotContain(0xE1);
        }
    }

    @Test
    void fitsPhotosAndThumbnailsIntoTheirSquares() throws IOException {
        // Given
        var big = written("png", new BufferedImage(3000, 1500, BufferedImage.TYPE_3BYTE_BGR));
        // When
        var developed = developed(big);
        // Then
        assertThat(developed.full().widthPixels()).isEqualTo(2048);
        assertThat(developed.full().heightPixels()).isEqualTo(1024);
        assertThat(read(developed.thumbnail()).getWidth()).isEqualTo(320);
        assertThat(read(developed.thumbnail()).getHeight()).isEqualTo(160);
    }

    @Test
    void readsProgressiveFiles() throws IOException {
        // Given
        var upright = read(developed(photo("lossy.webp")).full());
        // When
        var developed = developed(progressive(upright));
        // Then
        assertThat(fields(developed.full())).isEqualTo("red green blue white");
    }

    /// Each announces more than 50 million pixels, in some hundred bytes.
    @Test
    void refusesWhatUnpacksToTooMuchBeforeItIsUnpacked() throws IOException {
        // Given
        var png = photo("upside-down.png");
        ByteBuffer.wrap(png).putInt(16, 30_000).putInt(20, 30_000);
        var jpeg = photo("held-right.jpg");
        var frame = indexOf(jpeg, new byte[] {(byte) 0xFF, (byte) 0xC0});
        ByteBuffer.wrap(jpeg)
                .putShort(frame + 5, (short) 65_000)
                .putShort(frame + 7, (short) 65_000);
        var heic = photo("single.heic");
        var size = indexOf(heic, "ispe".getBytes(ISO_8859_1));
        ByteBuffer.wrap(heic).putInt(size + 8, 1 << 20).putInt(size + 12, 1 << 20);
        // Then
        for (var bomb : Stream.of(png, jpeg, heic).toList()) {
            assertThat(reason(bomb)).isEqualTo(Reason.TOO_MANY_PIXELS);
        }
    }

    /// The head tells a small picture, the coded one is big.
    @Test
    void refusesAPictureThatIsBiggerThanItsFileSays() throws IOException {
        // Given
        var heic = photo("single.heic");
        var size = indexOf(heic, "ispe".getBytes(ISO_8859_1));
        ByteBuffer.wrap(heic).putInt(size + 8, 16).putInt(size + 12, 16);
        // Then
        assertThat(reason(heic)).isEqualTo(Reason.UNDECODABLE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "held-right.jpg",
                "upside-down.png",
                "lossy.webp",
                "lossless.webp",
                "single.heic",
                "grid-turned-left.heic"
            })
    void refusesWhatIsCutOffWhereverItIs(String name) throws IOException {
        // Given
        var file = photo(name);
        // Then
        for (var length = 12; length < file.length * 3 / 4; length += 7) {
            assertThat(DARKROOM.develop(Arrays.copyOf(file, length)))
                    .as("%d of %d bytes", length, file.length)
                    .isInstanceOf(Refused.class);
        }
    }

    /// A hostile file may say anything; it is refused or shown, but nothing else happens.
    @ParameterizedTest
    @ValueSource(strings = {"held-right.jpg", "lossy.webp", "grid-turned-left.heic"})
    void survivesEveryByteThatIsChanged(String name) throws IOException {
        // Given
        var file = photo(name);
        // Then
        for (var at = 12; at < file.length; at++) {
            var changed = file.clone();
            changed[at] ^= (byte) 0xFF;
            assertThat(DARKROOM.develop(changed)).isInstanceOfAny(Refused.class, Developed.class);
        }
    }

    private static Developed developed(byte[] file) {
        return (Developed) DARKROOM.develop(file);
    }

    private static Reason reason(byte[] file) {
        return ((Refused) DARKROOM.develop(file)).reason();
    }

    private static byte[] photo(String file) throws IOException {
        try (var bytes = DarkroomTest.class.getResourceAsStream("/photos/" + file)) {
            return Objects.requireNonNull(bytes, file).readAllBytes();
        }
    }

    private static BufferedImage read(Print print) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(print.jpeg()));
    }

    private static String fields(Print print) throws IOException {
        var picture = read(print);
        var width = picture.getWidth();
        var height = picture.getHeight();
        return Stream.of(
                        picture.getRGB(width / 4, height / 4),
                        picture.getRGB(width * 3 / 4, height / 4),
                        picture.getRGB(width / 4, height * 3 / 4),
                        picture.getRGB(width * 3 / 4, height * 3 / 4))
                .map(DarkroomTest::colour)
                .collect(Collectors.joining(" "));
    }

    private static String colour(int rgb) {
        var bright = (rgb >> 23 & 1) << 2 | (rgb >> 15 & 1) << 1 | rgb >> 7 & 1;
        return switch (bright) {
            case 4 -> "red";
            case 2 -> "green";
            case 1 -> "blue";
            case 7 -> "white";
            default -> Integer.toHexString(rgb);
        };
    }

    private static String text(byte[] file) {
        return new String(file, ISO_8859_1);
    }

    /// The markers of a JPEG file before its scan.
    private static List<Integer> markers(byte[] jpeg) {
        var markers = new ArrayList<Integer>();
        for (var at = 2; (jpeg[at + 1] & 0xFF) != 0xDA; ) {
            markers.add(jpeg[at + 1] & 0xFF);
            at += 2 + ((jpeg[at + 2] & 0xFF) << 8 | jpeg[at + 3] & 0xFF);
        }
        return markers;
    }

    private static int indexOf(byte[] file, byte[] wanted) {
        return text(file).indexOf(text(wanted));
    }

    private static byte[] written(String format, BufferedImage picture) throws IOException {
        var file = new ByteArrayOutputStream();
        ImageIO.write(picture, format, file);
        return file.toByteArray();
    }

    private static byte[] progressive(BufferedImage picture) throws IOException {
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        var manner = writer.getDefaultWriteParam();
        manner.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
        var file = new ByteArrayOutputStream();
        try (var stream = ImageIO.createImageOutputStream(file)) {
            writer.setOutput(stream);
            writer.write(null, new IIOImage(picture, null, null), manner);
        }
        return file.toByteArray();
    }
}
