package vn.giamsat.probe.rtsp;

import io.vertx.core.Vertx;
import java.time.Duration;

/// One timer of a probe: setting it again replaces it. Event loop of its probe only.
final class Alarm {
    private static final long NONE = -1;

    private final Vertx vertx;
    private final Guard guard;
    private long timer = NONE;

    Alarm(Vertx vertx, Guard guard) {
        this.vertx = vertx;
        this.guard = guard;
    }

    void set(Duration delay, Runnable ring) {
        off();
        // Rounded up, so that what is due is due when it rings.
        timer = vertx.setTimer(delay.toMillis() + 1, ignored -> guard.run(ring));
    }

    void off() {
        if (timer != NONE) {
            vertx.cancelTimer(timer);
            timer = NONE;
        }
    }
}
