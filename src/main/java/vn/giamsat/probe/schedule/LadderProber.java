package vn.giamsat.probe.schedule;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.jboss.logging.Logger;
import vn.giamsat.probe.Look;
import vn.giamsat.probe.PictureExaminer;
import vn.giamsat.probe.ProbeOutcome;
import vn.giamsat.probe.ProbeTarget;
import vn.giamsat.probe.Prober;
import vn.giamsat.probe.Reception;
import vn.giamsat.probe.Rung;
import vn.giamsat.probe.StreamAddress;
import vn.giamsat.probe.StreamReceiver;
import vn.giamsat.probe.StreamReceiver.Depth;
import vn.giamsat.probe.memory.PictureMemories;

/// Climbs the ladder: receives a description, or a key frame that it has examined and compared with
/// what is remembered of the camera and with what is expected. Where a camera has a sub-stream, the
/// main stream is described and the picture is taken from the sub-stream; one that the camera does
/// not describe is passed over, because what was registered wrongly is no fault of the camera.
///
/// A main stream that is busy (453, 503) is not asked again: the sub-stream tells then whether the
/// camera lives, and is not compared with what is expected.
///
/// Each half runs where it wants to; the outcome may come on any thread.
@Singleton
public class LadderProber implements Prober {
    private static final Logger LOG = Logger.getLogger(LadderProber.class);

    private final StreamReceiver receiver;
    private final PictureExaminer examiner;
    private final PictureMemories memories;
    private final Clock clock;
    private final Depth described;
    private final StreamChecks checks;

    @Inject
    LadderProber(
            StreamReceiver receiver,
            PictureExaminer examiner,
            PictureMemories memories,
            Clock clock,
            ScheduleConfig schedule,
            StreamConfig stream) {
        this(
                receiver,
                examiner,
                memories,
                clock,
                Pace.depth(schedule.descriptionRung()),
                new StreamChecks(StreamThresholds.of(stream)));
    }

    /// @param described how far a description goes: DESCRIPTION or RECEPTION
    public LadderProber(
            StreamReceiver receiver,
            PictureExaminer examiner,
            PictureMemories memories,
            Clock clock,
            Depth described) {
        this(
                receiver,
                examiner,
                memories,
                clock,
                described,
                new StreamChecks(StreamThresholds.DEFAULTS));
    }

    private LadderProber(
            StreamReceiver receiver,
            PictureExaminer examiner,
            PictureMemories memories,
            Clock clock,
            Depth described,
            StreamChecks checks) {
        this.receiver = receiver;
        this.examiner = examiner;
        this.memories = memories;
        this.clock = clock;
        this.described = described;
        this.checks = checks;
    }

    @Override
    public Uni<ProbeOutcome> probe(ProbeTarget target, Look look) {
        return Uni.createFrom()
                .deferred(
                        () ->
                                climb(
                                        new Climb(
                                                target, clock.instant(), System.nanoTime(), checks),
                                        look));
    }

    private Uni<ProbeOutcome> climb(Climb climb, Look look) {
        return Uni.createFrom()
                .deferred(
                        () ->
                                switch (look) {
                                    case DESCRIPTION -> description(climb);
                                    case PICTURE -> picture(climb);
                                })
                .onFailure()
                .recoverWithItem(bug -> selfDown(climb, bug));
    }

    private Uni<ProbeOutcome> description(Climb climb) {
        var sub = climb.target().subAddress();
        return main(climb)
                .chain(
                        main ->
                                sub != null && isBusy(main)
                                        ? received(climb, sub, described)
                                                .map(it -> climb.describedInstead(main, it))
                                        : Uni.createFrom().item(climb.described(main)));
    }

    private Uni<ProbeOutcome> picture(Climb climb) {
        var sub = climb.target().subAddress();
        return sub == null
                ? mainPicture(climb)
                : main(climb)
                        .chain(
                                main ->
                                        main.failure() == null || isBusy(main)
                                                ? subPicture(climb.behind(main), sub)
                                                : Uni.createFrom().item(climb.described(main)));
    }

    private static boolean isBusy(Reception main) {
        return main.failure() != null && main.failure().code().isBusy();
    }

    private Uni<Reception> main(Climb climb) {
        return received(climb, climb.target().address(), described);
    }

    private Uni<ProbeOutcome> mainPicture(Climb climb) {
        return received(climb, climb.target().address(), Depth.PICTURE)
                .chain(reception -> examined(climb, climb.target().address(), reception));
    }

    private Uni<ProbeOutcome> subPicture(Climb climb, StreamAddress sub) {
        return received(climb, sub, Depth.PICTURE)
                .chain(
                        reception ->
                                isThere(reception)
                                        ? examined(climb, sub, reception)
                                        : instead(climb));
    }

    /// There is no sub-stream after all.
    private Uni<ProbeOutcome> instead(Climb climb) {
        var main = climb.main();
        return main != null && isBusy(main)
                ? Uni.createFrom().item(climb.described(main))
                : mainPicture(climb.behind(null));
    }

    private static boolean isThere(Reception sub) {
        var failure = sub.failure();
        return failure == null
                || failure.code().stopsProbing()
                || sub.reached().compareTo(Rung.DESCRIBED) >= 0;
    }

    private Uni<Reception> received(Climb climb, StreamAddress stream, Depth depth) {
        var before = climb.elapsed();
        return receiver.receive(climb.target().at(stream), depth)
                .map(reception -> reception.startedBefore(before));
    }

    private Uni<ProbeOutcome> examined(Climb climb, StreamAddress shown, Reception reception) {
        if (reception.failure() != null) {
            return Uni.createFrom().item(climb.stopped(reception, reception.failure()));
        }
        var picture = reception.picture();
        var stream = reception.stream();
        if (picture == null || stream == null) {
            throw new IllegalStateException("a reception without failure has no picture");
        }
        var target = climb.target().at(shown);
        return examiner.examine(target.cameraId(), picture)
                .map(seen -> memories.compared(target, climb.startedAt(), seen))
                .map(examination -> climb.examined(reception, stream, examination));
    }

    private static ProbeOutcome selfDown(Climb climb, Throwable bug) {
        LOG.warnf(bug, "A probe failed by itself cameraId=%s", climb.target().cameraId());
        return climb.selfDown("the prober failed");
    }
}
