package vn.giamsat.api.rest;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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
public record OutcomeBody(
        UUID cameraId,
        Instant startedAt,
        long elapsedMilliseconds,
        Rung rung,
        @Nullable FailureCode reason,
        @Nullable String detail,
        List<RungTiming> timings,
        @Nullable StreamView stream,
        @Nullable PictureFacts picture) {
    public static OutcomeBody of(ProbeOutcome outcome) {
        return switch (outcome) {
            case ProbeOutcome.Live live -> body(live.trace(), null, live.stream(), live.picture());
            case ProbeOutcome.Described described ->
                    body(described.trace(), null, described.stream(), null);
            case ProbeOutcome.Stopped stopped ->
                    body(stopped.trace(), stopped.failure(), stopped.stream(), stopped.picture());
            case ProbeOutcome.Unjudged unjudged ->
                    body(unjudged.trace(), unjudged.failure(), null, null);
        };
    }

    private static OutcomeBody body(
            ProbeOutcome.Trace trace,
            @Nullable Failure failure,
            @Nullable StreamFacts stream,
            @Nullable PictureFacts picture) {
        var detail =
                failure == null || failure.detail() == null || failure.detail().isEmpty()
                        ? null
                        : failure.detail();
        return new OutcomeBody(
                trace.cameraId(),
                trace.startedAt(),
                trace.elapsed().toMillis(),
                trace.reached(),
                failure == null ? null : failure.code(),
                detail,
                timings(trace),
                stream == null ? null : StreamView.of(stream),
                picture);
    }

    private static List<RungTiming> timings(ProbeOutcome.Trace trace) {
        return trace.timings().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> new RungTiming(entry.getKey(), entry.getValue().toMillis()))
                .toList();
    }
}
