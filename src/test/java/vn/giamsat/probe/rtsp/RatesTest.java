package vn.giamsat.probe.rtsp;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.giamsat.probe.rtsp.Rtp.parsed;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class RatesTest {
    private final PacketCount count = new PacketCount();
    private final Cadence cadence = new Cadence(90_000);

    @Test
    void countsGapsInSequenceNumbers() {
        // When
        var before = count.isGapBefore(packet(65_534));
        var after = count.isGapBefore(packet(1));
        // Then
        assertThat(before).isFalse();
        assertThat(after).isTrue();
        assertThat(count.received()).isEqualTo(2);
        assertThat(count.lost()).isEqualTo(2);
    }

    @Test
    void countsNoLossWhereACameraBeginsAnew() {
        // When
        count.isGapBefore(packet(10));
        var restarted = count.isGapBefore(packet(40_000));
        // Then
        assertThat(restarted).isTrue();
        assertThat(count.lost()).isZero();
    }

    @Test
    void tellsRatesFromTheStreamsOwnClock() {
        // Given
        for (var frame = 0; frame <= 25; frame++) {
            cadence.add(parsed(2 * frame, frame * 3600, false, new byte[600]));
            cadence.add(parsed(2 * frame + 1, frame * 3600, true, new byte[400]));
        }
        // Then
        assertThat(cadence.framesPerSecond()).isEqualTo(25.0);
        assertThat(cadence.bitsPerSecond()).isEqualTo(200_000);
    }

    @Test
    void followsTimestampsAcrossTheirWrap() {
        // Given
        for (var frame = 0; frame <= 10; frame++) {
            cadence.add(parsed(frame, Integer.MAX_VALUE - 5 + frame * 9000, true, new byte[10]));
        }
        // Then
        assertThat(cadence.framesPerSecond()).isEqualTo(10.0);
    }

    @Test
    void toleratesPicturesOutOfOrderAsStreamsWithBFramesHaveThem() {
        // Given
        var order = new int[] {0, 3, 1, 2, 6, 4, 5, 9, 7, 8, 12};
        for (var at : order) {
            cadence.add(parsed(at, at * 3600, true, new byte[10]));
        }
        // Then
        assertThat(cadence.framesPerSecond()).isCloseTo(25.0, Offset.offset(5.0));
    }

    @Test
    void beginsAnewWhereTheClockJumps() {
        // Given
        cadence.add(parsed(1, 5, true, new byte[10]));
        cadence.add(parsed(2, 2_000_000_000, true, new byte[10]));
        cadence.add(parsed(3, 2_000_009_000, true, new byte[10]));
        // Then
        assertThat(cadence.framesPerSecond()).isEqualTo(10.0);
    }

    @Test
    void knowsNoRatesOfOneFrame() {
        // When
        cadence.add(parsed(1, 5, true, new byte[10]));
        // Then
        assertThat(cadence.framesPerSecond()).isNull();
        assertThat(cadence.bitsPerSecond()).isNull();
    }

    @Test
    void believesNoRateThatNoCameraHas() {
        // When
        cadence.add(parsed(1, 5, true, new byte[10]));
        cadence.add(parsed(2, 6, true, new byte[10]));
        // Then
        assertThat(cadence.framesPerSecond()).isNull();
    }

    private static RtpPacket packet(int sequence) {
        return parsed(sequence, 0, false, new byte[1]);
    }
}
