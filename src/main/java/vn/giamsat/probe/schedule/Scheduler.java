package vn.giamsat.probe.schedule;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import vn.giamsat.fleet.Shard;
import vn.giamsat.fleet.Tenure;
import vn.giamsat.probe.Look;
import vn.giamsat.probe.ProbeOutcome;
import vn.giamsat.registry.ProbeTargets.Watched;
import vn.giamsat.shared.ErrorCode;
import vn.giamsat.shared.Problem;
import vn.giamsat.shared.Turns;

/// Keeps the timetable: starts what is due, folds what comes back, plans what is next. All state is
/// confined to the scheduler's loop; the receiver deals the probes out to all loops. Nothing is
/// started and nothing counts that this replica may not own any more ([Tenure]).
@ApplicationScoped
class Scheduler {
    private static final Logger LOG = Logger.getLogger(Scheduler.class);
    private static final int CAMERAS_PER_TURN = 500;

    private final SchedulerLoop loop;
    private final Timetable timetable;
    private final GuardedProber prober;
    private final Verdicts verdicts;
    private final Tenure tenure;
    private final Admissions admissions;
    private final Askers askers = new Askers();
    private final Map<Start, Cancellable> running = new IdentityHashMap<>();
    private volatile Load load = Load.NONE;
    private volatile boolean stopped;
    private volatile long tick;

    Scheduler(
            SchedulerLoop loop,
            Timetable timetable,
            GuardedProber prober,
            Verdicts verdicts,
            Tenure tenure,
            Admissions admissions) {
        this.loop = loop;
        this.timetable = timetable;
        this.prober = prober;
        this.verdicts = verdicts;
        this.tenure = tenure;
        this.admissions = admissions;
    }

    void start(@Observes StartupEvent start) {
        tick = loop.every(Admissions.TURN, this::turn);
    }

    /// Before the journal, which writes what came back so far.
    void stop(@Observes @Priority(1) ShutdownEvent shutdown) {
        stopped = true;
        loop.cancel(tick);
        loop.run(
                () -> {
                    running.values().forEach(Cancellable::cancel);
                    running.clear();
                    askers.answerAll(id -> OwnFault.of(id, loop.now(), "the service stops"));
                });
    }

    Load load() {
        return load;
    }

    /// From now on it counts which cameras are taken up again. On the loop.
    void beginReview() {
        timetable.beginReview();
    }

    /// The cameras that were not taken up again since the review began. On the loop.
    List<UUID> unmet() {
        return timetable.unmet();
    }

    /// Takes up these cameras, new or changed, and removes those that are not among them any more.
    ///
    /// @param asked the ids that were looked up
    Uni<Void> update(List<UUID> asked, List<Watched> found) {
        return onLoop(
                () -> {
                    var gone = new HashSet<>(asked);
                    found.forEach(camera -> gone.remove(camera.cameraId()));
                    gone.forEach(this::remove);
                    return takeUpNow(found, 0);
                });
    }

    /// Takes up these cameras, new or changed.
    ///
    /// @param before how many came before them for the same reason, whose time comes first
    Uni<Void> takeUp(List<Watched> cameras, int before) {
        return onLoop(() -> takeUpNow(cameras, before));
    }

    private Uni<Void> takeUpNow(List<Watched> cameras, int before) {
        var round = new Timetable.Round(before, timetable.newOrChanged(cameras), loop.now());
        return Turns.each(cameras.iterator(), CAMERAS_PER_TURN, camera -> takeUp(camera, round));
    }

    /// Its shard may have been lost while it was read.
    private void takeUp(Watched camera, Timetable.Round round) {
        if (tenure.has(camera.cameraId())) {
            if (timetable.isNewOrChanged(camera)) {
                verdicts.wantPicture(camera.cameraId());
            }
            timetable.put(camera, verdicts.beginning(camera), round);
        } else {
            remove(camera.cameraId(), new OwnedElsewhere());
        }
    }

    /// Leaves the cameras of these shards to others: at once what is being probed, in turns the
    /// rest. Who waits for one of them is to ask its owner.
    Uni<Void> leave(Set<Integer> shards) {
        if (shards.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return onLoop(
                () -> {
                    abandon(start -> shards.contains(Shard.of(start.camera().cameraId())));
                    return Turns.each(
                            timetable.cameraIds().iterator(),
                            CAMERAS_PER_TURN,
                            id -> {
                                if (shards.contains(Shard.of(id))) {
                                    remove(id, new OwnedElsewhere());
                                }
                            });
                });
    }

    /// Ends all that runs: others may be probing the same by now.
    void abandonAll() {
        abandon(start -> true);
    }

    private void abandon(Predicate<Start> which) {
        for (var start : running.keySet().stream().filter(which).toList()) {
            running.remove(start).cancel();
            again(start);
        }
    }

    /// Has all cameras keep a tempo that became quicker.
    Uni<Void> bringForward() {
        return onLoop(
                () ->
                        Turns.each(
                                timetable.cameraIds().iterator(),
                                CAMERAS_PER_TURN,
                                id -> timetable.bringForward(id, loop.now())));
    }

    private void remove(UUID cameraId) {
        remove(cameraId, new Problem(ErrorCode.CAMERA_NOT_IN_SERVICE));
    }

    private void remove(UUID cameraId, RuntimeException why) {
        timetable.remove(cameraId);
        verdicts.forget(cameraId);
        askers.refuse(cameraId, why);
    }

    /// Probes a camera before all others and gives the outcome once it is folded into its health.
    /// Who asks while a picture of the camera is taken gets that outcome, unless its access changed
    /// meanwhile.
    ///
    /// @throws Problem NOT_FOUND when the camera is not in the timetable
    /// @throws OwnedElsewhere when it becomes another replica's meanwhile
    Uni<ProbeOutcome> ask(UUID cameraId) {
        return Uni.createFrom()
                .emitter(
                        asker ->
                                loop.run(
                                        () -> {
                                            if (stopped || !timetable.ask(cameraId, loop.now())) {
                                                asker.fail(new Problem(ErrorCode.NOT_FOUND));
                                                return;
                                            }
                                            verdicts.wantPicture(cameraId);
                                            askers.add(cameraId, asker);
                                            startDue();
                                        }));
    }

    private void turn() {
        admissions.beginTurn(timetable.demand());
        startDue();
    }

    private void startDue() {
        if (tenure.inForce()) {
            startSome();
        } else {
            abandonAll();
        }
        load = Load.of(timetable, admissions);
    }

    private void startSome() {
        while (!stopped && admissions.admitProbe()) {
            var next = timetable.next(loop.now(), admissions.pictures());
            if (next.isEmpty()) {
                break;
            }
            begin(next.get());
        }
    }

    private void begin(Start start) {
        if (!tenure.has(start.camera().cameraId())) {
            timetable.finished(start, Next.UNDONE, loop.now());
            return;
        }
        admissions.started(start);
        verdicts.started(start.camera().cameraId(), start.lateness());
        running.put(
                start,
                prober.probe(start.camera(), start.look(), outcome -> finished(start, outcome)));
    }

    private void finished(Start start, ProbeOutcome found) {
        var id = start.camera().cameraId();
        var outcome = start.counted(found);
        running.remove(start);
        verdicts.ended(outcome);
        if (timetable.isCurrent(start) && tenure.mayProbe(id)) {
            var next = start.next(found, judged(start, outcome));
            timetable.finished(start, next, loop.now());
            if (start.look() == Look.PICTURE || next == Next.REST) {
                askers.answer(id, outcome); // who asks wants to know how the picture is
            }
        } else {
            verdicts.dismiss(id);
            again(start);
        }
        startDue();
    }

    /// Ends a probe that does not count.
    private void again(Start start) {
        var id = start.camera().cameraId();
        timetable.finished(start, Next.UNDONE, loop.now());
        if (askers.waitFor(id)) {
            timetable.ask(id, loop.now());
        }
    }

    /// A bug in folding must not hold the lane for ever.
    private Next judged(Start start, ProbeOutcome outcome) {
        var camera = start.camera();
        try {
            return verdicts.on(camera, outcome, timetable.pictureInterval(camera));
        } catch (RuntimeException bug) {
            LOG.errorf(bug, "An outcome could not be folded cameraId=%s", camera.cameraId());
            return Next.UNDONE;
        }
    }

    private Uni<Void> onLoop(Supplier<Uni<? extends Void>> work) {
        return Uni.createFrom().deferred(work).runSubscriptionOn(loop::run);
    }
}
