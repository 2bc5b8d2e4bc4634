package vn.giamsat.probe.rtsp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TransportAnswerTest {
    @ParameterizedTest
    @CsvSource({
        "hikvision-setup, 0",
        "camera-setup-other-channels, 4",
        "escam-setup-without-tcp, 0"
    })
    void usesTheChannelsThatTheCameraChose(String name, int channel) {
        assertThat(TransportAnswer.parse(Recorded.answer(name).headers().first("Transport")))
                .contains(new TransportAnswer(channel));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "RTP/AVP/TCP;ssrc= 4c3b2a19 ;interleaved=6-7;",
                "RTP/AVP/TCP; unicast ; Interleaved = 6 - 7",
                "interleaved=6"
            })
    void forgivesSpacesOrderAndTrailingSemicolons(String header) {
        assertThat(TransportAnswer.parse(Optional.of(header))).contains(new TransportAnswer(6));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "RTP/AVP/TCP;unicast", "RTP/AVP/TCP;interleaved=x"})
    void assumesTheChannelsAskedForWhenNoneAreNamed(String header) {
        assertThat(TransportAnswer.parse(Optional.of(header))).contains(new TransportAnswer(0));
    }

    @Test
    void isNoneWhenTheCameraInsistsOnUdp() {
        assertThat(
                        TransportAnswer.parse(
                                Recorded.answer("yoosee-setup-udp-only")
                                        .headers()
                                        .first("Transport")))
                .isEmpty();
    }

    @Test
    void isNoneWhenTheChannelCannotBe() {
        assertThat(TransportAnswer.parse(Optional.of("RTP/AVP/TCP;interleaved=256-257"))).isEmpty();
    }
}
