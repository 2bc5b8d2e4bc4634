package vn.giamsat.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CameraPathTest {
    @Test
    void readsLoginCodecBehaviourAndName() {
        // When
        var camera = CameraPath.parse("/digest-sha256/h265/no-signal/lobby/3");
        // Then
        assertThat(camera)
                .contains(
                        new CameraPath(
                                LoginScheme.DIGEST_SHA256, Codec.H265, Scene.NO_SIGNAL, "lobby/3"));
    }

    @Test
    void ignoresTheFinalSlashThatClientsAddToContentBase() {
        // When
        var camera = CameraPath.parse("/open/mjpeg/large-1080/");
        var other = CameraPath.parse("/open/mjpeg/busy/1/");
        // Then
        assertThat(camera).isEmpty();
        assertThat(other).map(CameraPath::name).contains("1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "*",
                "/open/h264/normal",
                "/open/h264/normal/",
                "open/h264/normal/1",
                "/none/h264/normal/1",
                "/open/av1/normal/1",
                "/open/h264/sunny/1",
                "/OPEN/h264/normal/1",
                "/open/h264/no_signal/1",
                "/open/h264/answers-200-to-describe/1",
                "/open/h264/answers-401-to-describe/1",
                "/open/h264/answers-404-to-options/1",
                "/open/mjpeg/large/1",
                "/open/mjpeg/no-key-frame/1",
                "/open/mjpeg/no-parameters/1"
            })
    void knowsNoCameraOutsideTheGrammar(String path) {
        assertThat(CameraPath.parse(path)).isEmpty();
    }

    @Test
    void writesItselfAsItIsRead() {
        for (var behaviour : Behaviour.all().toList()) {
            // Given
            var camera = new CameraPath(LoginScheme.DIGEST_BOTH, Codec.H264, behaviour, "x");
            // When
            var read = CameraPath.parse(camera.toString());
            // Then
            assertThat(read).contains(camera);
        }
    }
}
