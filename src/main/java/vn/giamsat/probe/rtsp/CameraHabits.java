package vn.giamsat.probe.rtsp;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giamsat.probe.FailureCode;
import vn.giamsat.probe.FailureCode.Effect;
import vn.giamsat.probe.ProbeTarget;
import vn.giamsat.probe.Reception;
import vn.giamsat.probe.Rung;
import vn.giamsat.probe.StreamAddress;

/// In what streams of cameras differ from most others, so that not each probe finds it out anew. In
/// memory, of the process that probes them; the stream that was asked longest ago is forgotten when
/// there are too many, and so is one whose address changed. From any thread.
final class CameraHabits {
    private static final int MOST = 16_384;

    private final Duration usualKeyFrameWait;
    private final Map<Stream, Habit> known =
            Collections.synchronizedMap(
                    new LinkedHashMap<>(16, 0.75f, true) {
                        @Override
                        protected boolean removeEldestEntry(Map.Entry<Stream, Habit> eldest) {
                            return size() > MOST;
                        }
                    });

    /// One of a camera: its main and its sub-stream take turns.
    private record Stream(UUID cameraId, StreamAddress address) {
        static Stream of(ProbeTarget target) {
            return new Stream(target.cameraId(), target.address());
        }

        /// Written out: a native image interprets what records get by themselves.
        @Override
        public boolean equals(Object other) {
            return other instanceof Stream stream
                    && cameraId.equals(stream.cameraId)
                    && address.equals(stream.address);
        }

        @Override
        public int hashCode() {
            return cameraId.hashCode() ^ address.hashCode();
        }
    }

    /// What one stream does.
    ///
    /// @param carrier of its media
    /// @param late whether its key frames may be further apart than a probe usually waits (smart
    ///     codecs, at night)
    record Habit(Carrier carrier, boolean late) {
        static final Habit USUAL = new Habit(Carrier.TCP, false);

        boolean isUsual() {
            return carrier == USUAL.carrier && late == USUAL.late;
        }
    }

    /// @param usualKeyFrameWait how long a probe waits for a key frame, from the first packet on
    CameraHabits(Duration usualKeyFrameWait) {
        this.usualKeyFrameWait = usualKeyFrameWait;
    }

    /// What to expect of a stream.
    Habit of(ProbeTarget target) {
        var habit = known.get(Stream.of(target));
        return habit == null ? Habit.USUAL : habit;
    }

    /// Learns from a call that asked for media over this carrier.
    ///
    /// @param receiving whether a packet came
    void learn(ProbeTarget target, Carrier carrier, boolean receiving, Reception reception) {
        var before = of(target);
        var habit =
                new Habit(
                        carrier(before.carrier(), carrier, receiving, reception),
                        isLate(before.late(), reception));
        if (habit.isUsual()) {
            known.remove(Stream.of(target));
        } else {
            known.put(Stream.of(target), habit);
        }
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
