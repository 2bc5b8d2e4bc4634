package vn.giamsat.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SceneFileTest {
    private static List<SceneFile> all(Codec codec) {
        return Stream.of(Scene.values())
                .filter(scene -> scene.existsIn(codec))
                .map(scene -> SceneFile.read(scene, codec))
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void eachSceneBeginsWithAKeyFrameAndHasOneEachSecond(Codec codec) {
        for (var file : all(codec)) {
            // When
            var keys = file.pictures().stream().filter(CodedPicture::isKey).count();
            // Then
            var seconds = (double) file.pictures().size() / file.scene().framesPerSecond();
            assertThat(file.pictures().getFirst().isKey()).as("%s", file.scene()).isTrue();
            assertThat((double) keys).isGreaterThanOrEqualTo(seconds);
        }
    }

    @ParameterizedTest
    @EnumSource
    void parameterSetsStandBeforeEachKeyFrame(NalSyntax syntax) {
        for (var file : all(Codec.valueOf(syntax.name()))) {
            for (var picture : file.pictures()) {
                // When
                var units = ((NalPicture) picture).units();
                // Then
                var parameters = syntax == NalSyntax.H264 ? 2 : 3;
                assertThat(units.stream().filter(unit -> !syntax.isSlice(unit)))
                        .as("%s", file.scene())
                        .hasSize(picture.isKey() ? parameters : 0);
            }
        }
    }

    @Test
    void theLargeSceneHasSeveralSlicesAPicture() {
        // When
        var first = (NalPicture) SceneFile.read(Scene.LARGE, Codec.H264).pictures().getFirst();
        // Then
        assertThat(first.units().stream().filter(first.syntax()::isKeySlice)).hasSize(4);
    }

    @Test
    void theSessionDescriptionCarriesTheParameterSets() {
        // When
        var h264 = SceneFile.read(Scene.NORMAL, Codec.H264).format().parameters();
        var h265 = SceneFile.read(Scene.NORMAL, Codec.H265).format().parameters();
        // Then
        assertThat(h264)
                .matches(
                        "packetization-mode=1;profile-level-id=4d40[0-9a-f]{2};"
                                + "sprop-parameter-sets=Z[^,]+,a.+");
        assertThat(h265).matches("sprop-vps=QAE.+;sprop-sps=QgE.+;sprop-pps=RAH.+");
    }

    @ParameterizedTest
    @EnumSource
    void fragmentsMakeUpTheUnitsAgain(NalSyntax syntax) {
        for (var file : all(Codec.valueOf(syntax.name()))) {
            var picture = (NalPicture) file.pictures().getFirst();
            // When
            var payloads = picture.payloads();
            // Then
            assertThat(payloads).allSatisfy(it -> assertThat(it.length).isLessThanOrEqualTo(1400));
            assertThat(Rejoined.units(syntax, payloads)).containsExactlyElementsOf(picture.units());
        }
    }

    @Test
    void jpegPiecesFollowOneAnotherAndTheFirstHasTheTables() {
        for (var file : all(Codec.MJPEG)) {
            var picture = (JpegPicture) file.pictures().getFirst();
            // When
            var payloads = picture.payloads();
            // Then
            var offset = 0;
            for (var payload : payloads) {
                var isFirst = offset == 0;
                assertThat(ByteBuffer.wrap(payload).getInt()).isEqualTo(offset);
                assertThat(payload[4]).as("4:2:0").isEqualTo((byte) 1);
                assertThat(payload[5] & 0xFF).isEqualTo(255);
                assertThat((payload[6] & 0xFF) * 8).isEqualTo(picture.widthPixels());
                assertThat((payload[7] & 0xFF) * 8).isEqualTo(picture.heightPixels());
                offset += payload.length - 8 - (isFirst ? 132 : 0);
            }
            assertThat(offset).isEqualTo(picture.scan().length);
            assertThat(Arrays.copyOfRange(payloads.getFirst(), 8, 12))
                    .isEqualTo(new byte[] {0, 0, 0, (byte) 128});
        }
    }

    @ParameterizedTest
    @EnumSource
    void damageLeavesHeadersAsTheyAreAndMakesNoStartCode(NalSyntax syntax) {
        // Given
        var picture =
                (NalPicture)
                        SceneFile.read(Scene.NORMAL, Codec.valueOf(syntax.name()))
                                .pictures()
                                .getFirst();
        // When
        var corrupted = picture.corrupted();
        // Then
        assertThat(corrupted.isKey()).isTrue();
        for (var index = 0; index < picture.units().size(); index++) {
            var unit = corrupted.units().get(index);
            assertThat(syntax.type(unit)).isEqualTo(syntax.type(picture.units().get(index)));
            if (syntax.isSlice(unit)) {
                assertThat(syntax.isFirstSlice(unit)).isTrue();
                assertThat(unit).isNotEqualTo(picture.units().get(index));
                assertThat(Arrays.copyOfRange(unit, 3, unit.length)).doesNotContain(0);
            }
        }
    }
}
