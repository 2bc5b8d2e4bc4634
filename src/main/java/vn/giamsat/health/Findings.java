package vn.giamsat.health;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.giamsat.probe.PictureFacts;
import vn.giamsat.probe.ProbeOutcome;
import vn.giamsat.probe.ProbeOutcome.Trace;
import vn.giamsat.probe.Snapshot;
import vn.giamsat.probe.StreamFacts;

/// What a judged probe found, as it is stored. Only kept until it is written.
///
/// @param detail more about the reason; without control characters, which `jsonb` refuses
record Findings(
        Duration elapsed,
        List<RungTiming> timings,
        @Nullable String detail,
        @Nullable StreamView stream,
        @Nullable PictureFacts picture) {
    private static final int MAX_DETAIL = 500;

    static Findings of(ProbeOutcome outcome) {
        return switch (outcome) {
            case ProbeOutcome.Live live -> of(live.trace(), null, live.stream(), live.picture());
            case ProbeOutcome.Described described ->
                    of(described.trace(), null, described.stream(), null);
            case ProbeOutcome.Stopped stopped ->
                    of(
                            stopped.trace(),
                            stopped.failure().detail(),
                            stopped.stream(),
                            stopped.picture());
            case ProbeOutcome.Unjudged unjudged ->
                    of(unjudged.trace(), unjudged.failure().detail(), null, null);
        };
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
            @Nullable String detail,
            @Nullable StreamFacts stream,
            @Nullable PictureFacts picture) {
        return new Findings(
                trace.elapsed(),
                timings(trace),
                printable(detail),
                stream == null ? null : StreamView.of(stream),
                picture);
    }

    private static List<RungTiming> timings(Trace trace) {
        return trace.timings().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(rung -> new RungTiming(rung.getKey(), rung.getValue().toMillis()))
                .toList();
    }

    private static @Nullable String printable(@Nullable String detail) {
        if (detail == null || detail.isBlank()) {
            return null;
        }
        var clean = detail.replaceAll("\\p{Cntrl}", " ");
        return clean.length() <= MAX_DETAIL ? clean : clean.substring(0, MAX_DETAIL);
    }
}
