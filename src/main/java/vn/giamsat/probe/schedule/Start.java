package vn.giamsat.probe.schedule;

import java.time.Duration;
import vn.giamsat.probe.Look;
import vn.giamsat.probe.ProbeOutcome;
import vn.giamsat.probe.ProbeOutcome.Stopped;
import vn.giamsat.probe.ProbeOutcome.Unjudged;
import vn.giamsat.registry.ProbeTargets.Watched;

/// A probe that the timetable lets start now. It holds its lane until it is finished.
///
/// @param camera as it was known at the start
record Start(Watched camera, Look look, Timing timing, PlannedCamera planned, Lane lane) {
    /// How late a probe starts.
    ///
    /// @param latenessNanos since the camera was due
    /// @param late whether that is more than `giamsat.schedule.late-after`
    /// @param overdue whether its round takes over twice its time, and that is our own fault
    /// @param postponesPicture whether it takes no picture though one is due
    record Timing(long latenessNanos, boolean late, boolean overdue, boolean postponesPicture) {}

    Duration lateness() {
        return Duration.ofNanos(timing.latenessNanos());
    }

    boolean postponesPicture() {
        return timing.postponesPicture();
    }

    /// What was found, or our own fault in its place: who is too late with everything is no judge
    /// of others. A refused login counts all the same, as in [SelfCheck].
    ProbeOutcome counted(ProbeOutcome found) {
        return timing.overdue() && !refusesLogin(found)
                ? OwnFault.insteadOf(found, "the round took over twice its time")
                : found;
    }

    /// What comes next. Of cameras that fail while we are late, nothing counts, but they are left
    /// alone for a while as if they were down: probes that wait for silent cameras are what keeps
    /// others waiting, and would do so for ever. Nor is a second look that came to nothing taken
    /// again soon: the camera's next turn takes it up.
    Next next(ProbeOutcome found, Next judged) {
        if (timing.overdue() && found instanceof Stopped && judged != Next.REST) {
            return Next.BACK_OFF;
        }
        var lost = counted(found) instanceof Unjudged;
        return timing.late() && lost && judged == Next.RECHECK ? Next.UNDONE : judged;
    }

    private static boolean refusesLogin(ProbeOutcome found) {
        return found instanceof Stopped stopped && stopped.failure().code().stopsProbing();
    }
}
