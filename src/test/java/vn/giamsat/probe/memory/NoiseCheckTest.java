package vn.giamsat.probe.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.giamsat.probe.FailureCode.VIDEO_BLACK;
import static vn.giamsat.probe.FailureCode.VIDEO_NOISE;

import org.junit.jupiter.api.Test;
import vn.giamsat.probe.Failure;
import vn.giamsat.probe.Measure;
import vn.giamsat.probe.MeasureUnit;
import vn.giamsat.probe.memory.RememberedCamera.Look;

class NoiseCheckTest {
    private static final Look SNOW = new Look(110, 30, 1, 0.9, 0, 0, 25);

    private final RememberedCamera camera = new RememberedCamera();

    @Test
    void findsStrongNoiseOverTheSceneByWhatIsUsual() {
        // Given
        camera.showed(Look.DAY, 8);
        // When
        var fault = camera.shows(Look.DAY.noisy(15.25));
        // Then
        assertThat(fault).isEqualTo(told("noise 15.3 >= 12.0, usually 1.0", 15.25));
    }

    @Test
    void findsSnowOfAnInputWithoutSignalFromTheSecondPictureOnThoughNothingIsUsual() {
        // Given
        var first = camera.shows(SNOW, camera.snow(), null);
        // When
        var second = camera.shows(SNOW, camera.snow(), null);
        // Then
        assertThat(first).isNull();
        assertThat(second)
                .isEqualTo(told("noise 25.0 >= 12.0, nothing of the last picture stayed", 25));
    }

    @Test
    void neverTakesSnowForUsualHoweverLongItStays() {
        // Given
        for (var picture = 0; picture < 6 * 24 * 7; picture++) {
            camera.shows(SNOW, camera.snow(), null);
        }
        // Then
        assertThat(camera.shows(SNOW, camera.snow(), null)).isNotNull();
        camera.showed(Look.DAY, 20);
        assertThat(camera.shows(Look.DAY)).isNull();
    }

    @Test
    void doesNotTakeTheFoliageOrGravelThatACameraAlwaysSeesForNoise() {
        // Given
        var gravel = Look.DAY.noisy(17);
        // When
        var first = camera.shows(gravel);
        camera.showed(gravel, 20).showed(Look.NIGHT.noisy(9), 20);
        // Then
        assertThat(first).isNull();
        assertThat(camera.shows(gravel)).isNull();
        assertThat(camera.shows(gravel.noisy(23))).isNull();
        assertThat(camera.shows(SNOW.noisy(35), camera.snow(), null)).isNotNull();
    }

    @Test
    void doesNotTakeAGrainyInfraRedNightForNoise() {
        // Given
        camera.showed(Look.DAY, 20).showed(Look.NIGHT, 20);
        // Then
        assertThat(camera.shows(Look.NIGHT.noisy(8))).isNull();
        assertThat(camera.shows(Look.NIGHT.noisy(11.9))).isNull();
    }

    @Test
    void goesBeforeWhatNoiseMakesOfThePictureButNotBeforeAPictureWithoutAny() {
        // Given
        camera.showed(Look.DAY, 20);
        camera.approves();
        // Then
        assertThat(camera.shows(SNOW, camera.snow(), null))
                .extracting(Failure::code)
                .isEqualTo(VIDEO_NOISE);
        assertThat(camera.shows(Look.DAY.noisy(0), camera.even(), new Failure(VIDEO_BLACK)))
                .extracting(Failure::code)
                .isEqualTo(VIDEO_BLACK);
    }

    private static Failure told(String detail, double noise) {
        return new Failure(VIDEO_NOISE, detail, new Measure(noise, 12.0, MeasureUnit.LEVELS));
    }
}
