package vn.giamsat.probe.media;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.giamsat.probe.media.Pictures.picture;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.giamsat.probe.VideoCodec;

class SequenceSizeTest {
    /// Sizes as they are coded: 360, 720 and 1080 lines are padded to whole blocks.
    @ParameterizedTest
    @CsvSource({
        "corridor.h264, 640, 368",
        "corridor-720p.h264, 1280, 720",
        "corridor-1080p.h264, 1920, 1088",
        "corridor-interlaced.h264, 704, 576",
        "corridor-full-range.h264, 352, 288",
        "tiny.h264, 128, 80",
        "huge.h264, 16000, 16000",
        "corridor.h265, 640, 360",
        "corridor-720p.h265, 1280, 720",
        "corridor-10bit.h265, 640, 360",
        "tiny.h265, 128, 72"
    })
    void isReadFromRealParameterSets(String file, int width, int height) {
        // Given
        var picture = picture(file);
        // When
        var pixels =
                AnnexB.units(picture.bytes()).stream()
                        .mapToLong(
                                unit -> SequenceSize.pixels(picture.codec(), picture.bytes(), unit))
                        .sum();
        // Then
        assertThat(pixels).isEqualTo((long) width * height);
    }

    @Test
    void isReadBehindScalingListsAndTheSecondKindOfPictureOrder() {
        // Given profile 100, 4:2:0, one list that ends early, one whole list, order type 1
        var set = new BitWriter().bits(0x67, 8).bits(100, 8).bits(0, 16).golomb(0);
        set.golomb(1).golomb(0).golomb(0).bits(0, 1).bits(1, 1);
        set.bits(1, 1).golomb(1).golomb(18); // +1, then -9: the next scale is 0
        set.bits(1, 1);
        for (var index = 0; index < 16; index++) {
            set.golomb(3); // +2
        }
        set.bits(0, 6);
        set.golomb(0).golomb(1).bits(0, 1).golomb(5).golomb(6).golomb(2).golomb(9).golomb(9);
        set.golomb(4).bits(0, 1).golomb(119).golomb(33).bits(0, 1).bits(-1, 8);
        var bytes = set.bytes();
        // When
        var pixels = SequenceSize.pixels(VideoCodec.H264, bytes, new Span(0, bytes.length));
        // Then
        assertThat(pixels).isEqualTo(1920 * 1088);
    }

    @Test
    void isReadBehindSubLayers() {
        // Given three sub-layers, of which two say their profile or level
        var set = new BitWriter().bits(0x4201, 16).bits(0, 4).bits(2, 3).bits(1, 1);
        set.bits(0, 32).bits(0, 32).bits(0, 32);
        set.bits(0b11_01, 4).bits(0, 12);
        set.bits(-1, 32).bits(-1, 32).bits(-1, 32).bits(-1, 8);
        set.golomb(0).golomb(1).golomb(3840).golomb(2160).bits(-1, 8);
        var bytes = set.bytes();
        // When
        var pixels = SequenceSize.pixels(VideoCodec.H265, bytes, new Span(0, bytes.length));
        // Then
        assertThat(pixels).isEqualTo(3840 * 2160);
    }

    @Test
    void isNeverNegativeWhateverTheBytes() {
        // Given
        var random = new Random(19);
        for (var round = 0; round < 20_000; round++) {
            var bytes = new byte[1 + random.nextInt(60)];
            random.nextBytes(bytes);
            bytes[0] = (byte) (round % 2 == 0 ? 0x67 : 0x42);
            var codec = round % 2 == 0 ? VideoCodec.H264 : VideoCodec.H265;
            // When
            var pixels = SequenceSize.pixels(codec, bytes, new Span(0, bytes.length));
            // Then
            assertThat(pixels).isNotNegative();
        }
    }
}
