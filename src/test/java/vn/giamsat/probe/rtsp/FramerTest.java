package vn.giamsat.probe.rtsp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.vertx.core.buffer.Buffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.giamsat.probe.rtsp.Incoming.MediaFrame;
import vn.giamsat.probe.rtsp.Incoming.PeerRequest;
import vn.giamsat.probe.rtsp.Incoming.Unreadable;

class FramerTest {
    private static final ReceiverLimits SMALL = new ReceiverLimits(256, 256, 256, 1024);

    @Test
    void readsAnAnswerWithItsBody() {
        // When
        var answer = Recorded.answer("hikvision-describe-h264");
        // Then
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers().first("content-type")).contains("application/sdp");
        assertThat(answer.bodyText()).startsWith("v=0\r\n").endsWith("a=appversion:1.0\r\n");
    }

    @Test
    void forgivesTrailingSpacesInStatusAndHeaderLinesAsLongseSendsThem() {
        // When
        var answer = Recorded.answer("longse-describe-no-content-type");
        // Then
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers().first("CSeq")).contains("2");
    }

    @Test
    void holdsNoRoomUntilTheFirstByteCameAsMostThatWaitAreSilent() {
        // Given
        var framer = new Framer(ReceiverLimits.STANDARD);
        assertThat(framer.capacity()).isZero();
        // When
        framer.feed(Unpooled.copiedBuffer("R", ISO_8859_1));
        // Then
        assertThat(framer.capacity()).isPositive();
    }

    @Test
    void readsBareLineFeeds() {
        assertThat(Recorded.answer("old-server-bare-line-feeds").bodyText()).startsWith("v=0\n");
    }

    @Test
    void joinsContinuedHeaderLines() {
        // When
        var found = Recorded.framed(text("RTSP/1.0 200 OK\r\nPublic: DESCRIBE,\r\n SETUP\r\n\r\n"));
        // Then
        assertThat(((RtspResponse) found.getFirst()).headers().first("Public"))
                .contains("DESCRIBE, SETUP");
    }

    @Test
    void turnsControlCharactersIntoSpacesSoThatNoValueSmugglesInALine() {
        // When
        var found = Recorded.framed(text("RTSP/1.0 200 OK\r\nSession: 1\r2\0003\r\n\r\n"));
        // Then
        assertThat(((RtspResponse) found.getFirst()).headers().first("Session")).contains("1 2 3");
    }

    @Test
    void findsFramesBetweenMessagesAtAnyTime() {
        // When
        var found =
                Recorded.framed(
                        Recorded.bytes("hikvision-setup"),
                        frame(0, "early"),
                        Recorded.bytes("hikvision-play"),
                        frame(1, "report"));
        // Then
        assertThat(found)
                .extracting(Object::getClass)
                .containsExactly(
                        RtspResponse.class, MediaFrame.class, RtspResponse.class, MediaFrame.class);
        assertThat(payload(found.get(1))).isEqualTo("\u0080early");
    }

    @Test
    void findsFramesBeforeTheFirstAnswerOfServersThatReuseASocketsSession() {
        // When
        var found = Recorded.framed(frame(0, "stale"), Recorded.bytes("hikvision-setup"));
        // Then
        assertThat(found).hasSize(2);
    }

    @Test
    void takesTheLargestFrameThatTheProtocolAllows() {
        // Given
        var large = "x".repeat(65_534);
        // When
        var found = Recorded.framed(Recorded.bytes("hikvision-setup"), frame(0, large));
        // Then
        assertThat(payload(found.get(1))).hasSize(65_535);
    }

    @Test
    void findsTheNextFrameBehindGarbage() {
        // Given
        var garbage = text("$\001\377\377 not RTP $$ garbage\r\n $x");
        // When
        var found =
                Recorded.framed(
                        Recorded.bytes("hikvision-play"), text("???"), garbage, frame(0, "a"));
        // Then
        assertThat(payload(found.getLast())).isEqualTo("\u0080a");
    }

    @Test
    void findsTheNextAnswerBehindGarbage() {
        // When
        var found =
                Recorded.framed(
                        Recorded.bytes("hikvision-play"),
                        text("\000\001RT"),
                        Recorded.bytes("generic-teardown"));
        // Then
        assertThat(found).hasSize(2).last().isInstanceOf(RtspResponse.class);
    }

    @Test
    void givesUpWhenGarbageNeverEnds() {
        // When
        var found =
                Recorded.framed(SMALL, Recorded.bytes("generic-teardown"), text("?".repeat(300)));
        // Then
        assertThat(found).last().isInstanceOf(Unreadable.class);
    }

    @Test
    void readsRequestsOfTheCamera() {
        // When
        var found = Recorded.framed(text("OPTIONS rtsp://us RTSP/1.0\r\nCSeq: 7\r\n\r\n"));
        // Then
        assertThat(found)
                .singleElement()
                .isEqualTo(
                        new PeerRequest(
                                "OPTIONS",
                                new Headers(java.util.List.of(new Headers.Field("CSeq", "7")))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"dahua-37777-banner", "generic-http-400"})
    void seesWithTheFirstBytesThatAPeerDoesNotSpeakRtsp(String name) {
        assertThat(Recorded.framed(Recorded.bytes(name)))
                .singleElement()
                .isInstanceOf(Unreadable.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "RTSP/1.0 OK\r\n\r\n",
                "RTSP/1.0 999 Odd\r\n\r\n",
                "RTSP/1.0 200 OK\r\nContent-Length: many\r\n\r\n",
                "RTSP/1.0 200 OK\r\nContent-Length: -1\r\n\r\n",
                "RTSP/1.0 200 OK\r\nContent-Length: 257\r\n\r\n",
                "OPTIONS \r\n\r\n"
            })
    void refusesMessagesThatMakeNoSense(String message) {
        assertThat(Recorded.framed(SMALL, text(message)))
                .singleElement()
                .isInstanceOf(Unreadable.class);
    }

    @Test
    void refusesAHeaderThatNeverEndsInsteadOfHoldingIt() {
        // When
        var found = Recorded.framed(SMALL, text("RTSP/1.0 200 OK\r\nX: " + "y".repeat(300)));
        // Then
        assertThat(found).singleElement().isInstanceOf(Unreadable.class);
    }

    @Test
    void holdsNothingMoreAfterItGaveUp() {
        // Given
        var framer = new Framer(SMALL);
        framer.feed(Unpooled.copiedBuffer("HTTP/1.1 200 OK\r\n", ISO_8859_1));
        assertThat(framer.next()).isInstanceOf(Unreadable.class);
        // When
        framer.feed(Unpooled.wrappedBuffer(Recorded.bytes("hikvision-setup")));
        // Then
        assertThat(framer.next()).isInstanceOf(Unreadable.class);
    }

    @Test
    void waitsForTheRestOfAMessage() {
        // Given
        var framer = new Framer(SMALL);
        // When
        framer.feed(Unpooled.copiedBuffer("\r\nRTS", ISO_8859_1));
        // Then
        assertThat(framer.next()).isNull();
    }

    /// An interleaved frame whose payload begins like RTP: version 2.
    private static byte[] frame(int channel, String payload) {
        var length = payload.length() + 1;
        return Buffer.buffer("$")
                .appendByte((byte) channel)
                .appendUnsignedShort(length)
                .appendByte((byte) 0x80)
                .appendString(payload, "ISO-8859-1")
                .getBytes();
    }

    private static byte[] text(String text) {
        return text.getBytes(ISO_8859_1);
    }

    private static String payload(Incoming frame) {
        return new String(((MediaFrame) frame).payload().copy(), ISO_8859_1);
    }
}
