package vn.giamsat.api.rest;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giamsat.health.Finding;
import vn.giamsat.health.RungTiming;
import vn.giamsat.health.StreamView;
import vn.giamsat.probe.Failure;
import vn.giamsat.probe.FailureCode;
import vn.giamsat.probe.PictureFacts;
import vn.giamsat.probe.ProbeOutcome;
import vn.giamsat.probe.Rung;
import vn.giamsat.probe.StreamFacts;

/// What one probe learned.
///
/// @param rung the highest that was reached
/// @param reason why it stopped below VERIFIED; absent when it did not
/// @param findings all that it found wrong, the gravest first, which is the reason; at most 8
public record OutcomeBody(
        UUID cameraId,
        Instant startedAt,
        long elapsedMilliseconds,
        Rung rung,
        @Nullable FailureCode reason,
        @Nullable String detail,
        List<Finding> findings,
        List<RungTiming> timings,
        @Nullable StreamView stream,
        @Nullable PictureFacts picture) {
    public static OutcomeBody of(ProbeOutcome outcome) {
        return switch (outcome) {
            case ProbeOutcome.Live live ->
                    body(live.trace(), List.of(), live.stream(), live.picture());
            case ProbeOutcome.Described described ->
                    body(described.trace(), List.of(), described.stream(), null);
            case ProbeOutcome.Stopped stopped ->
                    body(stopped.trace(), stopped.failures(), stopped.stream(), stopped.picture());
            case ProbeOutcome.Unjudged unjudged ->
                    body(unjudged.trace(), List.of(unjudged.failure()), null, null);
        };
    }

    private static OutcomeBody body(
            ProbeOutcome.Trace trace,
            List<Failure> failures,
            @Nullable StreamFacts stream,
            @Nullable PictureFacts picture) {
        var failure = failures.isEmpty() ? null : failures.getFirst();
        return new OutcomeBody(
                trace.cameraId(),
                trace.startedAt(),
                trace.elapsed().toMillis(),
                trace.reached(),
                failure == null ? null : failure.code(),
                failure == null || failure.detail().isEmpty() ? null : failure.detail(),
                failures.stream().map(Finding::of).toList(),
                timings(trace),
                stream == null ? null : StreamView.of(stream),
                picture);
    }

    /// The same with what is counted by now.
    OutcomeBody with(List<Finding> counted) {
        return new OutcomeBody(
                cameraId,
                startedAt,
                elapsedMilliseconds,
                rung,
                reason,
                detail,
                counted,
                timings,
                stream,
                picture);
    }

    private static List<RungTiming> timings(ProbeOutcome.Trace trace) {
        return trace.timings().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> new RungTiming(entry.getKey(), entry.getValue().toMillis()))
                .toList();
    }
}
