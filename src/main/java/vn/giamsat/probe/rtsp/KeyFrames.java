package vn.giamsat.probe.rtsp;

import org.jspecify.annotations.Nullable;

/// When key frames came, by the stream's own clock. Event loop of its probe only.
final class KeyFrames {
    private boolean started;
    private int first;
    private @Nullable Integer interval;

    void seen(int timestamp) {
        if (!started) {
            started = true;
            first = timestamp;
        } else if (interval == null && timestamp - first > 0) {
            interval = timestamp - first;
        }
    }

    /// Clock units between the first two; null when there were not two.
    @Nullable Integer interval() {
        return interval;
    }
}
