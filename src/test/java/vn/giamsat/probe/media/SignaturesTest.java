package vn.giamsat.probe.media;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.giamsat.probe.media.Pictures.seen;

import org.junit.jupiter.api.Test;

class SignaturesTest {
    @Test
    void areTheSameForTheSameBytes() {
        // Given
        var one = seen("night.h264").signature();
        // When
        var other = seen("night.h264").signature();
        // Then
        assertThat(other).isEqualTo(one);
        assertThat(other.sameShare(one)).isEqualTo(1);
        assertThat(other.change(one)).isZero();
    }

    @Test
    void differInMostSquaresForTheSameSceneFromAnotherEncoder() {
        // Given
        var one = seen("corridor.h264").signature();
        // When
        var other = seen("corridor.jpg").signature();
        // Then
        assertThat(other.sameShare(one)).isLessThan(0.6);
        assertThat(other.change(one)).isLessThan(2);
    }

    @Test
    void saySoWhenTheSceneIsAnother() {
        var corridor = seen("corridor.h264").signature();
        assertThat(seen("plain-wall.h264").signature().change(corridor)).isGreaterThan(15);
    }

    @Test
    void existForPicturesOfAFewPixels() {
        // Given
        var plane = new Plane(new byte[] {9, 9, 9, 9}, 2, 2, 2);
        var colour = new Plane(new byte[] {-128}, 1, 1, 1);
        var pixels = new Pixels(plane, colour, colour);
        // When
        var signature = Signatures.of(pixels, BlockGrid.of(pixels, 25));
        // Then
        assertThat(signature.sameShare(signature)).isEqualTo(1);
    }
}
