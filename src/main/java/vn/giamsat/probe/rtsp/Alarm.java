package vn.giamsat.probe.rtsp;

import io.vertx.core.Vertx;
import java.time.Duration;

/// The one timer of a probe: setting it again replaces it. Event loop of its probe only.
final class Alarm {
    private static final long NONE = -1;

    private final Vertx vertx;
    private long timer = NONE;

    Alarm(Vertx vertx) {
        this.vertx = vertx;
    }

    void set(Duration delay, Runnable ring) {
        off();
        // Rounded up, so that what is due is due when it rings.
        timer = vertx.setTimer(delay.toMillis() + 1, ignored -> ring.run());
    }

    void off() {
        if (timer != NONE) {
            vertx.cancelTimer(timer);
            timer = NONE;
        }
    }
}
