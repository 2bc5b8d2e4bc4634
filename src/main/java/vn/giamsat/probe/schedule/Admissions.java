package vn.giamsat.probe.schedule;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import vn.giamsat.probe.Look;
import vn.giamsat.probe.PictureExaminer;

/// How many probes may start in a turn of the scheduler, and how many of them may take a picture.
///
/// What runs feeds the event loops; where more runs than they have time for, every probe takes
/// longer, limits run out, the lease is renewed too late, and nothing is finished sooner. A quarter
/// of what is usual starts in any case, and all while it is little: a loop may be behind for other
/// reasons, as while all cameras are read anew, and cameras must be watched all the same. How many
/// run tells nothing of that: a silent camera holds its place for many seconds and costs no loop
/// anything.
///
/// A picture that waits for a decoder in vain was received in vain, and a fleet that was late owes
/// many. None is begun while the decoders are half as far behind as they may be: the camera is
/// described instead, and its picture stays due. Confined to the scheduler's loop.
@ApplicationScoped
class Admissions {
    static final Duration TURN = Duration.ofMillis(20);

    /// Of few cameras 5,000 start in a second, or 100. Fewer than usual when the latest loop is
    /// 300 ms behind; at a second the fewest: below the limits of a probe and half of the lease,
    /// which take several rounds of a loop each.
    static final Admission.Limits PROBES = new Admission.Limits(3, 100, 0.25, 2, 0.3, 1);

    /// Of few cameras 500 in a second. A picture comes to the decoders a second or more after its
    /// probe began, so that many more may be under way than wait.
    static final Admission.Limits PICTURES = new Admission.Limits(4, 10, 0, 0, 0.1, 0.5);

    private final Admission probes;
    private final Admission pictures;
    private long postponed;

    Admissions(EventLoopWatch loops, PictureExaminer examiner) {
        this.probes = new Admission(() -> loops.delay().toNanos() / 1e9, PROBES);
        this.pictures = new Admission(examiner::crowding, PICTURES);
    }

    void beginTurn(Timetable timetable) {
        probes.beginTurn(timetable.due(TURN));
        pictures.beginTurn(timetable.picturesDue(TURN));
    }

    boolean admitProbe() {
        return probes.admits();
    }

    boolean admitPicture() {
        return pictures.admits();
    }

    void started(Start start) {
        probes.started();
        if (start.look() == Look.PICTURE) {
            pictures.started();
        }
        if (start.planned().postponesPicture) {
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
