package vn.giamsat.probe.rtsp;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.giamsat.probe.rtsp.Rtp.hex;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RtpPacketTest {
    @Test
    void readsAPacket() {
        // When
        var packet = RtpPacket.parse(Slice.of(hex("80e0fffe000000104c3b2a196588")));
        // Then
        assertThat(packet.marker()).isTrue();
        assertThat(packet.payloadType()).isEqualTo(96);
        assertThat(packet.sequence()).isEqualTo(65_534);
        assertThat(packet.timestamp()).isEqualTo(16);
        assertThat(packet.payload().copy()).isEqualTo(hex("6588"));
    }

    @Test
    void stepsOverSourcesExtensionAndPadding() {
        // When
        var packet =
                RtpPacket.parse(
                        Slice.of(
                                hex(
                                        "b1600001000000104c3b2a19"
                                                + "00000001"
                                                + "abac000100000000"
                                                + "6588"
                                                + "0002")));
        // Then
        assertThat(packet.payload().copy()).isEqualTo(hex("6588"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "80600001",
                "00600001000000104c3b2a19", // version 0
                "81600001000000104c3b2a19", // source cut off
                "90600001000000104c3b2a19", // extension cut off
                "90600001000000104c3b2a19abac0001", // extension's words cut off
                "a0600001000000104c3b2a19ff" // more padding than packet
            })
    void isNoneWhenTheBytesMakeNoSense(String frame) {
        assertThat(RtpPacket.parse(Slice.of(hex(frame)))).isNull();
    }
}
