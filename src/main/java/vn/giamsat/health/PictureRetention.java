package vn.giamsat.health;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import org.jboss.logging.Logger;

/// Deletes pictures when their time is over: they show people. Nobody is shown a picture that is
/// only waiting for it ([Pictures]). Every replica does it; deleting twice does no harm.
/// Event loop.
@ApplicationScoped
public class PictureRetention {
    private static final Logger LOG = Logger.getLogger(PictureRetention.class);
    private static final Duration AT_LEAST_EVERY = Duration.ofMinutes(10);
    private static final int ROUNDS = 10;

    private final HealthStore store;
    private final HealthConfig config;
    private final Clock clock;
    private volatile long timer;

    PictureRetention(HealthStore store, HealthConfig config, Clock clock) {
        this.store = store;
        this.config = config;
        this.clock = clock;
    }

    void start(@Observes StartupEvent start, Vertx vertx) {
        var share = config.pictureRetention().dividedBy(ROUNDS);
        var every = share.compareTo(AT_LEAST_EVERY) < 0 ? share : AT_LEAST_EVERY;
        timer = vertx.setPeriodic(every.toMillis(), tick -> forget());
    }

    void stop(@Observes ShutdownEvent shutdown, Vertx vertx) {
        vertx.cancelTimer(timer);
    }

    private void forget() {
        store.forgetPictures(clock.instant().minus(config.pictureRetention()))
                .subscribe()
                .with(
                        count -> LOG.debugf("Old pictures were deleted count=%d", count),
                        lost -> LOG.warnf("Old pictures cannot be deleted: %s", lost.toString()));
    }
}
