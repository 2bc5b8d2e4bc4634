package vn.giamsat.probe.schedule;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import java.time.Duration;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import vn.giamsat.probe.EncodedPicture;
import vn.giamsat.probe.Look;
import vn.giamsat.probe.PictureExaminer;
import vn.giamsat.probe.PictureExaminer.Examination;
import vn.giamsat.probe.ProbeOutcome;
import vn.giamsat.probe.ProbeTarget;
import vn.giamsat.probe.Reception;
import vn.giamsat.probe.Rung;
import vn.giamsat.probe.StreamAddress;
import vn.giamsat.probe.StreamReceiver;
import vn.giamsat.probe.StreamReceiver.Depth;
import vn.giamsat.probe.memory.PictureMemories;

/// One probe on its way up the ladder, step by step; what was found is put together by its `Climb`.
/// A step begins where the one before it ended; it may be cancelled on any thread.
///
/// No pipeline: thousands of probes wait for silent cameras at a time, and what each of them holds
/// meanwhile is copied by every collection.
final class Ascent implements Cancellable, Consumer<Reception> {
    private static final Cancellable NOTHING = () -> {};
    private static final Logger LOG = Logger.getLogger(Ascent.class);

    private final Ladder ladder;
    private final Look look;
    private final Consumer<ProbeOutcome> whenOver;
    private Climb climb;
    private Consumer<Reception> next = reception -> {};
    private long receivingSinceNanos;
    private volatile Cancellable underWay = NOTHING;
    private volatile boolean cancelled;
    private volatile boolean over;

    /// What all probes climb.
    ///
    /// @param described how far a description goes
    record Ladder(
            StreamReceiver receiver,
            PictureExaminer examiner,
            PictureMemories memories,
            Depth described,
            Detached detached) {}

    /// @param whenOver is told at most once, on any thread; a cancelled probe may tell nothing
    Ascent(Ladder ladder, Climb climb, Look look, Consumer<ProbeOutcome> whenOver) {
        this.ladder = ladder;
        this.climb = climb;
        this.look = look;
        this.whenOver = whenOver;
    }

    void start() {
        step(
                () -> {
                    if (look == Look.PICTURE && climb.target().subAddress() == null) {
                        receiveMainPicture();
                    } else {
                        receive(climb.target().address(), ladder.described(), this::described);
                    }
                });
    }

    @Override
    public void cancel() {
        cancelled = true;
        underWay.cancel();
    }

    /// The main stream is described, or not.
    private void described(Reception main) {
        var sub = climb.target().subAddress();
        var busy = isBusy(main);
        if (sub != null && look == Look.PICTURE && (busy || main.failure() == null)) {
            climb = climb.behind(main);
            receive(sub, Depth.PICTURE, shown -> subShown(sub, shown));
        } else if (sub != null && busy) {
            receive(sub, ladder.described(), it -> end(climb.describedInstead(main, it)));
        } else {
            end(climb.described(main));
        }
    }

    private static boolean isBusy(Reception main) {
        return main.failure() != null && main.failure().code().isBusy();
    }

    private void subShown(StreamAddress sub, Reception shown) {
        var main = climb.main();
        if (isThere(shown)) {
            examine(sub, shown);
        } else if (main != null && isBusy(main)) {
            end(climb.described(main));
        } else { // there is no sub-stream after all
            climb = climb.behind(null);
            receiveMainPicture();
        }
    }

    private static boolean isThere(Reception sub) {
        var failure = sub.failure();
        return failure == null
                || failure.code().stopsProbing()
                || sub.reached().compareTo(Rung.DESCRIBED) >= 0;
    }

    private void receiveMainPicture() {
        var main = climb.target().address();
        receive(main, Depth.PICTURE, shown -> examine(main, shown));
    }

    private void receive(StreamAddress stream, Depth depth, Consumer<Reception> whenReceived) {
        next = whenReceived;
        receivingSinceNanos = System.nanoTime();
        var receiving = ladder.receiver().receiving(climb.target().at(stream), depth, this);
        underWay = receiving;
        if (!cancelled) {
            receiving.start();
        }
    }

    /// A stream was received, or not.
    @Override
    public void accept(Reception reception) {
        var before = Duration.ofNanos(receivingSinceNanos - climb.startedNanos());
        step(() -> next.accept(reception.startedBefore(before)));
    }

    private void examine(StreamAddress shown, Reception reception) {
        if (reception.failure() != null) {
            end(climb.stopped(reception, reception.failure()));
            return;
        }
        var picture = reception.picture();
        var stream = reception.stream();
        if (picture == null || stream == null) {
            throw new IllegalStateException("a reception without failure has no picture");
        }
        var target = climb.target().at(shown);
        Consumer<Examination> whenExamined =
                seen -> step(() -> end(climb.examined(reception, stream, seen)));
        underWay =
                ladder.detached()
                        .make(
                                () ->
                                        examination(target, picture)
                                                .subscribe()
                                                .with(whenExamined, this::failed));
        if (cancelled) {
            underWay.cancel();
        }
    }

    private Uni<Examination> examination(ProbeTarget target, EncodedPicture picture) {
        return ladder.examiner()
                .examine(target.cameraId(), picture)
                .map(seen -> ladder.memories().compared(target, climb.startedAt(), seen));
    }

    private void step(Runnable step) {
        if (cancelled) {
            return;
        }
        try {
            step.run();
        } catch (RuntimeException | LinkageError | StackOverflowError bug) {
            failed(bug);
        }
    }

    private void failed(Throwable bug) {
        LOG.warnf(bug, "A probe failed by itself cameraId=%s", climb.target().cameraId());
        end(climb.selfDown("the prober failed"));
    }

    private void end(ProbeOutcome outcome) {
        if (!over) { // else whoever was told failed at it, or the receiver tells twice
            over = true;
            underWay = NOTHING;
            whenOver.accept(outcome);
        }
    }
}
