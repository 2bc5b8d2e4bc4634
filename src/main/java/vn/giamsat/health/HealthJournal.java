package vn.giamsat.health;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;
import vn.giamsat.fleet.Tenure;
import vn.giamsat.fleet.Term;
import vn.giamsat.probe.ProbeOutcome;

/// What outcomes mean, in memory at once and in the database within a second. A lost database is
/// *our* outage: what was folded before anybody noticed is written when it is back. What was found
/// in a shard that another replica has by now is refused by the database, and dropped. Any thread;
/// writing happens on the event loop, one transaction at a time.
@Singleton
public class HealthJournal {
    private static final Logger LOG = Logger.getLogger(HealthJournal.class);
    private static final int LAST = 4_000;
    private static final int LAST_FLUSH_SECONDS = 5;
    private static final long FLUSH_EVERY_MILLISECONDS = 1_000;

    /// 100,000 changes of about 150 bytes: what half an hour of a flapping country leaves.
    private static final int CHANGES_HELD = 100_000;

    /// At most 30 MB.
    private static final int PICTURES_HELD = 1_000;

    /// What a minute of 100,000 cameras leaves, some 25 MB.
    private static final int SAMPLES_HELD = 100_000;

    /// How many shards make one camera a second that is written though nothing is new of it: 86 of
    /// the whole fleet, so that of 100,000 cameras each comes every 20 minutes. Fewer shards: rows
    /// that say nothing. More: what people see of a camera was found longer ago.
    private static final int SHARDS_PER_REFRESH = 3;

    private final HealthSettings settings;
    private final Ledger ledger;
    private final UnwrittenSamples samples = new UnwrittenSamples(SAMPLES_HELD);
    private final UnwrittenPictures pictures;
    private final HealthStore store;
    private final Flush flush;
    private final Tenure tenure;
    private volatile long timer;

    HealthJournal(
            HealthSettings settings, HealthStore store, HealthChanges changes, Tenure tenure) {
        this.settings = settings;
        this.ledger = new Ledger(settings::hysteresis, CHANGES_HELD, this::refreshes);
        var choice = new PictureChoice(settings::pictureRenewal);
        this.pictures = new UnwrittenPictures(PICTURES_HELD, choice);
        this.store = store;
        this.flush = new Flush(new Flush.Held(ledger, samples, pictures), store, changes);
        this.tenure = tenure;
    }

    private int refreshes() {
        return Math.ceilDiv(tenure.shards().size(), SHARDS_PER_REFRESH);
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

    /// Takes up what is stored of those of these cameras that are this replica's; what is in memory
    /// of their present term already stays.
    ///
    /// @throws vn.giamsat.shared.Problem DATABASE_UNAVAILABLE
    public Uni<Void> recall(List<UUID> cameraIds) {
        var terms = terms(cameraIds);
        var missing = ledger.missing(terms);
        if (missing.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return store.stored(missing)
                .invoke(stored -> remember(stored, terms))
                .invoke(() -> remember(missing.stream().map(CameraHealth::unknown).toList(), terms))
                .replaceWithVoid();
    }

    private void remember(List<CameraHealth> found, Map<UUID, Term> terms) {
        found.forEach(health -> ledger.remember(health, terms.get(health.cameraId())));
    }

    private Map<UUID, Term> terms(List<UUID> cameraIds) {
        var terms = new HashMap<UUID, Term>();
        cameraIds.forEach(id -> tenure.term(id).ifPresent(term -> terms.put(id, term)));
        return terms;
    }

    /// Folds an outcome into its camera's health, which is in force at once. A camera that is not
    /// this replica's (any more) is not judged by it.
    ///
    /// @param pictureInterval from one picture of the camera to the next
    public CameraHealth fold(ProbeOutcome outcome, Duration pictureInterval) {
        var id = outcome.trace().cameraId();
        return tenure.term(id)
                .map(term -> fold(outcome, term, pictureInterval))
                .orElseGet(() -> of(id).orElseGet(() -> CameraHealth.unknown(id)));
    }

    private CameraHealth fold(ProbeOutcome outcome, Term term, Duration pictureInterval) {
        var folded = ledger.fold(outcome, term, pictureInterval);
        folded.change().ifPresent(HealthJournal::tell);
        if (folded.forgotten()) {
            LOG.errorf(
                    "The database is away for too long: a change is not kept cameraId=%s",
                    outcome.trace().cameraId());
        }
        samples.keep(Sample.of(outcome, folded.health().state(), term));
        if (!(outcome instanceof ProbeOutcome.Unjudged)) {
            pictures.keep(outcome, folded.change().isPresent(), term);
        }
        return folded.health();
    }

    private static void tell(Transition change) {
        LOG.infof(
                "A camera changed its state cameraId=%s state=%s was=%s reason=%s",
                change.cameraId(), change.state(), change.was(), change.reason());
    }

    /// Whether a description that succeeded leaves open how its camera is.
    public boolean wantsPicture(ProbeOutcome.Described described) {
        var id = described.trace().cameraId();
        var health = of(id).orElseGet(() -> CameraHealth.unknown(id));
        return health.wantsPicture(described)
                || health.mayBeSteady(described, settings.steadyAfter());
    }

    /// What is in memory of a camera.
    public Optional<CameraHealth> of(UUID cameraId) {
        return ledger.of(cameraId);
    }

    /// Lets go of a camera that is not watched any more; what is new of it is still written.
    public void forget(UUID cameraId) {
        ledger.forget(cameraId);
        pictures.forget(cameraId);
    }

    /// Writes all that is new, and in turn some of what was found as it was before ([Ledger]).
    /// Happens once a second by itself; whoever needs it earlier may ask.
    ///
    /// @throws vn.giamsat.shared.Problem DATABASE_UNAVAILABLE; nothing new is lost then
    public Uni<Void> flush() {
        return flush.now();
    }

    /// The same with what was found of this camera, new or not.
    public Uni<Void> flush(UUID cameraId) {
        ledger.press(cameraId);
        return flush.now();
    }

    /// Has the next picture of a camera kept, whatever it shows.
    public void wantPicture(UUID cameraId) {
        pictures.want(cameraId);
    }

    /// Whether this replica watches any camera.
    boolean watches() {
        return tenure.inForce()
                && Arrays.stream(HealthState.values()).anyMatch(state -> cameras(state) > 0);
    }

    /// How many results the database refused since the start, because another replica has the
    /// camera.
    public long refused() {
        return flush.refused();
    }

    /// How many cameras that this replica watches are in this state.
    public int cameras(HealthState state) {
        return ledger.cameras(state);
    }

    /// Of how many cameras the database does not know what is new.
    public int unwritten() {
        return ledger.unwritten();
    }

    /// How many cameras that were found as they were before wait for their turn to be written.
    public int waiting() {
        return ledger.waiting();
    }
}
