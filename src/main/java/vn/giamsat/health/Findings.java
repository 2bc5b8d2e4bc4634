package vn.giamsat.health;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.giamsat.probe.Failure;
import vn.giamsat.probe.PictureFacts;
import vn.giamsat.probe.ProbeOutcome;
import vn.giamsat.probe.ProbeOutcome.Trace;
import vn.giamsat.probe.Snapshot;
import vn.giamsat.probe.StreamFacts;

/// What a judged probe found, as it is stored. Only kept until it is written.
///
/// @param failures what is wrong, the gravest first; not counted yet
record Findings(
        Duration elapsed,
        List<RungTiming> timings,
        List<Finding> failures,
        @Nullable StreamView stream,
        @Nullable PictureFacts picture) {
    static Findings of(ProbeOutcome outcome) {
        return switch (outcome) {
            case ProbeOutcome.Live live ->
                    of(live.trace(), List.of(), live.stream(), live.picture());
            case ProbeOutcome.Described described ->
                    of(described.trace(), List.of(), described.stream(), null);
            case ProbeOutcome.Stopped stopped ->
                    of(stopped.trace(), stopped.failures(), stopped.stream(), stopped.picture());
            case ProbeOutcome.Unjudged unjudged ->
                    of(unjudged.trace(), List.of(unjudged.failure()), null, null);
        };
    }

    /// More about the gravest.
    @Nullable String detail() {
        return failures.isEmpty() ? null : failures.getFirst().detail();
    }

    /// The picture that the probe decoded, or null.
    static @Nullable Snapshot snapshot(ProbeOutcome outcome) {
        return switch (outcome) {
            case ProbeOutcome.Live live -> live.snapshot();
            case ProbeOutcome.Stopped stopped -> stopped.snapshot();
            case ProbeOutcome.Described _, ProbeOutcome.Unjudged _ -> null;
        };
    }

    private static Findings of(
            Trace trace,
            List<Failure> failures,
            @Nullable StreamFacts stream,
            @Nullable PictureFacts picture) {
        return new Findings(
                trace.elapsed(),
                timings(trace),
                failures.stream().map(Finding::of).toList(),
                stream == null ? null : StreamView.of(stream),
                picture);
    }

    private static List<RungTiming> timings(Trace trace) {
        return trace.timings().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(rung -> new RungTiming(rung.getKey(), rung.getValue().toMillis()))
                .toList();
    }
}
