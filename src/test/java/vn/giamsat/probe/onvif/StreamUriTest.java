package vn.giamsat.probe.onvif;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.giamsat.probe.Credentials;
import vn.giamsat.probe.DiscoveryTarget;

class StreamUriTest {
    private static final DiscoveryTarget TARGET = at("recorder.example");

    /// Where address translation has the camera, not where it believes to be; its port is kept.
    @ParameterizedTest
    @CsvSource({
        "rtsp://192.168.1.64/1, rtsp://recorder.example/1, true",
        "rtsp://192.168.1.64:8554/1, rtsp://recorder.example:8554/1, true",
        "rtsp://[fe80::1]/1, rtsp://recorder.example/1, true",
        "rtsp://Recorder.Example/1, rtsp://recorder.example/1, false",
        "rtsps://recorder.example/1?a=%20b, rtsps://recorder.example/1?a=%20b, false"
    })
    void leadsToTheHostThatWasAsked(String told, String address, boolean replaced) {
        // When
        var read = StreamUri.of(told, TARGET);
        // Then
        assertThat(read.address().url()).isEqualTo(address);
        assertThat(read.hostReplaced()).isEqualTo(replaced);
    }

    @ParameterizedTest
    @CsvSource({
        "rtsp://admin:camera-never-told@h/1, /1",
        "rtsp://admin@h/1, /1",
        "rtsp://h/live?user=admin&password=never-told-2&channel=1, /live?channel=1",
        "rtsp://h/live?USERNAME=admin&pwd=x, /live",
        "rtsp://h/live?channel=1&subtype=0&unicast=true, /live?channel=1&subtype=0&unicast=true"
    })
    void leavesTheLoginOut(String told, String target) {
        assertThat(StreamUri.of(told, TARGET).address().target()).isEqualTo(target);
    }

    @Test
    void writesAnAddressOfIpv6InBrackets() {
        assertThat(StreamUri.of("rtsp://192.168.1.64/1", at("2001:db8::7")).address().url())
                .isEqualTo("rtsp://[2001:db8::7]/1");
    }

    private static DiscoveryTarget at(String host) {
        return new DiscoveryTarget(
                host, 80, false, null, new Credentials("admin", "camera-never-told"));
    }
}
