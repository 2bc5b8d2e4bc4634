package vn.giamsat.probe.rtsp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import vn.giamsat.probe.Credentials;
import vn.giamsat.probe.StreamAddress;
import vn.giamsat.probe.rtsp.Conversation.Described;
import vn.giamsat.probe.rtsp.Conversation.Playing;
import vn.giamsat.probe.rtsp.Conversation.Refused;
import vn.giamsat.probe.rtsp.Conversation.Waiting;
import vn.giamsat.probe.rtsp.Headers.Field;
import vn.giamsat.probe.rtsp.Transport.Interleaved;
import vn.giamsat.probe.wire.Identity;
import vn.giamsat.probe.wire.WireText;

/// Whatever text a peer sends: nothing is thrown, nothing hangs, and nothing of it escapes into a
/// request of ours.
class HostileTextProperties {
    private static final StreamAddress ADDRESS = StreamAddress.of("rtsp://cam.example/live?a=1");

    @Property
    void readsAnySdp(@ForAll("sdps") String text) {
        SessionDescription.parse(text).ifPresent(VideoTrack::of);
    }

    @Property
    void readsAnyChallenge(@ForAll("challenges") List<String> challenges) {
        // Given
        var unasked = new Identity.Unasked(new Credentials("u", "p"), "c");
        // When
        var state = unasked.challenged(challenges).challenged(challenges).challenged(challenges);
        // Then
        assertThat(state).isInstanceOf(Identity.Refused.class);
    }

    @Property
    void signsAnyChallengeInOneLine(@ForAll("challenges") List<String> challenges) {
        // Given
        var clean = challenges.stream().map(HostileTextProperties::asHeader).toList();
        // When
        var state = new Identity.Unasked(new Credentials("u", "p"), "c").challenged(clean);
        // Then
        assertThat(state.authorization("PLAY", "rtsp://h/").orElse(""))
                .doesNotContainPattern("[\\r\\n]");
    }

    @Property
    void asksNobodyButTheProbedHost(@ForAll("urls") String base, @ForAll("urls") String control) {
        // When
        var url = Presentation.of(ADDRESS, Optional.of(base)).url(control);
        // Then
        assertThat(url).startsWith("rtsp://cam.example");
        assertThat(url.substring("rtsp://cam.example".length())).matches("(?s)([/?].*)?");
        assertThat(WireText.isOneWord(url)).isTrue();
    }

    @Property
    void findsAnyTransportsChannel(@ForAll("transports") String text) {
        for (var wanted : List.of(Interleaved.FIRST, new Transport.Datagrams(5004))) {
            wanted.answered(Optional.of(text))
                    .filter(Interleaved.class::isInstance)
                    .map(Interleaved.class::cast)
                    .ifPresent(settled -> assertThat(settled.channel()).isBetween(0, 255));
        }
    }

    @Property
    void comesToAnEndWithAnyAnswers(@ForAll("answers") RtspResponse answer) {
        // Given
        var identity = new Identity.Unasked(new Credentials("u", "p"), "c");
        Conversation state = Conversation.opening(ADDRESS, identity);
        // When
        for (var turn = 0; turn < 8; turn++) {
            state =
                    switch (state) {
                        case Waiting waiting -> waiting.on(answer);
                        case Described described -> described.setUp(Interleaved.FIRST);
                        case Playing playing -> playing;
                        case Refused refused -> refused;
                    };
        }
        // Then
        assertThat(answer.isProvisional() || !(state instanceof Waiting)).isTrue();
    }

    @Provide
    Arbitrary<String> sdps() {
        var line =
                Arbitraries.of(
                        "v=0",
                        "m=video 0 RTP/AVP 96",
                        "m=video",
                        "m=",
                        "a=rtpmap:96 H264/90000",
                        "a=rtpmap:96",
                        "a=fmtp:96 a=b;;=;c",
                        "a=control:",
                        "a=control:*",
                        "a=",
                        "=");
        return Arbitraries.oneOf(line, latin1())
                .list()
                .ofMaxSize(20)
                .map(it -> String.join("\n", it));
    }

    @Provide
    Arbitrary<List<String>> challenges() {
        var part =
                Arbitraries.of(
                        "Digest ",
                        "Basic ",
                        "realm=",
                        "nonce=",
                        "\"a\"",
                        "\"",
                        "\\",
                        ",",
                        " ",
                        "=",
                        "qop=\"auth\"",
                        "stale=true",
                        "algorithm=SHA-256",
                        "algorithm=MD5-sess");
        return Arbitraries.oneOf(part, latin1())
                .list()
                .ofMaxSize(12)
                .map(it -> String.join("", it))
                .list()
                .ofMaxSize(3);
    }

    @Provide
    Arbitrary<String> urls() {
        var part =
                Arbitraries.of(
                        "rtsp://", "rtsps://", "@", "/", "?", "*", "evil.example", " ", "\r\n");
        return Arbitraries.oneOf(part, latin1()).list().ofMaxSize(6).map(it -> String.join("", it));
    }

    @Provide
    Arbitrary<String> transports() {
        var part =
                Arbitraries.of(
                        "RTP/AVP", "/TCP", ";", "interleaved", "=", "0", "255", "999", "-", " ");
        return Arbitraries.oneOf(part, latin1())
                .list()
                .ofMaxSize(10)
                .map(it -> String.join("", it));
    }

    @Provide
    Arbitrary<RtspResponse> answers() {
        var status = Arbitraries.of(100, 200, 250, 301, 401, 404, 453, 599);
        var challenge = challenges().map(all -> String.join(",", all));
        return net.jqwik.api.Combinators.combine(status, challenge, sdps(), transports(), latin1())
                .as(
                        (code, asked, sdp, transport, session) ->
                                new RtspResponse(
                                        code,
                                        new Headers(
                                                List.of(
                                                        new Field(
                                                                "WWW-Authenticate",
                                                                asHeader(asked)),
                                                        new Field("Transport", asHeader(transport)),
                                                        new Field("Session", asHeader(session)))),
                                        sdp.getBytes(StandardCharsets.ISO_8859_1)));
    }

    private static Arbitrary<String> latin1() {
        return Arbitraries.strings().withCharRange('\0', '\u00ff').ofMaxLength(40);
    }

    /// As it comes out of a message.
    private static String asHeader(String text) {
        return Headers.parse("X: " + text.replace('\n', ' '), 0).first("X").orElse("");
    }
}
