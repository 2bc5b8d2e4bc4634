package vn.giamsat.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConversationTest {
    @RegisterExtension static final RunningSimulator RUNNING = new RunningSimulator();

    private static final String CAMERA = "/open/h264/normal/1";
    private static final String TRACK = CAMERA + "/trackID=1";
    private static final String TRANSPORT = "Transport: RTP/AVP/TCP;unicast;interleaved=2-3";

    @Test
    void describesTheVideoAsCamerasDo() throws Exception {
        try (var client = RUNNING.client()) {
            // When
            var answer = client.ask("DESCRIBE", CAMERA, "Accept: application/sdp");
            // Then
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.first("CSeq")).isEqualTo("1");
            assertThat(answer.first("Content-Type")).isEqualTo("application/sdp");
            assertThat(answer.first("Content-Base")).isEqualTo(client.url(CAMERA) + "/");
            assertThat(answer.body())
                    .startsWith("v=0\r\n")
                    .contains(
                            "m=video 0 RTP/AVP 96\r\n",
                            "a=rtpmap:96 H264/90000\r\n",
                            "a=fmtp:96 packetization-mode=1;",
                            "a=framerate:10\r\n")
                    .endsWith("a=control:trackID=1\r\n");
        }
    }

    @Test
    void promisesASessionAndTheChannelsThatWereAskedFor() throws Exception {
        try (var client = RUNNING.client()) {
            // When
            var setup =
                    client.ask(
                            "SETUP",
                            TRACK,
                            "Transport: RTP/AVP;unicast;client_port=4-5, "
                                    + TRANSPORT.substring(11));
            var play = client.ask("PLAY", CAMERA + "/", "Session: " + setup.session());
            // Then
            assertThat(setup.first("Session")).endsWith(";timeout=60");
            assertThat(setup.first("Transport"))
                    .startsWith("RTP/AVP/TCP;unicast;interleaved=2-3;ssrc=");
            assertThat(play.first("Range")).isEqualTo("npt=0.000-");
            assertThat(play.first("RTP-Info")).startsWith("url=" + client.url(TRACK) + ";seq=");
        }
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    461, SETUP, 1/trackID=1, Transport: RTP/AVP;unicast;client_port=4-5
                    461, SETUP, 1/trackID=1, X: y
                    459, SETUP, 1, Transport: RTP/AVP/TCP;interleaved=0-1
                    454, SETUP, 1/trackID=1, Session: 1234
                    455, PLAY, 1, X: y
                    454, PLAY, 1, Session: 1234
                    455, TEARDOWN, 1, X: y
                    200, GET_PARAMETER, 1, X: y
                    454, GET_PARAMETER, 1, Session: 1234
                    501, RECORD, 1, X: y
                    551, DESCRIBE, 1, Require: www.onvif.org/ver20/backchannel
                    404, DESCRIBE, '', X: y
                    200, OPTIONS, '', X: y
                    200, DESCRIBE, 1?channel=1/2, X: y
                    """)
    void refusesWhatDoesNotFit(int status, String method, String path, String header)
            throws Exception {
        try (var client = RUNNING.client()) {
            assertThat(client.ask(method, "/open/h264/normal/" + path, header).status())
                    .isEqualTo(status);
        }
    }

    @Test
    void refusesAnotherProtocolVersionAndAMissingSequenceNumber() throws Exception {
        try (var client = RUNNING.client()) {
            // When
            client.send("OPTIONS * RTSP/2.0\r\nCSeq: 1\r\n\r\nOPTIONS * RTSP/1.0\r\n\r\n");
            // Then
            assertThat(client.answer().status()).isEqualTo(505);
            assertThat(client.answer().status()).isEqualTo(400);
        }
    }

    @Test
    void closesAConnectionThatSpeaksSomethingElse() throws Exception {
        try (var client = RUNNING.client()) {
            // When
            client.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
            // Then
            assertThat(client.answer().status()).isEqualTo(400);
            assertThat(client.read()).isEqualTo(-1);
        }
    }

    @Test
    void endsTheSessionAtTeardownSoThatAnotherCanBegin() throws Exception {
        try (var client = RUNNING.client()) {
            // Given
            var session = "Session: " + client.ask("SETUP", TRACK, TRANSPORT).session();
            client.ask("PLAY", CAMERA, session);
            assertThat(client.ask("SETUP", TRACK, session, TRANSPORT).status()).isEqualTo(455);
            assertThat(client.ask("GET_PARAMETER", CAMERA, session).status()).isEqualTo(200);
            // When
            var teardown = client.ask("TEARDOWN", CAMERA, session);
            // Then
            assertThat(teardown.status()).isEqualTo(200);
            assertThat(client.ask("PLAY", CAMERA, session).status()).isEqualTo(454);
            assertThat(client.ask("SETUP", TRACK, TRANSPORT).session())
                    .isNotEqualTo(session.substring(9));
        }
    }
}
