package vn.giamsat.notice;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;
import vn.giamsat.notice.Outbox.Claim;
import vn.giamsat.notice.Outbox.Settlement;
import vn.giamsat.notice.Outcome.Result;
import vn.giamsat.notice.Sender.Letter;
import vn.giamsat.registry.CredentialSeal;

/// Delivers what is due, on every replica, at most so much at once. At least once: a try whose end
/// is not written down is repeated with the same event id. Event loop.
@ApplicationScoped
class Courier {
    private static final Logger LOG = Logger.getLogger(Courier.class);
    private static final Duration SWEEP = Duration.ofMinutes(1);

    private final Outbox outbox;
    private final Sender sender;
    private final CredentialSeal seal;
    private final NoticeConfig config;
    private final Clock clock;
    private final AtomicInteger running = new AtomicInteger();
    private final AtomicBoolean looking = new AtomicBoolean();
    private volatile List<Long> timers = List.of();

    Courier(Outbox outbox, Sender sender, CredentialSeal seal, NoticeConfig config, Clock clock) {
        this.outbox = outbox;
        this.sender = sender;
        this.seal = seal;
        this.config = config;
        this.clock = clock;
    }

    void start(@Observes StartupEvent start, Vertx vertx) {
        if (config.enabled()) {
            timers =
                    List.of(
                            vertx.setPeriodic(config.look().toMillis(), tick -> look()),
                            vertx.setPeriodic(SWEEP.toMillis(), tick -> sweep()));
        }
    }

    void stop(@Observes ShutdownEvent shutdown, Vertx vertx) {
        timers.forEach(vertx::cancelTimer);
    }

    private void look() {
        var free = config.concurrency() - running.get();
        if (free < 1 || !looking.compareAndSet(false, true)) {
            return;
        }
        outbox.claim(free, clock.instant(), config.lease())
                .onTermination()
                .invoke(() -> looking.set(false))
                .subscribe()
                .with(
                        claims -> claims.forEach(this::deliver),
                        lost -> LOG.debugf("The outbox cannot be read: %s", lost.toString()));
    }

    private void sweep() {
        var now = clock.instant();
        outbox.forget(now.minus(config.retention()), now)
                .subscribe()
                .with(
                        done -> LOG.debug("Old deliveries were deleted"),
                        lost -> LOG.warnf("Old deliveries cannot be deleted: %s", lost.toString()));
    }

    private void deliver(Claim claim) {
        running.incrementAndGet();
        tried(claim)
                .chain(outcome -> outbox.settle(claim, settlement(claim, outcome)))
                .onTermination()
                .invoke(running::decrementAndGet)
                .subscribe()
                .with(
                        done -> LOG.debugf("A delivery was tried deliveryId=%s", claim.id()),
                        lost ->
                                LOG.warnf(
                                        "What became of a delivery cannot be stored, it will be"
                                                + " repeated deliveryId=%s: %s",
                                        claim.id(), lost.toString()));
    }

    private Uni<Outcome> tried(Claim claim) {
        var secrets = claim.secrets().stream().map(this::opened).flatMap(Optional::stream).toList();
        if (secrets.isEmpty()) {
            return Uni.createFrom().item(Outcome.without(Result.SECRET_LOST));
        }
        var timestamp = clock.instant().getEpochSecond();
        var signature = Signature.of(claim.event(), timestamp, claim.body(), secrets);
        var letter = new Letter(claim.event(), timestamp, signature, claim.body());
        return sender.send(Destination.stored(claim.address()), letter);
    }

    private Optional<String> opened(Outbox.Sealed secret) {
        try {
            return Optional.of(seal.openSecret(secret.id(), secret.bytes()));
        } catch (IllegalStateException unopened) {
            LOG.warnf("A webhook's secret does not open: %s", unopened.getMessage());
            return Optional.empty();
        }
    }

    private Settlement settlement(Claim claim, Outcome outcome) {
        var now = clock.instant();
        var backoff = config.backoff();
        if (outcome.isDelivered()) {
            return new Settlement(DeliveryState.DELIVERED, now, now, outcome);
        }
        if (backoff.isOver(claim.tries())) {
            LOG.warnf("An event is given up deliveryId=%s reason=%s", claim.id(), outcome.result());
            return new Settlement(DeliveryState.DEAD, now, now, outcome);
        }
        var wait = backoff.wait(claim.tries(), ThreadLocalRandom.current());
        return new Settlement(DeliveryState.PENDING, now.plus(wait), now, outcome);
    }
}
