package vn.giamsat.probe.rtsp;

import org.jspecify.annotations.Nullable;

/// Frame rate and bit rate as the stream's own clock tells them. Arrival times are no measure:
/// cameras send what they have buffered at once after PLAY. Event loop of its probe only.
final class Cadence {
    private static final int LONGEST_PAUSE_SECONDS = 10;
    private static final double HIGHEST_RATE = 240; // beyond it the timestamps are broken

    private final int clockRate;
    private boolean started;
    private int first;
    private int current;
    private int span;
    private int frames;
    private long bytes;
    private long currentBytes;

    Cadence(int clockRate) {
        this.clockRate = clockRate;
    }

    void add(RtpPacket packet) {
        if (!started || isJump(packet.timestamp())) {
            restart(packet.timestamp());
        } else if (packet.timestamp() != current) {
            frames++;
            bytes += currentBytes;
            currentBytes = 0;
            current = packet.timestamp();
            // With B frames timestamps go back and forth; the farthest counts.
            span = Math.max(span, current - first);
        }
        currentBytes += packet.payload().length();
    }

    /// Null when fewer than two frames came, or their timestamps make no sense.
    @Nullable Double framesPerSecond() {
        if (frames == 0 || span <= 0) {
            return null;
        }
        var rate = frames * (double) clockRate / span;
        return rate <= HIGHEST_RATE ? rate : null;
    }

    /// Of the payload, without RTP; null when the frame rate is.
    @Nullable Long bitsPerSecond() {
        return framesPerSecond() == null ? null : Math.round(bytes * 8.0 * clockRate / span);
    }

    private boolean isJump(int timestamp) {
        return Math.abs((long) (timestamp - current)) > (long) LONGEST_PAUSE_SECONDS * clockRate;
    }

    private void restart(int timestamp) {
        started = true;
        first = timestamp;
        current = timestamp;
        span = 0;
        frames = 0;
        bytes = 0;
        currentBytes = 0;
    }
}
