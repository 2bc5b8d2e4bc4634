package vn.giamsat.probe.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static vn.giamsat.probe.media.Pictures.seen;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PictureFactsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "corridor.h264",
                "corridor.h265",
                "corridor.jpg",
                "corridor-slices.h264",
                "corridor-10bit.h265",
                "corridor-720p.h264",
                "corridor-720p.h265",
                "corridor-1080p.h264",
                "corridor-interlaced.h264",
                "corridor-full-range.h264",
                "corridor-422.jpg",
                "corridor-grey.jpg"
            })
    void areTheSameForTheSameSceneWhateverTheCodecSizeAndRange(String file) {
        // When
        var facts = seen(file).facts();
        // Then
        assertThat(facts.meanLuma()).isCloseTo(102, within(1.0));
        assertThat(facts.lumaSpread()).isCloseTo(30, within(1.5));
        assertThat(facts.blackShare()).isLessThan(0.01);
        assertThat(facts.whiteShare()).isLessThan(0.01);
        assertThat(facts.detail()).isBetween(2.5, 3.5);
        assertThat(facts.uniformShare()).isBetween(0.07, 0.3);
    }

    @Test
    void tellAColourfulPictureFromAnInfraRedOne() {
        assertThat(seen("corridor.h264").facts().colourCast()).isCloseTo(7, within(1.5));
        assertThat(seen("card-blue.h264").facts().colourCast()).isGreaterThan(80);
        assertThat(seen("night.h264").facts().colourCast()).isLessThan(1);
    }

    @Test
    void tellAGrainyNightFromAClearDay() {
        assertThat(seen("night.h264").facts().noise())
                .isGreaterThan(2 * seen("corridor.h264").facts().noise());
        assertThat(seen("black.h264").facts().noise()).isZero();
    }

    @Test
    void nameTheSizeBeforeScaling() {
        // When
        var facts = seen("corridor-interlaced.h264").facts();
        // Then
        assertThat(facts.width()).isEqualTo(704);
        assertThat(facts.height()).isEqualTo(576);
    }

    @ParameterizedTest
    @ValueSource(strings = {"black.h264", "black.jpg"})
    void expandLimitedRangeSoThatItsBlackIsBlack(String file) {
        // When
        var facts = seen(file).facts();
        // Then
        assertThat(facts.meanLuma()).isLessThan(0.5);
        assertThat(facts.blackShare()).isEqualTo(1);
        assertThat(facts.uniformShare()).isEqualTo(1);
        assertThat(facts.detail()).isZero();
    }

    @Test
    void expandLimitedRangeSoThatItsWhiteIsWhite() {
        // When
        var facts = seen("over-exposed.h264").facts();
        // Then
        assertThat(facts.meanLuma()).isGreaterThan(250);
        assertThat(facts.whiteShare()).isGreaterThan(0.8);
    }
}
