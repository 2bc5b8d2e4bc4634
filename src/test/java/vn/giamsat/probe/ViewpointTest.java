package vn.giamsat.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ViewpointTest {
    private static final byte[] SQUARES = squares();

    @Test
    void isReadAsItWasStored() {
        // Given
        var seen = new Viewpoint(-7, true, SQUARES);
        // When
        var read = Viewpoint.read(true, seen.bytes());
        // Then
        assertThat(read).get().satisfies(it -> assertThat(it.isComparable(seen)).isTrue());
        assertThat(read.orElseThrow().squares()).isEqualTo(SQUARES);
    }

    @Test
    void isComparedWithTheSameStreamByTheSameLightOnly() {
        // Given
        var seen = new Viewpoint(7, true, SQUARES);
        // Then
        assertThat(seen.isComparable(new Viewpoint(7, false, SQUARES))).isFalse();
        assertThat(seen.isComparable(new Viewpoint(8, true, SQUARES))).isFalse();
    }

    @Test
    void leavesWhatItDoesNotKnow() {
        // Given
        var stored = new Viewpoint(7, true, SQUARES).bytes();
        var other = stored.clone();
        other[0] = 9;
        // Then
        assertThat(Viewpoint.read(true, other)).isEmpty();
        assertThat(Viewpoint.read(true, Arrays.copyOf(stored, 100))).isEmpty();
        assertThat(Viewpoint.read(true, new byte[0])).isEmpty();
    }

    private static byte[] squares() {
        var squares = new byte[288];
        new Random(1).nextBytes(squares);
        return squares;
    }
}
