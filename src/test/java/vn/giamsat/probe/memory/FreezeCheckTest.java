package vn.giamsat.probe.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.giamsat.probe.FailureCode.VIDEO_BLACK;
import static vn.giamsat.probe.FailureCode.VIDEO_FROZEN;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import vn.giamsat.probe.Failure;
import vn.giamsat.probe.Measure;
import vn.giamsat.probe.MeasureUnit;
import vn.giamsat.probe.memory.RememberedCamera.Look;

class FreezeCheckTest {
    private final RememberedCamera camera = new RememberedCamera();

    @Test
    void findsAPictureThatIsTheSameInTwoProbesAndTellsNumberAndThreshold() {
        // Given
        var stuck = camera.squares(110, 1);
        camera.shows(Look.DAY);
        camera.shows(Look.DAY, stuck, null);
        // When
        var fault = camera.shows(Look.DAY, stuck, null);
        // Then
        assertThat(fault)
                .isEqualTo(
                        new Failure(
                                VIDEO_FROZEN,
                                "sameShare 1.000 >= 0.9 for 600 s",
                                new Measure(600, 120, MeasureUnit.SECONDS)));
    }

    @Test
    void findsAFrozenPictureUnderAClockThatRunsOn() {
        // Given
        var stuck = camera.squares(110, 1);
        camera.shows(Look.DAY, camera.withClock(stuck, 5), null);
        // When
        var fault = camera.shows(Look.DAY, camera.withClock(stuck, 5), null);
        // Then
        assertThat(fault).extracting(Failure::code).isEqualTo(VIDEO_FROZEN);
    }

    @Test
    void knowsAnEmptyCorridorByItsNoiseByDayAndByNight() {
        for (var picture = 0; picture < 50; picture++) {
            assertThat(camera.shows(Look.DAY, camera.squares(110, 0.1), null)).isNull();
            assertThat(camera.shows(Look.NIGHT, camera.squares(60, 0.1), null)).isNull();
        }
    }

    @Test
    void waitsUntilARecorderWouldHaveHadANewKeyFrame() {
        // Given
        var stuck = camera.squares(110, 1);
        camera.shows(Look.DAY, stuck, null);
        camera.waits(Duration.ofMinutes(-9));
        // When
        var soon = camera.shows(Look.DAY, stuck, null);
        // Then
        assertThat(soon).isNull();
        assertThat(camera.shows(Look.DAY, stuck, null)).isNotNull();
    }

    @Test
    void doesNotTakeDarknessOrGlareForAFrozenPicture() {
        // Given
        var dark = new byte[288];
        camera.shows(Look.NIGHT, dark, null);
        // Then
        assertThat(camera.shows(Look.NIGHT, dark, null)).isNull();
    }

    @Test
    void leavesAPictureThatIsBlackToItsOwnVerdict() {
        // Given
        var stuck = camera.squares(110, 1);
        var black = new Failure(VIDEO_BLACK, "blackShare 1.000 >= 0.98");
        camera.shows(Look.DAY, stuck, black);
        // When
        var fault = camera.shows(Look.DAY, stuck, black);
        // Then
        assertThat(fault).isEqualTo(black);
    }

    @Test
    void beginsAnewWhenThePictureMoves() {
        // Given
        var stuck = camera.squares(110, 1);
        camera.shows(Look.DAY, stuck, null);
        assertThat(camera.shows(Look.DAY, stuck, null)).isNotNull();
        // When
        var moved = camera.shows(Look.DAY);
        // Then
        assertThat(moved).isNull();
    }
}
