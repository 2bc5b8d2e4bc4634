package vn.giamsat.probe.schedule;

import jakarta.inject.Singleton;
import java.time.Duration;
import vn.giamsat.probe.Look;
import vn.giamsat.probe.PictureExaminer;
import vn.giamsat.probe.schedule.Admission.Amount;
import vn.giamsat.probe.schedule.Admission.Limits;

/// How many probes may start in a turn of the scheduler, and which of them may take a picture.
///
/// What runs feeds the event loops; where more runs than they have time for, every probe takes
/// longer, limits run out, the lease is renewed too late, and nothing is finished sooner. A quarter
/// of what is usual starts in any case, and all while it is little: a loop may be behind for other
/// reasons, as while all cameras are read anew, and cameras must be watched all the same. How many
/// run tells nothing of that: a silent camera holds its place for many seconds and costs no loop
/// anything.
///
/// A picture that waits for a decoder in vain was received in vain, and a fleet that was late owes
/// many. While decoders are behind, cameras are described instead, and their pictures stay due.
/// Confined to the scheduler's loop.
@Singleton
class Admissions {
    static final Duration TURN = Duration.ofMillis(20);

    /// By the seconds that the latest loop is behind. At a second the fewest start: that is below
    /// the limits of a probe and half of the lease, which take several rounds of a loop each.
    static final Limits PROBES = new Limits(new Amount(3, 100), new Amount(0.25, 2), 0.3, 1);

    /// By how full it is before the decoders, 0–1. A picture comes there a second or more after its
    /// probe began, so that many more may be under way than wait.
    static final Limits PICTURES = new Limits(new Amount(4, 10), new Amount(0, 0), 0.1, 0.5);

    /// Likewise, of those on which a camera's state waits.
    static final Limits DECISIVE = new Limits(new Amount(4, 10), new Amount(0, 0), 0.5, 0.9);

    private final Admission probes;
    private final Admission pictures;
    private final Admission decisive;
    private long postponed;

    /// Which pictures may be taken now. One that a person asks for is taken in any case.
    enum Pictures {
        NONE,
        /// Those on which a camera's state waits.
        DECISIVE,
        ALL
    }

    Admissions(EventLoopWatch loops, PictureExaminer examiner) {
        this.probes = new Admission(() -> loops.delay().toNanos() / 1e9, PROBES);
        this.pictures = new Admission(examiner::crowding, PICTURES);
        this.decisive = new Admission(examiner::crowding, DECISIVE);
    }

    void beginTurn(Demand demand) {
        probes.beginTurn(demand.probes(TURN));
        pictures.beginTurn(demand.pictures(TURN));
        decisive.beginTurn(demand.pictures(TURN));
    }

    /// Whether one more probe may start in this turn. When all pictures of the turn were begun
    /// though no decoder is behind, the next ones wait 20 ms, and not a whole interval.
    boolean admitProbe() {
        return probes.admits() && (pictures.admits() || pictures.lessens());
    }

    Pictures pictures() {
        if (pictures.admits()) {
            return Pictures.ALL;
        }
        return decisive.admits() ? Pictures.DECISIVE : Pictures.NONE;
    }

    void started(Start start) {
        probes.started();
        if (start.look() == Look.PICTURE) {
            pictures.started();
            decisive.started();
        } else if (start.postponesPicture()) {
            postponed++;
        }
    }

    /// The turns so far in which fewer probes might start than usual.
    long heldBack() {
        return probes.heldBack();
    }

    /// The probes so far that described a camera whose picture was due.
    long postponed() {
        return postponed;
    }
}
