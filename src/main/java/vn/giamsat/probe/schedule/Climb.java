package vn.giamsat.probe.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.giamsat.probe.Expectation;
import vn.giamsat.probe.Failure;
import vn.giamsat.probe.FailureCode;
import vn.giamsat.probe.PictureExaminer.Examination;
import vn.giamsat.probe.ProbeOutcome;
import vn.giamsat.probe.ProbeOutcome.Described;
import vn.giamsat.probe.ProbeOutcome.Live;
import vn.giamsat.probe.ProbeOutcome.Stopped;
import vn.giamsat.probe.ProbeOutcome.Trace;
import vn.giamsat.probe.ProbeOutcome.Unjudged;
import vn.giamsat.probe.ProbeTarget;
import vn.giamsat.probe.Reception;
import vn.giamsat.probe.Rung;
import vn.giamsat.probe.StreamFacts;

/// One probe on its way: puts what its two halves found together into one outcome.
///
/// @param startedNanos of `System.nanoTime`
/// @param checks what the stream is held against
/// @param main how the main stream was described, or that it was busy, when the picture is the
///     sub-stream's; else null
record Climb(
        ProbeTarget target,
        Instant startedAt,
        long startedNanos,
        StreamChecks checks,
        @Nullable Reception main) {
    Climb(ProbeTarget target, Instant startedAt, long startedNanos, StreamChecks checks) {
        this(target, startedAt, startedNanos, checks, null);
    }

    Climb behind(@Nullable Reception described) {
        return new Climb(target, startedAt, startedNanos, checks, described);
    }

    /// The network half ended, and no picture was asked for.
    ProbeOutcome described(Reception reception) {
        var failure = reception.failure();
        if (failure != null) {
            return stopped(reception, failure);
        }
        return new Described(
                trace(reception.reached(), reception.timings()),
                Objects.requireNonNull(reception.stream(), "a description without facts"),
                Objects.requireNonNullElse(reception.tracks(), ""));
    }

    /// The same by the sub-stream, as the main stream is busy. Its description is no other one of
    /// the main stream: no tracks are told.
    ProbeOutcome describedInstead(Reception busy, Reception sub) {
        var stream = sub.stream();
        return sub.failure() != null || stream == null
                ? described(busy)
                : new Described(trace(sub.reached(), sub.timings()), stream, "");
    }

    /// The network half ended without a picture.
    ProbeOutcome stopped(Reception reception, Failure failure) {
        var trace = trace(reception.reached(), reception.timings());
        return failure.code().effect() == FailureCode.Effect.NONE
                ? new Unjudged(trace, failure)
                : new Stopped(trace, failure, reception.stream(), null, null);
    }

    /// Both halves ended.
    ProbeOutcome examined(Reception reception, StreamFacts stream, Examination examination) {
        return switch (examination) {
            case Examination.Seen seen -> seen(reception, stream, seen);
            case Examination.Undecodable(var failure) -> stopped(reception, failure);
            case Examination.Busy _ ->
                    stopped(reception, new Failure(FailureCode.PROBE_BUSY, "no decoder was free"));
        };
    }

    private ProbeOutcome seen(Reception reception, StreamFacts stream, Examination.Seen seen) {
        var timings = with(reception.timings(), Rung.DECODED);
        var failures = failures(stream, seen);
        return failures.isEmpty()
                ? new Live(
                        trace(Rung.VERIFIED, with(timings, Rung.VERIFIED)),
                        stream,
                        seen.facts(),
                        seen.snapshot())
                : new Stopped(
                        trace(Rung.DECODED, timings),
                        failures,
                        stream,
                        seen.facts(),
                        seen.snapshot());
    }

    /// What is expected is said of the main stream.
    private List<Failure> failures(StreamFacts stream, Examination.Seen seen) {
        if (main == null) {
            return checks.failures(target.expected(), stream, seen);
        }
        var described = main.stream();
        return described == null
                ? checks.failures(Expectation.ANYTHING, stream, seen)
                : checks.failures(target.expected(), described, stream, seen);
    }

    /// A bug of ours.
    ProbeOutcome selfDown(String detail) {
        return new Unjudged(
                trace(Rung.NONE, Map.of()), new Failure(FailureCode.PROBE_SELF_DOWN, detail));
    }

    private Map<Rung, Duration> with(Map<Rung, Duration> timings, Rung rung) {
        var all = new EnumMap<Rung, Duration>(Rung.class);
        all.putAll(timings);
        all.put(rung, elapsed());
        return all;
    }

    private Trace trace(Rung reached, Map<Rung, Duration> timings) {
        return new Trace(target.cameraId(), startedAt, elapsed(), reached, timings);
    }

    Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - startedNanos);
    }
}
