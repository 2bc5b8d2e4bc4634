package vn.giamsat.probe.rtsp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import vn.giamsat.probe.VideoCodec;

/// Whatever media a peer sends: nothing is thrown, nothing hangs, nothing grows past its limit.
class HostileMediaProperties {
    private static final int LIMIT = 4096;
    private static final int PARAMETERS_AT_MOST = 3 * 16 * 4100;

    /// How payloads and units begin.
    private static final String TELLING =
            """
            658884 67640028 68eb 7c85 7c05 7c45 78000265 780003 0605
            0606018080 4188 000001 00000165 40010c 4201 4401 2801af
            6201940001 620114 600100022801 0000000001500806
            0000000041ff0806000400000000 0000000001ff08060000004000\
            """;

    @Property
    void readsAnyPacket(@ForAll byte[] frame) {
        var packet = RtpPacket.parse(Slice.of(frame));
        assertThat(packet == null || packet.payload().length() <= frame.length).isTrue();
    }

    @Property(tries = 3000)
    void assemblesAnyPayloads(
            @ForAll VideoCodec codec,
            @ForAll boolean ordered,
            @ForAll("packets") List<RtpPacket> packets) {
        // Given
        var parameters = Map.of("sprop-max-don-diff", ordered ? "1" : "0");
        var track = new VideoTrack(codec, -1, 90_000, parameters, null, "640,480");
        var assembler = PictureAssembler.of(track, LIMIT);
        // When
        for (var packet : packets) {
            assembler.add(packet, packet.sequence() % 5 == 0);
        }
        // Then
        var picture = assembler.picture();
        assertThat(picture == null ? 0 : picture.bytes().length)
                .isLessThanOrEqualTo(LIMIT + PARAMETERS_AT_MOST);
        assertSane(assembler.shape());
        assertThat(assembler.absence()).isNotNull();
    }

    @Property
    void readsAnyParameterSet(@ForAll byte[] unit) {
        assertSane(H264Parameters.shape(Slice.of(unit)));
        assertSane(H265Parameters.shape(Slice.of(unit)));
    }

    @Property
    void readsAnyMessageAndSlice(@ForAll byte[] unit) {
        RecoveryPoint.isImmediate(Slice.of(unit));
        SliceHeader.isIntra(Slice.of(unit));
        SliceHeader.isImmediateRefresh(Slice.of(unit));
        AnnexB.units(Slice.of(unit));
    }

    @Property
    void putsAUnitTogetherHoweverItWasFragmented(
            @ForAll @Size(min = 2, max = 2000) byte[] content,
            @ForAll @IntRange(min = 1, max = 300) int size) {
        // Given
        var unit =
                Rtp.joined(new byte[] {0x65, (byte) 0x88, (byte) 0x84}, withoutStartCodes(content));
        var assembler = NalAssembler.of(Recorded.track("hikvision-describe-h264"), LIMIT);
        var fragments = Rtp.fragments(unit, size);
        // When
        for (var i = 0; i < fragments.size(); i++) {
            var last = i == fragments.size() - 1;
            assembler.add(Rtp.parsed(i, 9, last, fragments.get(i)), false);
        }
        // Then
        assertThat(bytes(assembler)).isEqualTo(Rtp.annexB(Rtp.SPS, Rtp.PPS, unit));
    }

    @Property
    void watchesAnything(@ForAll List<byte[]> frames) {
        // Given
        var watch =
                new MediaWatch(
                        Recorded.track("hikvision-describe-h264"), ReceiverSettings.STANDARD);
        // When
        frames.forEach(frame -> watch.add(Slice.of(frame), 0));
        // Then
        assertThat(watch.facts()).isNotNull();
    }

    @Provide
    Arbitrary<List<RtpPacket>> packets() {
        var telling = Arbitraries.of(TELLING.split("\\s+")).map(Rtp::hex);
        var anything = Arbitraries.bytes().array(byte[].class).ofMaxSize(1500);
        var payload = Combinators.combine(telling, anything).as((a, b) -> Rtp.joined(a, b));
        return Combinators.combine(
                        Arbitraries.integers().between(0, 65_535),
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.of(true, false),
                        Arbitraries.oneOf(telling, anything, payload))
                .as(Rtp::parsed)
                .list()
                .ofMaxSize(15);
    }

    private static byte @Nullable [] bytes(PictureAssembler assembler) {
        var picture = assembler.picture();
        return picture == null ? null : picture.bytes();
    }

    private static byte[] withoutStartCodes(byte[] content) {
        var clean = content.clone();
        for (var i = 0; i < clean.length; i++) {
            clean[i] = clean[i] == 0 ? 1 : clean[i];
        }
        return clean;
    }

    private static void assertSane(VideoShape shape) {
        assertThat(shape.width() == null || shape.width() > 0 && shape.width() <= 16_384).isTrue();
        assertThat(shape.height() == null || shape.height() > 0 && shape.height() <= 16_384)
                .isTrue();
    }
}
