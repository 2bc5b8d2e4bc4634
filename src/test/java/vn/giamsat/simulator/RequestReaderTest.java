package vn.giamsat.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.buffer.Buffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestReaderTest {
    private static final String REQUEST =
            "DESCRIBE rtsp://h:1/open/h264/normal/1?x=/2 RTSP/1.0\r\n"
                    + "CSeq: 7\r\n"
                    + "user-AGENT : me \r\n\r\n";

    private final RequestReader reader = new RequestReader();

    @Test
    void readsARequestThatComesByteByByte() {
        // Given
        for (var index = 0; index < REQUEST.length() - 1; index++) {
            reader.add(Buffer.buffer(REQUEST.substring(index, index + 1)));
            assertThat(reader.next()).isEmpty();
        }
        // When
        reader.add(Buffer.buffer("\n"));
        // Then
        var request = reader.next().orElseThrow();
        assertThat(request.method()).isEqualTo(RtspMethod.DESCRIBE);
        assertThat(request.header("cseq")).contains("7");
        assertThat(request.header("user-agent")).contains("me");
        assertThat(request.path()).isEqualTo("/open/h264/normal/1");
    }

    @Test
    void leavesOutTheReceiverReportsBetweenRequests() {
        // Given
        var report =
                Buffer.buffer(
                        new byte[] {'$', 1, 0, 8, '\r', '\n', '\r', '\n', '\r', '\n', '\r', '\n'});
        // When
        reader.add(report.copy().appendString(REQUEST).appendBuffer(report).appendString(REQUEST));
        // Then
        assertThat(reader.next()).isPresent();
        assertThat(reader.next()).isPresent();
        assertThat(reader.next()).isEmpty();
    }

    @Test
    void waitsForTheBodyAndLeavesItOut() {
        // Given
        reader.add(Buffer.buffer("GET_PARAMETER * RTSP/1.0\r\nContent-Length: 5\r\n\r\nab"));
        assertThat(reader.next()).isEmpty();
        // When
        reader.add(Buffer.buffer("cde" + REQUEST));
        // Then
        assertThat(reader.next()).map(RtspRequest::method).contains(RtspMethod.GET_PARAMETER);
        assertThat(reader.next()).map(RtspRequest::method).contains(RtspMethod.DESCRIBE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET / HTTP/1.1\r\n\r\n",
                "nonsense\r\n\r\n",
                "PLAY * RTSP/1.0\r\nno header\r\n\r\n",
                "PLAY * RTSP/1.0\r\nContent-Length: 99999\r\n\r\n",
                "PLAY * RTSP/1.0\r\nContent-Length: -1\r\n\r\n"
            })
    void givesUpOnWhatIsNoRtsp(String text) {
        // Given
        reader.add(Buffer.buffer(text));
        // Then
        assertThatThrownBy(reader::next).isInstanceOf(MalformedRequestException.class);
    }

    @Test
    void givesUpOnAHeadWithoutEndBeforeItFillsTheMemory() {
        // Given
        reader.add(Buffer.buffer("x".repeat(20_000)));
        // Then
        assertThatThrownBy(reader::next).isInstanceOf(MalformedRequestException.class);
    }
}
