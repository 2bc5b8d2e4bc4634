package vn.giamsat.probe.rtsp;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import vn.giamsat.probe.rtsp.Incoming.MediaFrame;
import vn.giamsat.probe.rtsp.Incoming.PeerRequest;
import vn.giamsat.probe.rtsp.Incoming.Unreadable;

class FramerProperties {
    private static final ReceiverLimits LIMITS = new ReceiverLimits(1024, 2048, 512, 1024);

    @Property
    void findsTheSameHoweverTheBytesAreCut(
            @ForAll("streams") byte[] stream, @ForAll("cuts") List<Integer> cuts) {
        assertThat(texts(Recorded.framed(LIMITS, chunks(stream, cuts))))
                .isEqualTo(texts(Recorded.framed(LIMITS, stream)));
    }

    @Property
    void findsTheSameByteByByte(@ForAll("streams") byte[] stream) {
        assertThat(texts(Recorded.framed(LIMITS, chunks(stream, List.of(1)))))
                .isEqualTo(texts(Recorded.framed(LIMITS, stream)));
    }

    @Property
    void holdsNoMoreThanItsLimits(
            @ForAll("streams") byte[] stream, @ForAll("cuts") List<Integer> cuts) {
        // Given
        var framer = new Framer(LIMITS);
        for (var chunk : chunks(stream, cuts)) {
            // When
            framer.feed(Unpooled.wrappedBuffer(chunk));
            for (var next = framer.next(); next != null; next = framer.next()) {
                if (next instanceof Unreadable) {
                    break;
                }
            }
            // Then
            assertThat(framer.capacity()).isLessThanOrEqualTo(2 * (2048 + chunk.length) + 2048);
        }
    }

    @Provide
    Arbitrary<byte[]> streams() {
        return pieces().list().ofMaxSize(12).map(all -> Rtp.joined(all.toArray(byte[][]::new)));
    }

    @Provide
    Arbitrary<List<Integer>> cuts() {
        return Arbitraries.integers().between(1, 600).list().ofMinSize(1).ofMaxSize(20);
    }

    private static Arbitrary<byte[]> pieces() {
        var anything = Arbitraries.bytes().array(byte[].class).ofMaxSize(700);
        var telling =
                Arbitraries.strings()
                        .withChars("$RTSP/1.0 20OKCONTENTLength:\r\n\0\1\u0080")
                        .ofMaxLength(60);
        var recorded =
                Arbitraries.of(
                        "hikvision-setup",
                        "hikvision-play",
                        "hikvision-401-digest",
                        "longse-describe-no-content-type",
                        "generic-http-400");
        var frame =
                Arbitraries.bytes()
                        .array(byte[].class)
                        .ofMaxSize(300)
                        .map(payload -> Rtp.interleaved(0, payload).getBytes());
        return Arbitraries.frequencyOf(
                Tuple.of(1, anything),
                Tuple.of(1, telling.map(FramerProperties::bytes)),
                Tuple.of(3, recorded.map(Recorded::bytes)),
                Tuple.of(3, frame));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /// Cuts a stream into pieces of these sizes, again and again.
    private static byte[][] chunks(byte[] stream, List<Integer> sizes) {
        var chunks = new ArrayList<byte[]>();
        for (int start = 0, cut = 0; start < stream.length; cut++) {
            var end = Math.min(stream.length, start + sizes.get(cut % sizes.size()));
            chunks.add(Arrays.copyOfRange(stream, start, end));
            start = end;
        }
        return chunks.toArray(byte[][]::new);
    }

    /// Things that compare by content.
    private static List<String> texts(List<Incoming> found) {
        return found.stream()
                .map(
                        incoming ->
                                switch (incoming) {
                                    case RtspResponse(var status, var headers, var body) ->
                                            status + " " + headers + Arrays.toString(body);
                                    case MediaFrame(var channel, var payload) ->
                                            channel + " " + Arrays.toString(payload.copy());
                                    case PeerRequest request -> request.toString();
                                    case Unreadable(var reason) -> reason;
                                })
                .toList();
    }
}
