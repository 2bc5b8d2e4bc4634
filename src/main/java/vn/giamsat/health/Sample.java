package vn.giamsat.health;

import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giamsat.fleet.Term;
import vn.giamsat.probe.ProbeOutcome;
import vn.giamsat.probe.ProbeOutcome.Trace;
import vn.giamsat.probe.Rung;
import vn.giamsat.probe.StreamFacts;

/// What is kept of one probe for some days, and of all probes of an hour together for longer.
///
/// @param state of the camera after the probe; null when the probe was our own fault, whose trace
///     says nothing of the camera
/// @param stream null when the probe did not get so far
/// @param term under which it was found; when it is over, it is not written
record Sample(Trace trace, @Nullable HealthState state, @Nullable StreamFacts stream, Term term) {
    static Sample of(ProbeOutcome outcome, HealthState state, Term term) {
        return switch (outcome) {
            case ProbeOutcome.Live live -> new Sample(live.trace(), state, live.stream(), term);
            case ProbeOutcome.Stopped stopped ->
                    new Sample(stopped.trace(), state, stopped.stream(), term);
            case ProbeOutcome.Described described ->
                    new Sample(described.trace(), state, described.stream(), term);
            case ProbeOutcome.Unjudged unjudged -> new Sample(unjudged.trace(), null, null, term);
        };
    }

    UUID cameraId() {
        return trace.cameraId();
    }

    /// As the database has it; null when the probe was our own fault.
    @Nullable Short stateCode() {
        return state == null ? null : (short) state.ordinal();
    }

    /// Likewise.
    @Nullable Short rungCode() {
        return state == null ? null : (short) trace.reached().ordinal();
    }

    /// Milliseconds to the rung, 32,767 for more; null when it was not reached or the probe was
    /// our own fault.
    @Nullable Short milliseconds(Rung rung) {
        var timing = state == null ? null : trace.timings().get(rung);
        return timing == null ? null : small(timing);
    }

    private static short small(Duration timing) {
        return (short) Math.clamp(timing.toMillis(), 0, Short.MAX_VALUE);
    }

    /// Bits a second of the video payload; null when they were not seen.
    @Nullable Integer bits() {
        var seen = stream == null ? null : stream.bitsPerSecond();
        return seen == null ? null : Math.clamp(seen, 0, Integer.MAX_VALUE);
    }

    /// Frames a second; null when they were not seen.
    @Nullable Float frames() {
        var seen = stream == null ? null : stream.framesPerSecond();
        return seen == null ? null : seen.floatValue();
    }
}
