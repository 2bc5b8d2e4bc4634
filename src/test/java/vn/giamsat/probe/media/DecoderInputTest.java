package vn.giamsat.probe.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static vn.giamsat.probe.media.Pictures.picture;

import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.giamsat.probe.EncodedPicture;
import vn.giamsat.probe.VideoCodec;

class DecoderInputTest {
    private static final PictureLimits LIMITS = PictureLimits.DEFAULTS;
    private static final String SETS = "00000001 6742C01E 00000001 68CE3C80";
    private static final String SLICE = "00000001 65888421";

    @Test
    void leavesOutWhatAddsNothingToThePicture() throws Exception {
        // Given an access unit delimiter, parameter sets, supplemental information, a slice
        var picture = h264("00000001 09F0" + SETS + "00000001 0605AABB" + SLICE);
        // When
        var input = DecoderInput.of(picture, LIMITS);
        // Then
        assertThat(kinds(input)).containsExactly(7, 8, 5);
    }

    @Test
    void stopsBehindTheFirstPictureSoThatPicturesCannotHideInOneUnit() throws Exception {
        // Given
        var picture = h264(SETS + SLICE.repeat(50_000));
        // When
        var input = DecoderInput.of(picture, LIMITS);
        // Then two first slices remain: a frame may be coded as two fields
        assertThat(kinds(input)).containsExactly(7, 8, 5, 5);
    }

    @Test
    void refusesMoreSlicesThanAnyPictureHasBecauseEachMayCostAWholePicture() {
        // Given slices that all begin at the second block of the picture
        var picture = h264(SETS + SLICE + "00000001 65400000".repeat(50_000));
        // When, then
        assertThatExceptionOfType(UndecodableException.class)
                .isThrownBy(() -> DecoderInput.of(picture, LIMITS))
                .withMessage("50001 slices > 600");
    }

    @Test
    void refusesMoreScansThanAnyJpegHas() {
        // Given
        var picture = new EncodedPicture(VideoCodec.MJPEG, bytes("FFD8" + "FFDA0000".repeat(100)));
        // When, then
        assertThatExceptionOfType(UndecodableException.class)
                .isThrownBy(() -> DecoderInput.of(picture, LIMITS))
                .withMessage("100 scans > 64");
    }

    @Test
    void keepsOnlyTheBaseLayerOfH265() throws Exception {
        // Given VPS, SPS, PPS, a slice of layer 0, a slice of layer 1
        var stream =
                "00000001 4001 0C 00000001 4201 01 00000001 4401 C1 00000001 2601 AF 00000001 2609"
                        + " AF";
        var picture = new EncodedPicture(VideoCodec.H265, bytes(stream));
        // When
        var input = DecoderInput.of(picture, LIMITS);
        // Then
        assertThat(input.spans()).hasSize(4);
    }

    @Test
    void refusesWhatIsTooLongTooLargeEmptyOrNoPicture() {
        refuses(h264(SETS + SLICE.repeat(10)), new PictureLimits(1 << 20, 64), "96 bytes > 64");
        refuses(picture("huge.h264"), LIMITS, "256000000 pixels > 16777216");
        refuses(h264(""), LIMITS, "no bytes");
        refuses(h264(SETS), LIMITS, "no slices");
    }

    private static void refuses(EncodedPicture picture, PictureLimits limits, String reason) {
        assertThatExceptionOfType(UndecodableException.class)
                .isThrownBy(() -> DecoderInput.of(picture, limits))
                .withMessage(reason);
    }

    private static List<Integer> kinds(DecoderInput input) {
        return input.spans().stream().map(span -> input.bytes()[span.offset()] & 0x1F).toList();
    }

    private static EncodedPicture h264(String hex) {
        return new EncodedPicture(VideoCodec.H264, bytes(hex));
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }
}
