package vn.giamsat.probe.rtsp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.giamsat.probe.Failure;
import vn.giamsat.probe.FailureCode;
import vn.giamsat.probe.VideoCodec;
import vn.giamsat.probe.rtsp.VideoTrack.Choice;

class SessionDescriptionTest {
    @Test
    void findsTheVideoAmongOtherMedia() {
        // When
        var track = Recorded.track("hikvision-describe-h264");
        // Then
        assertThat(track.codec()).isEqualTo(VideoCodec.H264);
        assertThat(track.clockRate()).isEqualTo(90_000);
        assertThat(track.control())
                .isEqualTo("rtsp://192.168.1.64:554/Streaming/Channels/101/trackID=1");
        assertThat(track.parameters()).containsEntry("packetization-mode", "1");
    }

    @ParameterizedTest
    @CsvSource({
        "hikvision-describe-h264, H264",
        "dahua-describe-query, H265",
        "ubiquiti-describe-h265-without-vps, H265",
        "axis-describe-jpeg, MJPEG",
        "h3c-describe-broken-lines, H264",
        "uniview-describe-invalid-sdp, H264",
        "tplink-describe-own-media, H264",
        "generic-describe-repaired, H264",
        "longse-describe-no-content-type, H264",
        "old-server-bare-line-feeds, H264"
    })
    void forgivesWhatCamerasGetWrong(String name, VideoCodec codec) {
        assertThat(Recorded.track(name).codec()).isEqualTo(codec);
    }

    @Test
    void knowsTheStaticPayloadTypeOfJpeg() {
        // When
        var track = Recorded.track("axis-describe-jpeg");
        // Then
        assertThat(track.codec()).isEqualTo(VideoCodec.MJPEG);
        assertThat(track.control()).isEqualTo("stream=0");
    }

    @Test
    void namesAllTracksSoThatAnotherDescriptionIsToldFromTheSame() {
        assertThat(Recorded.description("hikvision-describe-h264").tracks())
                .isEqualTo("video H264/90000, audio PCMA/8000");
        assertThat(Recorded.description("axis-describe-jpeg").tracks()).startsWith("video ");
    }

    @Test
    void treatsUnknownMediaAsNoVideo() {
        // When
        var kinds =
                Recorded.description("tplink-describe-own-media").media().stream()
                        .filter(medium -> !medium.isVideo())
                        .map(MediaDescription::kind);
        // Then
        assertThat(kinds).containsExactly("audio", "application/TP-LINK");
    }

    @Test
    void readsTheLastLineWithoutALineEnd() {
        assertThat(Recorded.track("generic-describe-repaired").control()).isEqualTo("trackID=7");
    }

    @Test
    void findsFormatParametersUnderAnotherMedium() {
        assertThat(Recorded.track("webrtc419-describe-fmtp-elsewhere").parameters())
                .containsKey("sprop-parameter-sets");
    }

    @Test
    void ignoresFormatParametersWithoutData() {
        assertThat(Recorded.track("ubiquiti-describe-h265-without-vps").parameters()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html></html>", "Error=1\nx", "a=control:*"})
    void isNoneWithoutVersionAndMedia(String text) {
        assertThat(SessionDescription.parse(text)).isEmpty();
    }

    @Test
    void offersNoVideoWhenThereIsOnlyAudio() {
        assertThat(VideoTrack.of(Recorded.description("generic-describe-audio-only")))
                .isEqualTo(new Choice.None(new Failure(FailureCode.SDP_NO_VIDEO)));
    }

    @Test
    void namesTheCodecThatIsNotSupported() {
        assertThat(VideoTrack.of(Recorded.description("generic-describe-mpeg4")))
                .isEqualTo(new Choice.None(new Failure(FailureCode.CODEC_UNSUPPORTED, "MP4V-ES")));
    }

    @Test
    void takesTheFirstFormatThatCanBeDecoded() {
        // When
        var track =
                track(
                        "m=video 0 RTP/AVP 97 96\na=rtpmap:97 AV1/90000\na=rtpmap:96 H264/90000\n"
                                + "m=video 0 RTP/AVP 98\na=rtpmap:98 H265/90000");
        // Then
        assertThat(track.codec()).isEqualTo(VideoCodec.H264);
        assertThat(track.payloadType()).isEqualTo(96);
    }

    @Test
    void takesAnyPayloadTypeOfAMediumWithOneFormat() {
        assertThat(Recorded.track("hikvision-describe-h264").payloadType())
                .isEqualTo(VideoTrack.ANY_PAYLOAD_TYPE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"H264", "H264/", "H264/0", "H264/99999999999", "H264/x"})
    void assumesTheUsualClockRateWhenTheCameraSaysNoneThatMakesSense(String codec) {
        assertThat(track("m=video 0 RTP/AVP 96\na=rtpmap:96 " + codec).clockRate())
                .isEqualTo(90_000);
    }

    @Test
    void letsNoCodecNameIntoAFailureAsItIs() {
        // Given
        var name = "\u00fc<b>" + "X".repeat(100);
        // When
        var choice = choice("m=video 0 RTP/AVP 96\na=rtpmap:96 " + name + "/90000");
        // Then
        assertThat(((Choice.None) choice).failure().detail()).startsWith("??B?XX").hasSize(40);
    }

    private static VideoTrack track(String text) {
        return ((Choice.Chosen) choice(text)).track();
    }

    private static Choice choice(String text) {
        return VideoTrack.of(SessionDescription.parse(text).orElseThrow());
    }
}
