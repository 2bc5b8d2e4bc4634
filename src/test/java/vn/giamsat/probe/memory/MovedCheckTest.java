package vn.giamsat.probe.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.giamsat.probe.FailureCode.OVEREXPOSED;
import static vn.giamsat.probe.FailureCode.VIDEO_BLACK;
import static vn.giamsat.probe.FailureCode.VIDEO_BLUR;
import static vn.giamsat.probe.FailureCode.VIDEO_COVERED;
import static vn.giamsat.probe.FailureCode.VIDEO_FROZEN;
import static vn.giamsat.probe.FailureCode.VIDEO_MOVED;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.giamsat.probe.Failure;
import vn.giamsat.probe.FailureCode;
import vn.giamsat.probe.PictureExaminer.Examination.Seen;
import vn.giamsat.probe.memory.RememberedCamera.Look;

/// What only a picture that a person approved can tell.
class MovedCheckTest {
    private final RememberedCamera camera = new RememberedCamera();
    private final Random chance = new Random(2);

    @BeforeEach
    void approve() {
        camera.shows(Look.DAY, scene(0, 1, 0), null);
        camera.approves();
    }

    @Test
    void findsACameraThatWasTurnedAndTellsNumberAndThreshold() {
        // When
        var fault = camera.shows(Look.DAY, scene(3, 1, 0), null);
        // Then
        assertThat(fault).isNotNull();
        assertThat(fault.code()).isEqualTo(VIDEO_MOVED);
        assertThat(fault.detail())
                .matches("likeness to the reference picture -?0\\.\\d{3} < 0\\.\\d+");
        assertThat(fault.measured().number()).isLessThan(fault.measured().threshold());
        assertThat(fault.measured().threshold()).isEqualTo(0.84);
    }

    @Test
    void isToldBesideAPictureThatStandsStillButNotOfOneWhoseSceneIsGoneInLight() {
        // Given
        var bright = new Failure(OVEREXPOSED, "meanLuma 240.000 >= 235.0");
        var stuck = scene(3, 1, 0);
        // Then
        assertThat(codes(camera.compared(Look.DAY, stuck, bright))).containsExactly(OVEREXPOSED);
        assertThat(codes(camera.compared(Look.DAY, stuck, null)))
                .containsExactly(VIDEO_MOVED, VIDEO_FROZEN);
    }

    @Test
    void tellsOfAGoodPictureTooHowAlikeItIs() {
        // When
        var same = camera.compared(Look.DAY, scene(0, 1, 0), null);
        camera.takesBack();
        // Then
        assertThat(same.faults()).isEmpty();
        assertThat(same.facts().likeness()).isBetween(0.84, 1.0);
        assertThat(camera.compared(Look.DAY, scene(0, 1, 0), null).facts().likeness()).isNull();
    }

    @Test
    void saysNothingOfMoreOrLessLightNorOfNoise() {
        for (var picture = 0; picture < 20; picture++) {
            assertThat(camera.shows(Look.DAY, scene(0, 0.5, 20), null)).isNull();
            assertThat(camera.shows(Look.DAY, scene(0, 1.3, -20), null)).isNull();
        }
    }

    @Test
    void saysNothingOfPeopleWhoWalkThrough() {
        for (var column = 0; column < 14; column++) {
            // Given
            var crowded = scene(0, 1, 0);
            for (var row = 2; row < 9; row++) {
                ByteBuffer.wrap(crowded).putInt(2 * (16 * row + column), 0x0500_0500);
            }
            // Then
            assertThat(camera.shows(Look.DAY, crowded, null)).isNull();
        }
    }

    @Test
    void comparesNothingThatWasSeenByOtherLight() {
        assertThat(camera.shows(Look.NIGHT, scene(3, 1, 0), null)).isNull();
    }

    @Test
    void comparesNothingOfAnotherStreamAddress() {
        // Given
        camera.movesTo("rtsp://camera/2");
        // Then
        assertThat(camera.shows(Look.DAY, scene(3, 1, 0), null)).isNull();
    }

    @Test
    void saysNothingOfAPlainWall() {
        // Given
        camera.shows(Look.DAY, scene(0, 0.002, 100), null);
        camera.approves();
        // Then
        assertThat(camera.shows(Look.DAY, scene(3, 1, 0), null)).isNull();
    }

    @Test
    void leavesACoveredLensToItsOwnVerdict() {
        // Given
        camera.showed(Look.DAY, 8);
        camera.shows(Look.DAY.covered(), camera.even(), null);
        // Then
        assertThat(code(camera.shows(Look.DAY.covered(), camera.even(), null)))
                .isEqualTo(VIDEO_COVERED.name());
    }

    @Test
    void goesBeforeABlurButNotBeforeAPictureThatIsBlack() {
        // Given
        var blurred = new Failure(VIDEO_BLUR, "edgeShare 0.005 < 0.01");
        var black = new Failure(VIDEO_BLACK, "blackShare 1.000 >= 0.98");
        // Then
        assertThat(code(camera.shows(Look.DAY, scene(3, 1, 0), blurred)))
                .isEqualTo(VIDEO_MOVED.name());
        assertThat(code(camera.shows(Look.DAY, scene(3, 1, 0), black)))
                .isEqualTo(VIDEO_BLACK.name());
    }

    @Test
    void isSatisfiedWithWhatIsApprovedAnew() {
        // Given
        assertThat(camera.shows(Look.DAY, scene(3, 1, 0), null)).isNotNull();
        // When
        camera.approves();
        // Then
        assertThat(camera.shows(Look.DAY, scene(3, 1, 0), null)).isNull();
        assertThat(code(camera.shows(Look.DAY, scene(0, 1, 0), null)))
                .isEqualTo(VIDEO_MOVED.name());
    }

    @Test
    void comparesNothingAnyMoreWhenItIsTakenBack() {
        // When
        camera.takesBack();
        // Then
        assertThat(camera.shows(Look.DAY, scene(3, 1, 0), null)).isNull();
    }

    private static List<FailureCode> codes(Seen seen) {
        return seen.faults().stream().map(Failure::code).toList();
    }

    private static @Nullable String code(@Nullable Failure fault) {
        return fault == null ? null : fault.code().name();
    }

    /// A place with many things in it.
    ///
    /// @param turned by how many squares the camera is turned to the right
    private byte[] scene(int turned, double gain, double brighter) {
        var place = new Random(1).doubles(9 * 32, 40, 200).toArray();
        var squares = ByteBuffer.allocate(288);
        for (var square = 0; square < 144; square++) {
            var level = place[square / 16 * 32 + square % 16 + turned];
            var seen = gain * level + brighter + 0.3 * chance.nextGaussian();
            squares.putShort((short) Math.clamp(128 * seen, 0, 255 * 128));
        }
        return squares.array();
    }
}
