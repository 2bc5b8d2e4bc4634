package vn.giamsat.probe.media;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a file is, told by its first bytes.
class PhotoFormatTest {
    @ParameterizedTest
    @CsvSource({
        "ffd8ffe0, JPEG",
        "89504e470d0a1a0a, PNG",
        "524946460000000057454250, WEBP",
    })
    void tellsFormatsByTheirFirstBytes(String hex, PhotoFormat format) {
        assertThat(PhotoFormat.of(HexFormat.of().parseHex(hex))).contains(format);
    }

    @ParameterizedTest
    @CsvSource({"heic,", "heix, mif1", "mif1, heic", "msf1, hevc"})
    void tellsHeicByMainOrOtherBrands(String main, String other) {
        assertThat(PhotoFormat.of(typed(main, other == null ? "" : other)))
                .contains(PhotoFormat.HEIC);
    }

    /// AVIF, a film, and brands that say nothing of the codec.
    @ParameterizedTest
    @CsvSource({"avif, mif1", "isom, mp42", "mif1,", "xhei, cxxx"})
    void takesNoOtherFileOfBoxesForAPhoto(String main, String other) {
        assertThat(PhotoFormat.of(typed(main, other == null ? "" : other))).isEmpty();
    }

    @Test
    void takesNothingElseForAPhotoWhateverItIsCalled() {
        for (var file :
                new String[] {"", "GIF89a", "%PDF-1.7", "RIFF....WAVE", "<svg/>", "\u00ff\u00d8"}) {
            assertThat(PhotoFormat.of(file.getBytes(ISO_8859_1))).as(file).isEmpty();
        }
    }

    private static byte[] typed(String main, String other) {
        var size = (char) (16 + other.length());
        return ("\0\0\0" + size + "ftyp" + main + "\0\0\0\0" + other + "....meta")
                .getBytes(ISO_8859_1);
    }
}
