package vn.giamsat.probe.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static vn.giamsat.probe.FailureCode.VIDEO_BLUR;
import static vn.giamsat.probe.FailureCode.VIDEO_COLOUR_CAST;
import static vn.giamsat.probe.FailureCode.VIDEO_COVERED;
import static vn.giamsat.probe.FailureCode.VIDEO_NOSIGNAL_CARD;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import vn.giamsat.probe.Failure;
import vn.giamsat.probe.memory.RememberedCamera.Look;

/// What only a camera's own usual picture can tell.
class BaselineTest {
    private static final Failure NO_EDGE = new Failure(VIDEO_BLUR, "edgeShare 0.005 < 0.01");

    private final RememberedCamera camera = new RememberedCamera();

    @Test
    void findsAPictureThatIsLessSharpThanItsCameraUsuallyIs() {
        // Given
        camera.showed(Look.DAY, 8);
        // When
        var fault = camera.shows(Look.DAY.sharp(0.5));
        // Then
        assertThat(fault)
                .extracting(Failure::code, Failure::detail)
                .containsExactly(VIDEO_BLUR, "sharpness 0.500 < 0.560, usually 0.800");
        assertThat(fault.measured().number()).isEqualTo(0.5);
        assertThat(fault.measured().threshold()).isCloseTo(0.56, within(1e-6));
    }

    @Test
    void saysNothingBeforeItKnowsWhatIsUsual() {
        // Given
        camera.showed(Look.DAY, 7);
        // Then
        assertThat(camera.shows(Look.DAY.sharp(0.5))).isNull();
    }

    @Test
    void knowsThatByNightTheSameCameraIsLessSharp() {
        // Given
        camera.showed(Look.DAY, 20).showed(Look.NIGHT, 20);
        // Then
        assertThat(camera.shows(Look.NIGHT)).isNull();
        assertThat(camera.shows(Look.DAY)).isNull();
        assertThat(camera.shows(Look.NIGHT.sharp(0.3))).isNotNull();
    }

    @Test
    void doesNotLearnFromBadPicturesButAfterDaysTakesWhatStaysForUsual() {
        // Given
        camera.showed(Look.DAY, 50);
        // When
        camera.showed(Look.DAY.sharp(0.5), 20);
        // Then
        assertThat(camera.shows(Look.DAY.sharp(0.5))).isNotNull();
        camera.showed(Look.DAY.sharp(0.5), 6 * 24 * 7);
        assertThat(camera.shows(Look.DAY.sharp(0.5))).isNull();
    }

    @Test
    void findsACoverOnceItStaysWhateverThePictureAloneIsCalled() {
        // Given
        camera.showed(Look.DAY, 10);
        var first = camera.shows(Look.DAY.covered(), camera.even(), NO_EDGE);
        // When
        var second = camera.shows(Look.DAY.covered(), camera.even(), NO_EDGE);
        // Then
        assertThat(first).extracting(Failure::code).isEqualTo(VIDEO_BLUR);
        assertThat(second).extracting(Failure::code).isEqualTo(VIDEO_COVERED);
    }

    @Test
    void doesNotTakeTheWallThatACameraAlwaysSeesForACover() {
        // Given
        var wall = new Look(140, 8, 0.02, 0.8, -3, 5, 1);
        // Then
        camera.showed(wall, 20);
        assertThat(camera.shows(wall)).isNull();
    }

    @Test
    void leavesACardToItsOwnVerdict() {
        // Given
        var card = new Failure(VIDEO_NOSIGNAL_CARD);
        camera.showed(Look.DAY, 10);
        camera.shows(Look.DAY.covered(), camera.even(), card);
        // When
        var fault = camera.shows(Look.DAY.covered(), camera.even(), card);
        // Then
        assertThat(fault).extracting(Failure::code).isEqualTo(VIDEO_NOSIGNAL_CARD);
    }

    @Test
    void findsATintButNotTheWarmthOfAnEveningNorInfraRedLight() {
        // Given
        camera.showed(Look.DAY, 10);
        // Then
        assertThat(camera.shows(Look.DAY.tinted(-8, 12))).isNull();
        assertThat(camera.shows(Look.NIGHT)).isNull();
        assertThat(camera.shows(Look.DAY.tinted(20, -10)))
                .extracting(Failure::code)
                .isEqualTo(VIDEO_COLOUR_CAST);
    }

    @Test
    void beginsAnewWithAnotherAddressBecauseItShowsAnotherScene() {
        // Given
        camera.showed(Look.DAY, 20);
        // When
        camera.movesTo("rtsp://camera/2");
        // Then
        assertThat(camera.shows(Look.DAY.sharp(0.5))).isNull();
    }

    @Test
    void knowsBothStreamsOfACameraThatTakeTurns() {
        // Given
        camera.showed(Look.DAY, 20);
        // When
        camera.movesTo("rtsp://camera/2");
        camera.showed(Look.DAY.sharp(0.5), 20);
        camera.movesTo("rtsp://camera/1");
        // Then
        assertThat(camera.shows(Look.DAY.sharp(0.5))).isNotNull();
        // When
        camera.movesTo("rtsp://camera/2");
        // Then
        assertThat(camera.shows(Look.DAY.sharp(0.5))).isNull();
        assertThat(camera.shows(Look.DAY.sharp(0.3))).isNotNull();
    }

    @Test
    void forgetsACameraThatIsWatchedElsewhere() {
        // Given
        var memories = new PictureMemories(MemoryThresholds.DEFAULTS);
        var kept = new RememberedCamera(memories);
        kept.showed(Look.DAY, 20);
        memories.forget(UUID.randomUUID());
        assertThat(kept.shows(Look.DAY.sharp(0.5))).isNotNull();
        // When
        memories.forget(kept.id());
        // Then
        assertThat(kept.shows(Look.DAY.sharp(0.5))).isNull();
    }
}
