package vn.giamsat.probe.rtsp;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import vn.giamsat.probe.FailureCode;
import vn.giamsat.probe.FailureCode.Effect;
import vn.giamsat.probe.ProbeTarget;
import vn.giamsat.probe.Reception;
import vn.giamsat.probe.Rung;
import vn.giamsat.probe.StreamHabits;

/// What probes learn of how a camera's stream comes, and expect of it the next time. From any
/// thread.
final class CameraHabits {
    private final Duration usualKeyFrameWait;
    private final StreamHabits known;

    /// What one stream does.
    ///
    /// @param carrier of its media
    /// @param late whether its key frames may be further apart than a probe usually waits (smart
    ///     codecs, at night)
    record Habit(Carrier carrier, boolean late) {
        static final Habit USUAL = new Habit(Carrier.TCP, false);

        /// That of a call over another carrier.
        Habit over(Carrier other) {
            return other == carrier ? this : new Habit(other, late);
        }
    }

    /// @param usualKeyFrameWait how long a probe waits for a key frame, from the first packet on
    /// @param known what is remembered
    CameraHabits(Duration usualKeyFrameWait, StreamHabits known) {
        this.usualKeyFrameWait = usualKeyFrameWait;
        this.known = known;
    }

    /// What to expect of a stream.
    Habit of(ProbeTarget target) {
        var habit = known.of(target.cameraId(), target.address());
        var carrier = habit.overUdp() ? Carrier.UDP : Carrier.TCP;
        return habit.late() ? new Habit(carrier, true) : Habit.USUAL.over(carrier);
    }

    /// Learns from a call that asked for media over this carrier.
    ///
    /// @param receiving whether a packet came
    void learn(ProbeTarget target, Carrier carrier, boolean receiving, Reception reception) {
        var before = of(target);
        var now = carrier(before.carrier(), carrier, receiving, reception);
        known.learn(
                target.cameraId(),
                target.address(),
                new StreamHabits.Habit(now == Carrier.UDP, isLate(before.late(), reception)));
    }

    /// What brought packets is asked for again; UDP that brought none is not.
    private static Carrier carrier(
            Carrier before, Carrier asked, boolean receiving, Reception reception) {
        if (receiving) {
            return asked;
        }
        var failure = reception.failure();
        return failure == null || failure.code().effect() == Effect.NONE ? before : Carrier.TCP;
    }

    private boolean isLate(boolean before, Reception reception) {
        var failure = reception.failure();
        if (failure != null && failure.code() == FailureCode.NO_KEYFRAME) {
            return true;
        }
        var wait = keyFrameWait(reception);
        return wait == null ? before : wait.compareTo(usualKeyFrameWait) > 0;
    }

    private static @Nullable Duration keyFrameWait(Reception reception) {
        var first = reception.timings().get(Rung.RECEIVING);
        var keyFrame = reception.timings().get(Rung.KEYFRAME);
        return first == null || keyFrame == null ? null : keyFrame.minus(first);
    }
}
