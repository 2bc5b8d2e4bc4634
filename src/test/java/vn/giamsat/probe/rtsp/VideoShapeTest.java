package vn.giamsat.probe.rtsp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VideoShapeTest {
    @ParameterizedTest
    @CsvSource({
        "6764001facd9405005bb016c80000003008000001e078c18cb, high, 1280, 720",
        "6764000cac3b50b04b420000030002000003003d08, high, 352, 288",
        "67640028acd940780227e5c044000003000400000300f03c60c658, high, 1920, 1080",
        "6742c0288c680780227e5c0407844235, constrained baseline, 1920, 1080",
        "6742c01e8c680a02ff970101e1108d40, constrained baseline, 640, 360",
        "6742c01e8c680d83de6f0101e1108d40, constrained baseline, 854, 480"
    })
    void readsH264(String unit, String profile, int width, int height) {
        assertThat(H264Parameters.shape(Slice.of(Rtp.hex(unit))))
                .isEqualTo(new VideoShape(profile, width, height));
    }

    @Test
    void readsH264InFieldsAsRecordersOfAnalogueCamerasSendIt() {
        // Given
        var unit =
                new Bits()
                        .number(0x67, 8)
                        .number(77, 8)
                        .number(0, 8)
                        .number(30, 8)
                        .code(0, 0) // id, frame number
                        .code(1) // picture order type 1
                        .number(0, 1)
                        .code(0, 0)
                        .code(2, 4, 4)
                        .code(1)
                        .number(0, 1)
                        .code(44, 17) // 45 × 18 macroblocks, in fields
                        .number(0, 1)
                        .number(0, 2)
                        .number(1, 1)
                        .code(0, 8, 0, 0) // 16 pixels to the right
                        .bytes();
        // Then
        assertThat(H264Parameters.shape(Slice.of(unit)))
                .isEqualTo(new VideoShape("main", 704, 576));
    }

    @Test
    void readsH264WithScalingLists() {
        // Given
        var unit =
                new Bits()
                        .number(0x67, 8)
                        .number(122, 8)
                        .number(0, 8)
                        .number(40, 8)
                        .code(0)
                        .code(2, 0, 0) // 4:2:2
                        .number(0, 1)
                        .number(1, 1) // lists
                        .number(1, 1)
                        .code(16) // delta -8: the rest is as before
                        .number(0, 7)
                        .code(0, 2, 1) // frame number, order type 2, references
                        .number(0, 1)
                        .code(119, 67)
                        .number(1, 1)
                        .number(0, 1)
                        .number(1, 1)
                        .code(0, 0, 0, 8)
                        .bytes();
        // Then
        assertThat(H264Parameters.shape(Slice.of(unit)))
                .isEqualTo(new VideoShape("high 4:2:2", 1920, 1080));
    }

    @ParameterizedTest
    @CsvSource({
        "420101016000000300b0000003000003007ba003c08010e58dbe4932f4dc04040402, main, 1920, 1080",
        "42010101600000030090000003000003003fa00502016965ba924caf0169482000000300200000030141,"
                + " main, 640, 360"
    })
    void readsH265(String unit, String profile, int width, int height) {
        assertThat(H265Parameters.shape(Slice.of(Rtp.hex(unit))))
                .isEqualTo(new VideoShape(profile, width, height));
    }

    @Test
    void readsH265WithSubLayersAsReolinkSendsThem() {
        // Given
        var unit =
                new Bits()
                        .number(0x4201, 16)
                        .number(0, 4)
                        .number(1, 3) // one sub-layer below the highest
                        .number(1, 1)
                        .number(2, 8) // main 10
                        .number(-1, 32)
                        .number(-1, 32)
                        .number(-1, 16)
                        .number(123, 8)
                        .number(0b11, 2) // its profile and level are there
                        .number(0, 14)
                        .number(-1, 32)
                        .number(-1, 32)
                        .number(-1, 24)
                        .number(93, 8)
                        .code(0, 1, 2560, 1920)
                        .number(0, 1)
                        .bytes();
        // Then
        assertThat(H265Parameters.shape(Slice.of(unit)))
                .isEqualTo(new VideoShape("main 10", 2560, 1920));
    }

    @ParameterizedTest
    @CsvSource({"67", "6764001f", "67640028acd94078"})
    void knowsNoSizeWhenTheSetIsBroken(String unit) {
        // When
        var shape = H264Parameters.shape(Slice.of(Rtp.hex(unit)));
        // Then
        assertThat(shape.width()).isNull();
        assertThat(shape.height()).isNull();
    }

    @Test
    void believesNoSizeThatNoCameraHas() {
        assertThat(VideoShape.of("main", 100_000, 100))
                .isEqualTo(new VideoShape("main", null, null));
    }
}
