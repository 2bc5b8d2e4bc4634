package vn.giamsat.probe.media;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.giamsat.probe.media.Pictures.examined;
import static vn.giamsat.probe.media.Pictures.seen;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.giamsat.probe.EncodedPicture;
import vn.giamsat.probe.PictureExaminer.Examination.Seen;
import vn.giamsat.probe.Snapshot;
import vn.giamsat.probe.VideoCodec;

class SnapshotTest {
    @ParameterizedTest
    @CsvSource({
        "1920, 1080, 320, 180",
        "1080, 1920, 180, 320",
        "320, 320, 320, 320",
        "2048, 1536, 320, 240",
        "101, 51, 100, 50",
        "1600, 16, 320, 2",
        "8, 8, 8, 8",
        "1, 1, 2, 2",
        "4000, 1, 320, 2",
        "1, 4000, 2, 320"
    })
    void isSmallEvenForNoiseAndKeepsTheAspect(int width, int height, int small, int smallHeight)
            throws IOException {
        // Given the picture that compresses worst
        var noise = noise(width, height);
        // When
        var snapshot = ((Seen) examined(noise)).snapshot();
        // Then
        assertThat(snapshot.jpeg()).hasSizeLessThanOrEqualTo(Snapshot.MAX_BYTES);
        assertThat(snapshot.widthPixels()).isEqualTo(small);
        assertThat(snapshot.heightPixels()).isEqualTo(smallHeight);
        var image = ImageIO.read(new ByteArrayInputStream(snapshot.jpeg()));
        assertThat(image.getWidth()).isEqualTo(small);
        assertThat(image.getHeight()).isEqualTo(smallHeight);
    }

    @Test
    void showsTheScene() throws IOException {
        // When
        var snapshot = seen("card-blue.h264").snapshot();
        // Then
        var image = ImageIO.read(new ByteArrayInputStream(snapshot.jpeg()));
        var blue = image.getRGB(20, 90);
        assertThat(blue & 0xFF).isGreaterThan(240);
        assertThat(blue >> 8 & 0xFF).isLessThan(15);
        assertThat(blue >> 16 & 0xFF).isLessThan(15);
    }

    private static EncodedPicture noise(int width, int height) throws IOException {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var random = new Random(3);
        for (var y = 0; y < height; y++) {
            for (var x = 0; x < width; x++) {
                image.setRGB(x, y, random.nextInt(1 << 24));
            }
        }
        var jpeg = new ByteArrayOutputStream();
        ImageIO.write(image, "jpg", jpeg);
        return new EncodedPicture(VideoCodec.MJPEG, jpeg.toByteArray());
    }
}
