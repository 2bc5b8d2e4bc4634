package vn.giamsat.probe.rtsp;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.giamsat.probe.rtsp.ScriptedConversation.LOGIN;
import static vn.giamsat.probe.rtsp.ScriptedConversation.code;
import static vn.giamsat.probe.rtsp.ScriptedConversation.described;
import static vn.giamsat.probe.rtsp.ScriptedConversation.farewell;
import static vn.giamsat.probe.rtsp.ScriptedConversation.greeted;
import static vn.giamsat.probe.rtsp.ScriptedConversation.greeting;
import static vn.giamsat.probe.rtsp.ScriptedConversation.on;
import static vn.giamsat.probe.rtsp.ScriptedConversation.status;
import static vn.giamsat.probe.rtsp.ScriptedConversation.text;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.giamsat.probe.FailureCode;
import vn.giamsat.probe.StreamAddress;
import vn.giamsat.probe.rtsp.Conversation.Playing;
import vn.giamsat.probe.rtsp.Conversation.Refused;
import vn.giamsat.probe.rtsp.Conversation.Starting;
import vn.giamsat.probe.rtsp.Transport.Interleaved;

class ConversationTest {
    @Test
    void opensWithTheExactUrlAndTheFewestHeaders() {
        assertThat(text(greeting(LOGIN)))
                .isEqualTo(
                        "OPTIONS rtsp://cam.example/Streaming/Channels/101?transportmode=unicast"
                                + " RTSP/1.0\r\n"
                                + "CSeq: 1\r\n"
                                + "User-Agent: giamsat\r\n\r\n");
    }

    /// Granted, login wanted (Dahua), not allowed, not implemented, gone elsewhere.
    @ParameterizedTest
    @ValueSource(ints = {200, 401, 405, 501, 302, 453})
    void asksForTheDescriptionWhateverOptionsIsAnswered(int status) {
        assertThat(text(greeting(LOGIN).on(status(status))))
                .isEqualTo(
                        "DESCRIBE rtsp://cam.example/Streaming/Channels/101?transportmode=unicast"
                                + " RTSP/1.0\r\n"
                                + "CSeq: 2\r\n"
                                + "User-Agent: giamsat\r\n"
                                + "Accept: application/sdp\r\n\r\n");
    }

    @Test
    void setsUpNothingButTheVideoAndNeverRequiresABackChannel() {
        // When
        var settingUp = described(LOGIN, "dahua-describe-query").setUp(Interleaved.FIRST);
        // Then
        assertThat(text(settingUp))
                .startsWith(
                        "SETUP rtsp://cam.example/cam/realmonitor?channel=1&subtype=0/trackID=0 ")
                .contains("Transport: RTP/AVP/TCP;unicast;interleaved=0-1\r\n")
                .doesNotContain("Require");
    }

    @ParameterizedTest
    @CsvSource({
        "hikvision-describe-h264, /Streaming/Channels/101/trackID=1, /Streaming/Channels/101/",
        "icamra-describe-double-scheme, /live/ch0/track1, /live/ch0/",
        "hanwha-describe-credentials, /profile2/media.smp/trackID=v, /profile2/media.smp",
        "longse-describe-no-content-type, "
                + "/Streaming/Channels/101?transportmode=unicast/trackID=0, "
                + "/Streaming/Channels/101?transportmode=unicast"
    })
    void asksTheProbedHostForWhatTheCameraNames(String name, String track, String whole) {
        // When
        var described = described(null, name);
        // Then
        assertThat(described.trackUrl()).isEqualTo("rtsp://cam.example" + track);
        assertThat(described.presentationUrl()).isEqualTo("rtsp://cam.example" + whole);
    }

    @Test
    void playsFromTheBeginningOfNowInTheSession() {
        // When
        var starting =
                on(
                        described(null, "hikvision-describe-h264").setUp(Interleaved.FIRST),
                        "hikvision-setup");
        // Then
        assertThat(text(starting))
                .isEqualTo(
                        "PLAY rtsp://cam.example/Streaming/Channels/101/ RTSP/1.0\r\n"
                                + "CSeq: 4\r\n"
                                + "User-Agent: giamsat\r\n"
                                + "Session: 1430957284\r\n"
                                + "Range: npt=0.000-\r\n\r\n");
    }

    @Test
    void listensOnTheChannelThatTheCameraChose() {
        // When
        var starting =
                on(
                        described(null, "hikvision-describe-h264").setUp(Interleaved.FIRST),
                        "camera-setup-other-channels");
        // Then
        assertThat(((Starting) starting).session().transport()).isEqualTo(new Interleaved(4));
    }

    @ParameterizedTest
    @ValueSource(strings = {"hikvision-play", "oem-play-other-session", "dafang-play-wrong-cseq"})
    void playsWhateverSequenceNumberOrRtpInfoTheAnswerHas(String name) {
        // Given
        var starting =
                on(
                        described(null, "hikvision-describe-h264").setUp(Interleaved.FIRST),
                        "hikvision-setup");
        // Then
        assertThat(on(starting, name)).isInstanceOf(Playing.class);
    }

    @Test
    void givesBackTheSessionUnderItsLatestName() {
        // Given
        var starting =
                on(
                        described(null, "hikvision-describe-h264").setUp(Interleaved.FIRST),
                        "hikvision-setup");
        // When
        var playing = on(starting, "oem-play-other-session");
        // Then
        assertThat(farewell(playing)).startsWith("TEARDOWN ").contains("Session: 99999999\r\n");
    }

    @Test
    void givesBackTheSessionWhenPlayIsRefused() {
        // Given
        var starting =
                on(
                        described(null, "hikvision-describe-h264").setUp(Interleaved.FIRST),
                        "hikvision-setup");
        // When
        var refused = on(starting, "reolink-453");
        // Then
        assertThat(((Refused) refused).failure().code()).isEqualTo(FailureCode.RTSP_453);
        assertThat(farewell(refused)).contains("Session: 1430957284\r\n");
    }

    @Test
    void givesBackASessionThatWouldOnlySendOverUdp() {
        // When
        var refused =
                on(
                        described(null, "hikvision-describe-h264").setUp(Interleaved.FIRST),
                        "yoosee-setup-udp-only");
        // Then
        assertThat(((Refused) refused).failure().code()).isEqualTo(FailureCode.RTSP_461);
        assertThat(farewell(refused)).contains("Session: 12345678\r\n");
    }

    @Test
    void saysNoFarewellBeforeThereIsASession() {
        assertThat(described(null, "hikvision-describe-h264").setUp(Interleaved.FIRST).farewell())
                .isEmpty();
    }

    @Test
    void waitsOnWhenTheAnswerIsProvisional() {
        // Given
        var greeting = greeting(null);
        var greeted = greeted(null);
        // Then
        assertThat(greeting.on(status(100))).isSameAs(greeting);
        assertThat(greeted.on(status(100))).isSameAs(greeted);
    }

    @Test
    void followsNoRedirectToAnotherHost() {
        assertThat(code(greeted(LOGIN), "nvr-302")).isEqualTo(FailureCode.RTSP_3XX);
        assertThat(((Refused) on(greeted(LOGIN), "nvr-302")).elsewhere()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "302, rtsp://cam.example/live, rtsp://cam.example/live",
        "301, RTSP://Cam.Example:8554/live, rtsp://cam.example:8554/live",
        "303, rtsp://admin:12345@cam.example/live, rtsp://cam.example/live",
        "302, rtsps://cam.example/live, ''",
        "302, rtsp://cam.example.evil/live, ''",
        "302, http://cam.example/live, ''",
        "302, /live, ''",
        "302, rtsp://cam.example/Streaming/Channels/101?transportmode=unicast, ''",
        "404, rtsp://cam.example/live, ''"
    })
    void knowsWhichRedirectsStayWithTheCamera(int status, String location, String followed) {
        // Given
        var headers = new Headers(List.of(new Headers.Field("Location", location)));
        // When
        var refused = (Refused) greeted(LOGIN).on(new RtspResponse(status, headers, new byte[0]));
        // Then
        assertThat(refused.elsewhere().map(StreamAddress::url).orElse("")).isEqualTo(followed);
    }

    @ParameterizedTest
    @CsvSource({
        "generic-describe-html, SDP_INVALID",
        "generic-describe-audio-only, SDP_NO_VIDEO",
        "generic-describe-mpeg4, CODEC_UNSUPPORTED",
        "generic-404, RTSP_404"
    })
    void saysWhyADescriptionIsOfNoUse(String name, FailureCode code) {
        assertThat(code(greeted(null), name)).isEqualTo(code);
    }

    @Test
    void reportsUdpOnlyCamerasThatSayIt() {
        assertThat(
                        code(
                                described(null, "hikvision-describe-h264").setUp(Interleaved.FIRST),
                                "andowl-setup-461"))
                .isEqualTo(FailureCode.RTSP_461);
    }

    @ParameterizedTest
    @CsvSource({
        "301, RTSP_3XX",
        "400, RTSP_400",
        "403, RTSP_403",
        "404, RTSP_404",
        "407, RTSP_400",
        "451, RTSP_451",
        "453, RTSP_453",
        "454, RTSP_454",
        "455, RTSP_455",
        "457, RTSP_400",
        "459, RTSP_459",
        "460, RTSP_460",
        "461, RTSP_461",
        "500, RTSP_500",
        "501, RTSP_501",
        "502, RTSP_500",
        "503, RTSP_503",
        "505, RTSP_505",
        "551, RTSP_551"
    })
    void namesEveryStatus(int status, FailureCode code) {
        assertThat(((Refused) greeted(null).on(status(status))).failure().code()).isEqualTo(code);
    }
}
