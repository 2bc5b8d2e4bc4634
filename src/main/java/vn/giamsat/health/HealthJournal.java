package vn.giamsat.health;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;
import vn.giamsat.probe.ProbeOutcome;

/// What outcomes mean, in memory at once and in the database within a second. A lost database is
/// *our* outage: states go on from memory and are written when it is back. Any thread; writing
/// happens on the event loop, one transaction at a time.
@ApplicationScoped
public class HealthJournal {
    private static final Logger LOG = Logger.getLogger(HealthJournal.class);
    private static final int LAST = 4_000;
    private static final int LAST_FLUSH_SECONDS = 5;
    private static final long FLUSH_EVERY_MILLISECONDS = 1_000;

    /// 100,000 changes of about 150 bytes: what half an hour of a flapping country leaves.
    private static final int CHANGES_HELD = 100_000;

    /// At most 30 MB.
    private static final int PICTURES_HELD = 1_000;

    private final Ledger ledger;
    private final UnwrittenPictures pictures = new UnwrittenPictures(PICTURES_HELD);
    private final HealthStore store;
    private final Flush flush;
    private volatile long timer;

    HealthJournal(HealthSettings settings, HealthStore store, HealthChanges changes) {
        this.ledger = new Ledger(settings::hysteresis, CHANGES_HELD);
        this.store = store;
        this.flush = new Flush(ledger, pictures, store, changes);
    }

    void start(@Observes StartupEvent start, Vertx vertx) {
        timer =
                vertx.setPeriodic(
                        FLUSH_EVERY_MILLISECONDS,
                        tick -> flush().subscribe().with(done -> {}, lost -> {})); // Flush tells
    }

    /// After the scheduler, whose last outcomes are to be written. The one place that waits: the
    /// end of the process has no asynchronous form, and its thread is none of the event loop's.
    void stop(@Observes @Priority(LAST) ShutdownEvent shutdown, Vertx vertx) {
        vertx.cancelTimer(timer);
        try {
            flush().subscribeAsCompletionStage().get(LAST_FLUSH_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException lost) {
            LOG.warnf("Health of the last moments is lost cameras=%s: %s", unwritten(), lost);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    /// Takes up what is stored of these cameras; what is in memory already stays.
    ///
    /// @throws vn.giamsat.shared.Problem DATABASE_UNAVAILABLE
    public Uni<Void> recall(List<UUID> cameraIds) {
        var missing = ledger.missing(cameraIds);
        if (missing.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return store.stored(missing)
                .invoke(stored -> stored.forEach(ledger::remember))
                .invoke(() -> missing.forEach(id -> ledger.remember(CameraHealth.unknown(id))))
                .replaceWithVoid();
    }

    /// Folds an outcome into its camera's health, which is in force at once.
    public CameraHealth fold(ProbeOutcome outcome) {
        var folded = ledger.fold(outcome);
        folded.change().ifPresent(HealthJournal::tell);
        if (folded.forgotten()) {
            LOG.errorf(
                    "The database is away for too long: a change is not kept cameraId=%s",
                    outcome.trace().cameraId());
        }
        if (!(outcome instanceof ProbeOutcome.Unjudged)) {
            pictures.keep(outcome);
        }
        return folded.health();
    }

    private static void tell(Transition change) {
        LOG.infof(
                "A camera changed its state cameraId=%s state=%s was=%s reason=%s",
                change.cameraId(), change.state(), change.was(), change.reason());
    }

    /// What is in memory of a camera.
    public Optional<CameraHealth> of(UUID cameraId) {
        return ledger.of(cameraId);
    }

    /// Lets go of a camera that is not watched any more; what is unwritten of it is still written.
    public void forget(UUID cameraId) {
        ledger.forget(cameraId);
    }

    /// Writes what is unwritten. Happens once a second by itself; whoever needs it earlier may ask.
    ///
    /// @throws vn.giamsat.shared.Problem DATABASE_UNAVAILABLE; nothing is lost then
    public Uni<Void> flush() {
        return flush.now();
    }

    /// How many watched cameras are in this state.
    public int cameras(HealthState state) {
        return ledger.cameras(state);
    }

    /// How many cameras the database does not know the newest of.
    public int unwritten() {
        return ledger.debts();
    }
}
