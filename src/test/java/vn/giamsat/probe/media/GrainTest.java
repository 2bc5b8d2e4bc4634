package vn.giamsat.probe.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class GrainTest {
    @Test
    void isTheDeviationOfTheNoiseWhateverTheSlopeOfTheLightBelow() {
        // Given
        var chance = new Random(1);
        var plane = new byte[320 * 180];
        for (var index = 0; index < plane.length; index++) {
            plane[index] = (byte) (40 + index % 320 / 4 + 5 * chance.nextGaussian());
        }
        // When
        var grain = Grain.of(new Plane(plane, 320, 320, 180));
        // Then
        assertThat(grain).isCloseTo(5, within(0.6));
    }

    @Test
    void isNoneInAPictureTooSmallToTell() {
        assertThat(Grain.of(new Plane(new byte[64], 8, 8, 8))).isZero();
    }
}
