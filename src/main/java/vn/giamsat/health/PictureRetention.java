package vn.giamsat.health;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;

/// Deletes pictures when their time is over: they show people. Those of incidents have a time of
/// their own, or none. Nobody is shown a picture that is
/// only waiting for it ([Pictures]). Every replica does it; deleting twice does no harm.
/// Event loop.
@ApplicationScoped
public class PictureRetention {
    private static final Logger LOG = Logger.getLogger(PictureRetention.class);
    private static final Duration AT_LEAST_EVERY = Duration.ofMinutes(10);
    private static final long LOOK_EVERY_MILLISECONDS = 1_000;
    private static final int ROUNDS = 10;

    private final HealthStore store;
    private final HealthSettings settings;
    private final Clock clock;
    private volatile Instant last = Instant.EPOCH;
    private volatile long timer;

    PictureRetention(HealthStore store, HealthSettings settings, Clock clock) {
        this.store = store;
        this.settings = settings;
        this.clock = clock;
    }

    void start(@Observes StartupEvent start, Vertx vertx) {
        timer = vertx.setPeriodic(LOOK_EVERY_MILLISECONDS, tick -> forgetInTurn());
    }

    void stop(@Observes ShutdownEvent shutdown, Vertx vertx) {
        vertx.cancelTimer(timer);
    }

    /// In turns of a tenth of what counts now, so that a shorter time takes effect at once.
    private void forgetInTurn() {
        var share = settings.pictureRetention().dividedBy(ROUNDS);
        var turn = share.compareTo(AT_LEAST_EVERY) < 0 ? share : AT_LEAST_EVERY;
        var now = clock.instant();
        if (!now.isBefore(last.plus(turn))) {
            last = now;
            forget(now);
        }
    }

    private void forget(Instant now) {
        store.forgetPictures(
                        now.minus(settings.pictureRetention()),
                        settings.incidentPicturesSince(now).orElse(null))
                .subscribe()
                .with(
                        count -> LOG.debugf("Old pictures were deleted count=%d", count),
                        lost -> LOG.warnf("Old pictures cannot be deleted: %s", lost.toString()));
    }
}
