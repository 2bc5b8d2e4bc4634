package vn.giamsat.probe.schedule;

import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.function.Consumer;
import vn.giamsat.probe.Look;
import vn.giamsat.probe.PictureExaminer;
import vn.giamsat.probe.ProbeOutcome;
import vn.giamsat.probe.ProbeTarget;
import vn.giamsat.probe.Prober;
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
    private final Ascent.Ladder ladder;
    private final Clock clock;
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
        this.ladder = new Ascent.Ladder(receiver, examiner, memories, described, new Detached());
        this.clock = clock;
        this.checks = checks;
    }

    @Override
    public Cancellable begin(ProbeTarget target, Look look, Consumer<ProbeOutcome> whenOver) {
        var climb = new Climb(target, clock.instant(), System.nanoTime(), checks);
        var ascent = new Ascent(ladder, climb, look, whenOver);
        ascent.start();
        return ascent;
    }
}
