package vn.giamsat.probe.rtsp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.giamsat.probe.StreamAddress;

class PresentationTest {
    private static final StreamAddress ASKED = StreamAddress.of("rtsp://cam.example:8554/live");
    private static final StreamAddress DAHUA =
            StreamAddress.of("rtsp://cam.example/cam/realmonitor?channel=1&subtype=0");

    @ParameterizedTest
    @CsvSource({
        "rtsp://10.0.0.1/live/, trackID=1, rtsp://cam.example:8554/live/trackID=1",
        "rtsp://10.0.0.1/live, trackID=1, rtsp://cam.example:8554/live/trackID=1",
        "rtsp://10.0.0.1/live/, /trackID=1, rtsp://cam.example:8554/live/trackID=1",
        "rtsp://10.0.0.1/live, /trackID=1, rtsp://cam.example:8554/live/trackID=1",
        "rtsp://10.0.0.1/live, ?ctype=video, rtsp://cam.example:8554/live?ctype=video",
        "rtsp://10.0.0.1, trackID=1, rtsp://cam.example:8554/trackID=1",
        "RTSP://10.0.0.1:554/Other, *, rtsp://cam.example:8554/Other"
    })
    void appendsRelativeControls(String base, String control, String url) {
        assertThat(Presentation.of(ASKED, Optional.of(base)).url(control)).isEqualTo(url);
    }

    @Test
    void appendsBehindAQueryStringInsteadOfMergingAwayTheChannel() {
        assertThat(Presentation.of(DAHUA, Optional.empty()).url("trackID=0"))
                .isEqualTo("rtsp://cam.example/cam/realmonitor?channel=1&subtype=0/trackID=0");
    }

    @Test
    void sendsNoRequestToTheAddressThatACameraBehindNatNames() {
        assertThat(Presentation.of(ASKED, Optional.empty()).url("rtsp://192.168.1.64:554/a/t=1"))
                .isEqualTo("rtsp://cam.example:8554/a/t=1");
    }

    @Test
    void keepsTheSchemeThatWasAsked() {
        var secure = StreamAddress.of("rtsps://cam.example/live");
        assertThat(Presentation.of(secure, Optional.empty()).url("rtsp://10.0.0.1/a"))
                .isEqualTo("rtsps://cam.example/a");
    }

    @Test
    void stripsCredentialsThatHanwhaEchoes() {
        // Given
        var base = Optional.of("rtsp://admin:4321@192.168.1.100/profile2/media.smp/");
        // When
        var presentation = Presentation.of(ASKED, base);
        // Then
        assertThat(presentation.url("*")).isEqualTo("rtsp://cam.example:8554/profile2/media.smp/");
        assertThat(presentation.url("rtsp://admin:4321@192.168.1.100/v"))
                .isEqualTo("rtsp://cam.example:8554/v");
    }

    @ParameterizedTest
    @CsvSource({
        "rtsp://rtsp://192.168.1.10:554/live/ch0/, rtsp://cam.example:8554/live/ch0/",
        "192.168.1.20/stream0, rtsp://cam.example:8554/live",
        "[rtsp://192.168.1.20:8554/], rtsp://cam.example:8554/live",
        "http://192.168.1.20/x, rtsp://cam.example:8554/live",
        "'', rtsp://cam.example:8554/live",
        "rtsp://h/with space/, rtsp://cam.example:8554/live"
    })
    void repairsBrokenBasesOrFallsBackToTheAskedUrl(String base, String url) {
        assertThat(Presentation.of(ASKED, Optional.of(base)).url(null)).isEqualTo(url);
    }

    @ParameterizedTest
    @CsvSource({
        "anjvision-describe-schemeless, rtsp://cam.example:8554/live/track1",
        "pedrosg94-describe-bracketed, rtsp://cam.example:8554/live/streamid=1"
    })
    void appendsToTheAskedUrlWhenTheBaseThatACameraNamesIsUnusable(String name, String url) {
        // Given
        var base = Recorded.answer(name).headers().first("Content-Base");
        assertThat(base).isPresent();
        // When
        var presentation = Presentation.of(ASKED, base);
        // Then
        assertThat(presentation.url(Recorded.track(name).control())).isEqualTo(url);
    }

    @Test
    void keepsTheChannelOfADahuaThatNamesNoBase() {
        // Given
        var name = "dahua-describe-no-base";
        var base = Recorded.answer(name).headers().first("Content-Base");
        assertThat(base).isEmpty();
        // When
        var presentation = Presentation.of(DAHUA, base);
        // Then
        assertThat(presentation.url(Recorded.description(name).control()))
                .isEqualTo("rtsp://cam.example/cam/realmonitor?channel=1&subtype=0");
        assertThat(presentation.url(Recorded.track(name).control()))
                .isEqualTo("rtsp://cam.example/cam/realmonitor?channel=1&subtype=0/trackID=0");
    }

    @Test
    void leavesOutAControlThatWouldBreakTheRequestLine() {
        assertThat(Presentation.of(ASKED, Optional.empty()).url("a RTSP/1.0\rX: y"))
                .isEqualTo("rtsp://cam.example:8554/live");
    }

    @Test
    void bracketsIpv6() {
        var address = StreamAddress.of("rtsp://[2001:db8::1]/live");
        assertThat(Presentation.of(address, Optional.empty()).url("t=1"))
                .isEqualTo("rtsp://[2001:db8::1]/live/t=1");
    }
}
