package vn.giamsat.probe.schedule;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.jboss.logging.Logger;
import vn.giamsat.probe.PictureExaminer;
import vn.giamsat.probe.ProbeOutcome;
import vn.giamsat.probe.ProbeTarget;
import vn.giamsat.probe.Prober;
import vn.giamsat.probe.Reception;
import vn.giamsat.probe.StreamReceiver;
import vn.giamsat.probe.StreamReceiver.Depth;
import vn.giamsat.probe.memory.PictureMemories;

/// Climbs the whole ladder: receives a key frame, has it examined, compares it with what is
/// remembered of the camera and what is expected. Each half runs where it wants to; the outcome may
/// come on any thread.
@ApplicationScoped
public class LadderProber implements Prober {
    private static final Logger LOG = Logger.getLogger(LadderProber.class);

    private final StreamReceiver receiver;
    private final PictureExaminer examiner;
    private final PictureMemories memories;
    private final Clock clock;

    public LadderProber(
            StreamReceiver receiver,
            PictureExaminer examiner,
            PictureMemories memories,
            Clock clock) {
        this.receiver = receiver;
        this.examiner = examiner;
        this.memories = memories;
        this.clock = clock;
    }

    @Override
    public Uni<ProbeOutcome> probe(ProbeTarget target) {
        return Uni.createFrom()
                .deferred(() -> climb(new Climb(target, clock.instant(), System.nanoTime())));
    }

    private Uni<ProbeOutcome> climb(Climb climb) {
        return Uni.createFrom()
                .deferred(() -> receiver.receive(climb.target(), Depth.PICTURE))
                .chain(reception -> examined(climb, reception))
                .onFailure()
                .recoverWithItem(bug -> selfDown(climb, bug));
    }

    private Uni<ProbeOutcome> examined(Climb climb, Reception reception) {
        if (reception.failure() != null) {
            return Uni.createFrom().item(climb.stopped(reception, reception.failure()));
        }
        var picture = reception.picture();
        var stream = reception.stream();
        if (picture == null || stream == null) {
            throw new IllegalStateException("a reception without failure has no picture");
        }
        return examiner.examine(picture)
                .map(seen -> memories.compared(climb.target(), climb.startedAt(), seen))
                .map(examination -> climb.examined(reception, stream, examination));
    }

    private static ProbeOutcome selfDown(Climb climb, Throwable bug) {
        LOG.warnf(bug, "A probe failed by itself cameraId=%s", climb.target().cameraId());
        return climb.selfDown("the prober failed");
    }
}
