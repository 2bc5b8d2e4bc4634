package vn.giamsat.probe.rtsp;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.giamsat.probe.rtsp.Rtp.parsed;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Ten pictures a second, two packets each.
class RepetitionTest {
    private static final int TICKS = 9_000;

    private final Repetition repetition = new Repetition(90_000);
    private final Random random = new Random(1);
    private int sequence;

    @Test
    void measuresForHowLongTheSameBytesCameWhileTheStreamsClockWentOn() {
        // When
        for (var picture = 0; picture < 10; picture++) {
            add(picture * TICKS, bytes(500, 7), bytes(300, 8));
        }
        // Then
        assertThat(repetition.stillFor()).isEqualTo(Duration.ofMillis(900));
    }

    @Test
    void countsNoPictureThatIsNotWholeYet() {
        // When
        for (var picture = 0; picture < 9; picture++) {
            add(picture * TICKS, bytes(500, 7), bytes(300, 8));
        }
        add(9 * TICKS, bytes(500, 7));
        // Then
        assertThat(repetition.stillFor()).isEqualTo(Duration.ofMillis(800));
    }

    /// Each JPEG of an empty corridor differs in its noise, mostly in its length, too.
    @Test
    void knowsAnEmptyCorridorByItsNoise() {
        // When
        for (var picture = 0; picture < 10; picture++) {
            add(picture * TICKS, bytes(500, 7), bytes(300, random.nextInt()));
        }
        // Then
        assertThat(repetition.stillFor()).isNull();
    }

    /// A key frame, and then pictures that say that nothing changed, each with its number.
    @Test
    void doesNotCallAStreamFrozenWhosePicturesSayThatNothingMoves() {
        // When
        add(0, bytes(500, 7));
        for (var picture = 1; picture < 10; picture++) {
            add(picture * TICKS, new byte[] {0x41, (byte) (0x9a + picture), 2});
        }
        // Then
        assertThat(repetition.stillFor()).isNull();
    }

    @Test
    void saysNothingOfOnePicture() {
        // When
        add(0, bytes(500, 7), bytes(300, 8));
        // Then
        assertThat(repetition.stillFor()).isNull();
    }

    @Test
    void saysNothingWhereTheStreamsClockStandsStill() {
        // When
        add(5, bytes(500, 7));
        add(5, bytes(500, 7));
        // Then
        assertThat(repetition.stillFor()).isNull();
    }

    @Test
    void followsTimestampsAcrossTheirWrap() {
        // When
        add(Integer.MAX_VALUE - 10, bytes(500, 7));
        add(Integer.MAX_VALUE - 10 + TICKS, bytes(500, 7));
        // Then
        assertThat(repetition.stillFor()).isEqualTo(Duration.ofMillis(100));
    }

    @Test
    void isOverWithThePictureThatDiffers() {
        // Given
        for (var picture = 0; picture < 5; picture++) {
            add(picture * TICKS, bytes(500, 7));
        }
        // When
        add(5 * TICKS, bytes(501, 7));
        // Then
        assertThat(repetition.stillFor()).isNull();
    }

    private void add(int timestamp, byte[]... payloads) {
        for (var payload : payloads) {
            repetition.add(parsed(sequence++, timestamp, false, payload));
        }
    }

    private static byte[] bytes(int length, int seed) {
        var bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }
}
