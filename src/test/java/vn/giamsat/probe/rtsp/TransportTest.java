package vn.giamsat.probe.rtsp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.giamsat.probe.rtsp.Transport.Datagrams;
import vn.giamsat.probe.rtsp.Transport.Interleaved;

class TransportTest {
    private static final Datagrams UDP = new Datagrams(5004);

    @Test
    void asksForTheRtspConnectionOrForTwoPortsOfOurs() {
        assertThat(Interleaved.FIRST.wanted()).isEqualTo("RTP/AVP/TCP;unicast;interleaved=0-1");
        assertThat(UDP.wanted()).isEqualTo("RTP/AVP;unicast;client_port=5004-5005");
    }

    @ParameterizedTest
    @CsvSource({
        "hikvision-setup, 0",
        "camera-setup-other-channels, 4",
        "escam-setup-without-tcp, 0"
    })
    void usesTheChannelsThatTheCameraChose(String name, int channel) {
        assertThat(Interleaved.FIRST.answered(recorded(name))).contains(new Interleaved(channel));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "RTP/AVP/TCP;ssrc= 4c3b2a19 ;interleaved=6-7;",
                "RTP/AVP/TCP; unicast ; Interleaved = 6 - 7",
                "interleaved=6"
            })
    void forgivesSpacesOrderAndTrailingSemicolons(String header) {
        assertThat(Interleaved.FIRST.answered(Optional.of(header))).contains(new Interleaved(6));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "RTP/AVP/TCP;unicast", "RTP/AVP/TCP;interleaved=x"})
    void assumesTheChannelsAskedForWhenNoneAreNamed(String header) {
        assertThat(Interleaved.FIRST.answered(Optional.of(header))).contains(Interleaved.FIRST);
    }

    @Test
    void isNoneWhenTheCameraInsistsOnUdp() {
        assertThat(Interleaved.FIRST.answered(recorded("yoosee-setup-udp-only"))).isEmpty();
    }

    @Test
    void isNoneWhenTheChannelCannotBe() {
        var impossible = Optional.of("RTP/AVP/TCP;interleaved=256-257");
        assertThat(Interleaved.FIRST.answered(impossible)).isEmpty();
        assertThat(UDP.answered(impossible)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "RTP/AVP;unicast;client_port=5004-5005;server_port=9000-9001;ssrc=4c3b2a19",
                "RTP/AVP/UDP;unicast;source=203.0.113.9;client_port=0-1"
            })
    void listensAtItsOwnPortsWhateverPortsTheCameraNames(String header) {
        assertThat(UDP.answered(Optional.of(header))).contains(UDP);
    }

    @Test
    void takesACameraAtItsWordThatInterleavesAlthoughItWasAskedForUdp() {
        assertThat(UDP.answered(recorded("camera-setup-other-channels")))
                .contains(new Interleaved(4));
    }

    @ParameterizedTest
    @ValueSource(strings = {"RTP/AVP;multicast;destination=239.0.0.1", "RTP/AVP/TCP;unicast"})
    void isNoneWhenTheCameraSendsToAllOrOverTcpWithoutAChannel(String header) {
        assertThat(UDP.answered(Optional.of(header))).isEmpty();
    }

    private static Optional<String> recorded(String name) {
        return Recorded.answer(name).headers().first("Transport");
    }
}
