package vn.giamsat.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StreamAddressTest {
    @ParameterizedTest
    @CsvSource({
        "rtsp://10.0.0.1/a, 10.0.0.1, 554, /a",
        "RTSP://Camera.Example:8554, camera.example, 8554, ''",
        "rtsps://camera.example/x, camera.example, 322, /x",
        "rtsp://[2001:db8::1]:554/live, 2001:db8::1, 554, /live",
        "rtsp://10.0.0.1?channel=1, 10.0.0.1, 554, ?channel=1",
    })
    void takesAnAddressApart(String text, String host, int port, String target) {
        var address = StreamAddress.of(text);

        assertThat(address.host()).isEqualTo(host);
        assertThat(address.port()).isEqualTo(port);
        assertThat(address.target()).isEqualTo(target);
    }

    @Test
    void keepsPathAndQueryToTheLetterBecauseDigestSignsThem() {
        var text = "rtsp://10.0.0.1/cam/realmonitor?channel=1&subtype=0&unicast=true%20x";

        assertThat(StreamAddress.of(text).url()).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "rtsp://admin:12345@10.0.0.1/a, admin, 12345",
        "rtsp://admin:p%40ss%2F1@10.0.0.1/a, admin, p@ss/1",
        "rtsp://admin:p@ss@10.0.0.1/a, admin, p@ss",
        "rtsp://admin:a+b@10.0.0.1/a, admin, a+b",
        "rtsp://admin:100%@10.0.0.1/a, admin, 100%",
        "rtsp://admin@10.0.0.1/a, admin, ''",
    })
    void splitsTheLoginOffOnEntry(String text, String user, String password) {
        var entered = StreamAddress.entered(text);

        assertThat(entered.credentials()).contains(new Credentials(user, password));
        assertThat(entered.address().url()).isEqualTo("rtsp://10.0.0.1/a");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "10.0.0.1",
                "http://10.0.0.1/",
                "file:///etc/passwd",
                "rtsp:///a",
                "rtsp://h:0/",
                "rtsp://h:70000/",
                "rtsp://h/a b",
                "rtsp://h/a\r\nX: y",
                "rtsp://h/#f",
                "rtsp://[::1/",
                "rtsp://u:p@/x",
                "rtsp://a:b:c/x",
                "rtspx://h/"
            })
    void refusesWhatIsNoStreamAddress(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> StreamAddress.entered(text));
    }

    @Test
    void neverRepeatsWhatMayHoldAPassword() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StreamAddress.entered("rtsp://admin:hunter2@/x y"))
                .withMessageNotContaining("hunter2");
        assertThat(new Credentials("admin", "hunter2").toString())
                .doesNotContain("hunter2", "admin");
    }
}
