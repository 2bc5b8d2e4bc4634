package vn.giamsat.probe;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What one probe learned about a camera. A probe that fails is data too, never an exception.
public sealed interface ProbeOutcome {
    Trace trace();

    /// The way of the probe, whatever its end.
    ///
    /// @param reached the highest rung
    /// @param timings for each rung that was reached, the time from the start
    record Trace(
            UUID cameraId,
            Instant startedAt,
            Duration elapsed,
            Rung reached,
            Map<Rung, Duration> timings) {
        public Trace {
            timings = Map.copyOf(timings);
        }
    }

    /// A picture was decoded and is as it should be.
    record Live(Trace trace, StreamFacts stream, PictureFacts picture, Snapshot snapshot)
            implements ProbeOutcome {}

    /// The stream was described (and sent, if that was asked for) as it should be. Nobody looked at
    /// the picture.
    ///
    /// @param tracks what the description offers, in the camera's order; empty when it is that of
    ///     a sub-stream because the main stream was busy
    record Described(Trace trace, StreamFacts stream, String tracks) implements ProbeOutcome {}

    /// Something is wrong on the camera's side, or between it and us. What was learned before is
    /// kept.
    ///
    /// @param failures all that is wrong, the gravest first: more than one only where a picture was
    ///     decoded; at least one, at most [Explanation#MOST]
    record Stopped(
            Trace trace,
            List<Failure> failures,
            @Nullable StreamFacts stream,
            @Nullable PictureFacts picture,
            @Nullable Snapshot snapshot)
            implements ProbeOutcome {
        public Stopped {
            failures = List.copyOf(failures);
            if (failures.isEmpty() || failures.size() > Explanation.MOST) {
                throw new IllegalArgumentException(failures.size() + " failures");
            }
        }

        public Stopped(
                Trace trace,
                Failure failure,
                @Nullable StreamFacts stream,
                @Nullable PictureFacts picture,
                @Nullable Snapshot snapshot) {
            this(trace, List.of(failure), stream, picture, snapshot);
        }

        /// The gravest.
        public Failure failure() {
            return failures.getFirst();
        }
    }

    /// Our own fault; it says nothing about the camera and changes nothing.
    record Unjudged(Trace trace, Failure failure) implements ProbeOutcome {}
}
