package vn.giamsat.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PlaybackTest {
    @RegisterExtension static final RunningSimulator RUNNING = new RunningSimulator();

    private static final int PICTURE_TICKS = 9_000;

    /// The packets of one picture, up to the marker.
    private static List<ScriptedClient.Frame> picture(ScriptedClient client) throws Exception {
        var packets = new ArrayList<ScriptedClient.Frame>();
        do {
            packets.add(client.packet());
        } while (!packets.getLast().marker());
        return packets;
    }

    private static List<byte[]> payloads(List<ScriptedClient.Frame> packets) {
        return packets.stream()
                .map(it -> Arrays.copyOfRange(it.bytes(), 12, it.bytes().length))
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void beginsWithAWholeKeyFrameOfTheScene(NalSyntax syntax) throws Exception {
        try (var client = RUNNING.client()) {
            // Given
            var codec = Codec.valueOf(syntax.name());
            var keys =
                    SceneFile.read(Scene.NORMAL, codec).pictures().stream()
                            .filter(CodedPicture::isKey)
                            .map(NalPicture.class::cast)
                            .toList();
            // When
            client.play("/open/" + codec.word() + "/normal/1");
            var units = Rejoined.units(syntax, payloads(picture(client)));
            // Then
            assertThat(keys)
                    .anySatisfy(key -> assertThat(units).containsExactlyElementsOf(key.units()));
        }
    }

    @Test
    void countsOnOverTheEndOfTheLoopAndKeepsTheRate() throws Exception {
        try (var client = RUNNING.client()) {
            // Given
            var play = client.play("/open/h264/black/1"); // a loop of 5
            var start = Instant.now();
            var expected =
                    Integer.parseInt(play.first("RTP-Info").replaceAll(".*seq=(\\d+);.*", "$1"));
            var timestamp =
                    Long.parseLong(play.first("RTP-Info").replaceAll(".*rtptime=(\\d+)", "$1"));
            // When
            for (var picture = 0; picture < 12; picture++) {
                for (var packet : picture(client)) {
                    // Then
                    assertThat(packet.payloadType()).isEqualTo(96);
                    assertThat(packet.sequence()).isEqualTo(expected++ & 0xFFFF);
                    assertThat(packet.timestamp())
                            .isEqualTo((timestamp + picture * PICTURE_TICKS) & 0xFFFF_FFFFL);
                }
            }
            assertThat(Duration.between(start, Instant.now()))
                    .isBetween(Duration.ofMillis(950), Duration.ofMillis(2_500));
        }
    }

    @Test
    void reportsTheTimeOfTheCameraFirst() throws Exception {
        try (var client = RUNNING.client()) {
            // When
            client.play("/open/h264/normal/1");
            var frame = client.frame();
            // Then
            assertThat(frame.channel()).isEqualTo(1);
            assertThat(frame.bytes()[1] & 0xFF).as("sender report").isEqualTo(200);
            var seconds = ByteBuffer.wrap(frame.bytes()).getInt(8) & 0xFFFF_FFFFL;
            assertThat(seconds - 2_208_988_800L)
                    .isCloseTo(Instant.now().getEpochSecond(), within(5L));
        }
    }

    @ParameterizedTest
    @CsvSource({"h264", "h265"})
    void sendsAllButKeyFramesWhenTheCameraIsToDoSo(String codec) throws Exception {
        try (var client = RUNNING.client()) {
            // Given
            var syntax = NalSyntax.valueOf(codec.toUpperCase(Locale.ROOT));
            // When
            client.play("/open/" + codec + "/no-key-frame/1");
            var units = new ArrayList<byte[]>();
            for (var picture = 0; picture < 15; picture++) {
                units.addAll(Rejoined.units(syntax, payloads(picture(client))));
            }
            // Then
            assertThat(units).noneMatch(syntax::isKeySlice).anyMatch(syntax::isSlice);
            assertThat(units).anyMatch(unit -> !syntax.isSlice(unit));
        }
    }

    @ParameterizedTest
    @EnumSource
    void sendsAndDescribesNoParameterSetsWhenTheCameraIsToDoSo(NalSyntax syntax) throws Exception {
        try (var client = RUNNING.client()) {
            // Given
            var path = "/open/" + Codec.valueOf(syntax.name()).word() + "/no-parameters/1";
            var description = client.ask("DESCRIBE", path).body();
            // When
            client.play(path);
            var units = Rejoined.units(syntax, payloads(picture(client)));
            // Then
            assertThat(description).contains("m=video").doesNotContain("sprop-");
            assertThat(units).isNotEmpty().allMatch(syntax::isKeySlice);
        }
    }

    @ParameterizedTest
    @CsvSource({"h264", "h265", "mjpeg"})
    void fallsSilentBeforeTheFirstKeyFrameIsComplete(String codec) throws Exception {
        try (var client = RUNNING.client()) {
            // Given
            client.play("/open/" + codec + "/dies/1");
            var packet = client.impatient(1_000).packet();
            // When
            assertThatThrownBy(
                            () -> {
                                for (; ; ) {
                                    assertThat(client.packet().marker()).isFalse();
                                }
                            })
                    // Then
                    .isInstanceOf(SocketTimeoutException.class);
            assertThat(packet.marker()).isFalse();
        }
    }

    @Test
    void playsNothingWhenTheCameraIsToDoSo() throws Exception {
        try (var client = RUNNING.client()) {
            // Given
            var play = client.play("/open/h264/no-packets/1");
            // When
            client.impatient(500);
            // Then
            assertThat(play.status()).isEqualTo(200);
            assertThatThrownBy(client::read).isInstanceOf(SocketTimeoutException.class);
        }
    }

    /// Whenever they come: else a camera that is visited seldom seems frozen.
    @ParameterizedTest
    @EnumSource
    void showsAnotherPictureToTheNextVisitor(Codec codec) throws Exception {
        // When
        var shown = new ArrayList<String>();
        for (var visitor = 0; visitor < 4; visitor++) {
            try (var client = RUNNING.client()) {
                client.play("/open/" + codec.word() + "/normal/visited");
                shown.add(
                        payloads(picture(client)).stream()
                                .map(Arrays::toString)
                                .collect(Collectors.joining()));
            }
        }
        // Then
        assertThat(shown).doesNotHaveDuplicates();
    }

    /// In a tenth of a second nothing moves that one would see.
    @ParameterizedTest
    @EnumSource
    void showsNoVisitorWhatWasHalfASecondAgo(Codec codec) {
        // Given
        var camera = CameraPath.parse("/open/" + codec.word() + "/normal/1").orElseThrow();
        var film = FilmLibrary.load().film(camera);
        // When
        var starts = IntStream.range(0, 4).map(film::start).sorted().toArray();
        // Then
        var apart = film.format().framesPerSecond() / 2;
        for (var visitor = 1; visitor < starts.length; visitor++) {
            assertThat(starts[visitor] - starts[visitor - 1]).isGreaterThanOrEqualTo(apart);
        }
        assertThat(Arrays.stream(starts).allMatch(film::isEntry)).isTrue();
    }
}
