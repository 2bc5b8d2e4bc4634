package vn.giamsat.probe.rtsp;

import vn.giamsat.probe.Failure;
import vn.giamsat.probe.FailureCode;
import vn.giamsat.probe.Ownership;
import vn.giamsat.probe.ProbeTarget;
import vn.giamsat.probe.StreamReceiver.Depth;
import vn.giamsat.probe.rtsp.CameraHabits.Habit;

/// What a call is to find out, what to expect, and what was found before.
///
/// @param alarm of the probe, which the call alone sets as long as it lasts
record Task(
        ProbeTarget target,
        Depth depth,
        Habit habit,
        Ownership.Claim claim,
        Findings findings,
        Alarm alarm) {
    /// Why nothing more is said to a camera that may be another's.
    static final Failure NOT_OURS =
            new Failure(FailureCode.PROBE_SELF_DOWN, "the camera may be another replica's");

    /// How long to wait for what.
    ReceiverSettings settings(ReceiverSettings usual) {
        return habit.late() ? usual.with(usual.timeouts().patient()) : usual;
    }
}
