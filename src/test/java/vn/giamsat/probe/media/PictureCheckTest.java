package vn.giamsat.probe.media;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.giamsat.probe.FailureCode.OVEREXPOSED;
import static vn.giamsat.probe.FailureCode.VIDEO_BLACK;
import static vn.giamsat.probe.FailureCode.VIDEO_BLUR;
import static vn.giamsat.probe.FailureCode.VIDEO_NOSIGNAL_CARD;
import static vn.giamsat.probe.media.Pictures.seen;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.giamsat.probe.Failure;
import vn.giamsat.probe.FailureCode;
import vn.giamsat.probe.Measure;
import vn.giamsat.probe.MeasureUnit;

class PictureCheckTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "corridor.h264",
                "corridor.h265",
                "corridor.jpg",
                "corridor-grey.jpg",
                "corridor-720p.h264",
                "plain-wall.h264",
                "tiny.h264"
            })
    void passesStillScenesInFocus(String file) {
        assertThat(seen(file).fault()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"night.h264", "night-dim.h264"})
    void passesDarkNoisyNightScenesBecauseNightIsNoFault(String file) {
        assertThat(seen(file).fault()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "black.h264",
                "black.jpg",
                "black-osd.h264",
                "black-osd.h265",
                "black-no-signal.h264"
            })
    void findsBlackUnderBurntInText(String file) {
        assertThat(faultOf(file).code()).isEqualTo(VIDEO_BLACK);
    }

    @ParameterizedTest
    @ValueSource(strings = {"card-blue.h264", "card-grey.h265", "card-dark-blue.jpg"})
    void findsCardsWhateverTheirColourAndText(String file) {
        assertThat(faultOf(file).code()).isEqualTo(VIDEO_NOSIGNAL_CARD);
    }

    /// A black picture has no edge, a card neither.
    @ParameterizedTest
    @ValueSource(strings = {"black.h264", "card-grey.h265", "over-exposed.h264"})
    void tellNothingThatAGraverFaultExplains(String file) {
        assertThat(seen(file).faults()).hasSize(1);
    }

    @Test
    void findsTooMuchLight() {
        assertThat(faultOf("over-exposed.h264").code()).isEqualTo(OVEREXPOSED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"covered.h264", "defocused.h264"})
    void findsCoveredAndDefocusedLensesThoughBurntInTextStaysSharp(String file) {
        assertThat(faultOf(file).code()).isEqualTo(VIDEO_BLUR);
    }

    @Test
    void tellsNumberAndThreshold() {
        assertThat(faultOf("black.h264").detail()).isEqualTo("blackShare 1.000 >= 0.98");
        assertThat(faultOf("black.h264").measured())
                .isEqualTo(new Measure(1, 0.98, MeasureUnit.RATIO));
        assertThat(faultOf("covered.h264").detail()).matches("edgeShare 0\\.00\\d < 0\\.01");
        assertThat(faultOf("defocused.h264").detail()).matches("sharpness 0\\.2\\d\\d < 0\\.35");
    }

    /// What flat pictures are: each is uniform and without detail, so precedence decides.
    @ParameterizedTest
    @CsvSource({
        "0, 128, VIDEO_BLACK",
        "18, 128, VIDEO_BLACK",
        "25, 128, VIDEO_BLUR",
        "20, 190, VIDEO_NOSIGNAL_CARD",
        "26, 128, VIDEO_NOSIGNAL_CARD",
        "200, 128, VIDEO_NOSIGNAL_CARD",
        "235, 128, VIDEO_NOSIGNAL_CARD",
        "250, 128, OVEREXPOSED",
        "255, 128, OVEREXPOSED"
    })
    void namesTheFaultThatSaysMost(int luma, int blueness, FailureCode expected) {
        // Given
        var pixels = new Pixels(flat(luma, 320, 180), flat(blueness, 160, 90), flat(128, 160, 90));
        // When
        var sight = Sight.of(1920, 1080, pixels, CheckThresholds.DEFAULTS);
        var fault =
                PictureCheck.all(CheckThresholds.DEFAULTS).stream()
                        .flatMap(check -> check.fault(sight).stream())
                        .findFirst();
        // Then
        assertThat(fault).map(Failure::code).contains(expected);
    }

    private static Plane flat(int value, int width, int height) {
        var bytes = new byte[width * height];
        java.util.Arrays.fill(bytes, (byte) value);
        return new Plane(bytes, width, width, height);
    }

    private static Failure faultOf(String file) {
        return Objects.requireNonNull(seen(file).fault(), file);
    }
}
