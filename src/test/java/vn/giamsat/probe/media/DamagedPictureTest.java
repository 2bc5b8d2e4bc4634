package vn.giamsat.probe.media;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.giamsat.probe.media.Pictures.examined;
import static vn.giamsat.probe.media.Pictures.picture;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.giamsat.probe.EncodedPicture;
import vn.giamsat.probe.FailureCode;
import vn.giamsat.probe.PictureExaminer.Examination;
import vn.giamsat.probe.PictureExaminer.Examination.Undecodable;
import vn.giamsat.probe.VideoCodec;

class DamagedPictureTest {
    @ParameterizedTest
    @EnumSource
    void isUndecodableWhenEmpty(VideoCodec codec) {
        assertUndecodable(examined(new EncodedPicture(codec, new byte[0])));
    }

    @ParameterizedTest
    @ValueSource(strings = {"corridor.h264", "corridor-slices.h264", "corridor.jpg"})
    void isUndecodableWhenCut(String file) {
        // Given
        var whole = picture(file);
        for (var percent = 0; percent < 98; percent += 7) {
            var cut = Arrays.copyOf(whole.bytes(), whole.bytes().length * percent / 100);
            // When
            var examination = examined(new EncodedPicture(whole.codec(), cut));
            // Then
            assertUndecodable(examination);
        }
    }

    @Test
    void isUndecodableWhenMuchOfAnH265SliceIsCut() {
        // Given less than three quarters; near the end FFmpeg fills in what is missing and is
        // silent
        var whole = picture("corridor-720p.h265");
        for (var percent = 0; percent < 75; percent += 5) {
            var cut = Arrays.copyOf(whole.bytes(), whole.bytes().length * percent / 100);
            // When
            var examination = examined(new EncodedPicture(whole.codec(), cut));
            // Then
            assertUndecodable(examination);
        }
    }

    @Test
    void isUndecodableWhenASliceIsMissing() {
        // Given eight slices
        var whole = picture("corridor-slices.h264");
        var third = AnnexB.units(whole.bytes()).get(5);
        Arrays.fill(whole.bytes(), third.offset(), third.offset() + third.length(), (byte) 0xFF);
        // When
        var examination = examined(whole);
        // Then
        assertUndecodable(examination);
    }

    @Test
    void isUndecodableWhenBitsOfAnH264SliceAreFlipped() {
        // Given
        var random = new Random(5);
        for (var round = 0; round < 50; round++) {
            var flipped = picture("corridor.h264");
            flip(flipped.bytes(), flipped.bytes().length / 4, 3, random);
            // When
            var examination = examined(flipped);
            // Then
            assertUndecodable(examination);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"tiny.h264", "tiny.h265", "tiny.jpg"})
    void neverThrowsAndNeverCrashesWhateverBitsAreFlipped(String file) {
        // Given damage anywhere, in headers too
        var random = new Random(11);
        for (var round = 0; round < 1_000; round++) {
            var flipped = picture(file);
            flip(flipped.bytes(), 0, 1 + random.nextInt(12), random);
            // When
            var examination = examined(flipped);
            // Then
            assertThat(examination).isNotInstanceOf(Examination.Busy.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void isUndecodableWhenItIsNoise(VideoCodec codec) {
        // Given
        var noise = new byte[20_000];
        new Random(13).nextBytes(noise);
        // When
        var examination = examined(new EncodedPicture(codec, noise));
        // Then
        assertUndecodable(examination);
    }

    @ParameterizedTest
    @EnumSource
    void isUndecodableWhenItIsOfAnotherCodec(VideoCodec codec) {
        for (var file : new String[] {"tiny.h264", "tiny.h265", "tiny.jpg"}) {
            var other = picture(file);
            if (other.codec() != codec) {
                assertUndecodable(examined(new EncodedPicture(codec, other.bytes())));
            }
        }
    }

    @Test
    void isUndecodableWithoutItsOwnParameterSetsBecauseNothingIsKeptOfOtherPictures() {
        // Given a good picture of the same camera before
        examined(picture("corridor.h264"));
        var whole = picture("corridor.h264");
        var slice = AnnexB.units(whole.bytes()).getLast();
        var from = slice.offset() - 3;
        var bare = Arrays.copyOfRange(whole.bytes(), from, whole.bytes().length);
        // When
        var examination = examined(new EncodedPicture(VideoCodec.H264, bare));
        // Then
        assertUndecodable(examination);
    }

    @Test
    void isUndecodableWhenItsParameterSetsAnnounceAGiant() {
        assertUndecodable(examined(picture("huge.h264")));
    }

    @Test
    void isUndecodableWhenItsJpegHeaderAnnouncesAGiant() {
        // Given a start-of-frame segment that says 16384 x 16384
        var giant = picture("tiny.jpg");
        var at = startOfFrame(giant.bytes());
        giant.bytes()[at + 5] = 0x40;
        giant.bytes()[at + 6] = 0;
        giant.bytes()[at + 7] = 0x40;
        giant.bytes()[at + 8] = 0;
        // When
        var examination = examined(giant);
        // Then
        assertUndecodable(examination);
    }

    @Test
    void isUndecodableBeyondTheConfiguredSizeThoughTheDecoderCould() {
        // Given
        var examiner =
                new KeyFrameExaminer(
                        new PictureLimits(640 * 360, 1 << 20), CheckThresholds.DEFAULTS);
        // When, then
        for (var file : new String[] {"corridor-720p.h264", "corridor-720p.h265"}) {
            assertUndecodable(examiner.examine(picture(file)));
        }
        assertThat(examiner.examine(picture("corridor.h265"))).isInstanceOf(Examination.Seen.class);
    }

    @Test
    void isStillAPictureWithoutTheEndMarkerThatSomeCamerasForget() {
        // Given
        var whole = picture("corridor.jpg");
        var open = Arrays.copyOf(whole.bytes(), whole.bytes().length - 2);
        // When
        var examination = examined(new EncodedPicture(VideoCodec.MJPEG, open));
        // Then
        assertThat(examination).isInstanceOf(Examination.Seen.class);
    }

    private static int startOfFrame(byte[] jpeg) {
        for (var at = 2; at < jpeg.length; at++) {
            if (jpeg[at] == (byte) 0xFF && jpeg[at + 1] == (byte) 0xC0) {
                return at;
            }
        }
        throw new AssertionError("no start of frame");
    }

    private static void flip(byte[] bytes, int from, int bits, Random random) {
        for (var bit = 0; bit < bits; bit++) {
            bytes[from + random.nextInt(bytes.length - from)] ^= (byte) (1 << random.nextInt(8));
        }
    }

    private static void assertUndecodable(Examination examination) {
        assertThat(examination).isInstanceOf(Undecodable.class);
        var failure = ((Undecodable) examination).failure();
        assertThat(failure.code()).isEqualTo(FailureCode.DECODE_ERROR);
        assertThat(failure.detail()).isNotBlank();
    }
}
