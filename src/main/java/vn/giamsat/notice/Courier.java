package vn.giamsat.notice;

import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/// Carries what is due on a route, on every replica, at most so much at once. At least once: a try
/// whose end is not written down is repeated, as the same thing. Event loop.
public final class Courier<P extends Parcel> {
    private static final Logger LOG = Logger.getLogger(Courier.class);
    private static final Duration SWEEP = Duration.ofMinutes(1);

    private final Route<P> route;
    private final Pace pace;
    private final Clock clock;
    private final AtomicInteger running = new AtomicInteger();
    private final AtomicBoolean looking = new AtomicBoolean();
    private volatile List<Long> timers = List.of();

    public Courier(Route<P> route, Pace pace, Clock clock) {
        this.route = route;
        this.pace = pace;
        this.clock = clock;
    }

    public void start(Vertx vertx) {
        timers =
                List.of(
                        vertx.setPeriodic(pace.look().toMillis(), tick -> look()),
                        vertx.setPeriodic(SWEEP.toMillis(), tick -> sweep()));
    }

    public void stop(Vertx vertx) {
        timers.forEach(vertx::cancelTimer);
    }

    private void look() {
        var free = pace.concurrency() - running.get();
        if (free < 1 || !looking.compareAndSet(false, true)) {
            return;
        }
        route.claim(free, clock.instant())
                .onTermination()
                .invoke(() -> looking.set(false))
                .subscribe()
                .with(
                        claims -> claims.forEach(this::deliver),
                        lost -> LOG.debugf("The outbox cannot be read: %s", lost.toString()));
    }

    private void sweep() {
        var now = clock.instant();
        route.forget(now.minus(pace.retention()), now)
                .subscribe()
                .with(
                        done -> LOG.debug("Old deliveries were deleted"),
                        lost -> LOG.warnf("Old deliveries cannot be deleted: %s", lost.toString()));
    }

    private void deliver(P parcel) {
        running.incrementAndGet();
        route.carry(parcel)
                .chain(outcome -> route.settle(parcel, settlement(parcel, outcome)))
                .onTermination()
                .invoke(running::decrementAndGet)
                .subscribe()
                .with(
                        done -> LOG.debugf("A delivery was tried deliveryId=%s", parcel.id()),
                        lost ->
                                LOG.warnf(
                                        "What became of a delivery cannot be stored, it will be"
                                                + " repeated deliveryId=%s: %s",
                                        parcel.id(), lost.toString()));
    }

    private Settlement settlement(P parcel, Outcome outcome) {
        var now = clock.instant();
        var backoff = pace.backoff();
        if (outcome.isDelivered()) {
            return new Settlement(DeliveryState.DELIVERED, now, now, outcome);
        }
        if (outcome.isFinal() || backoff.isOver(parcel.tries())) {
            LOG.warnf("It is given up deliveryId=%s reason=%s", parcel.id(), outcome.result());
            return new Settlement(DeliveryState.DEAD, now, now, outcome);
        }
        var wait = backoff.wait(parcel.tries(), ThreadLocalRandom.current());
        return new Settlement(DeliveryState.PENDING, now.plus(wait), now, outcome);
    }
}
