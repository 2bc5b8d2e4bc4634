package vn.giamsat.probe.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import vn.giamsat.probe.Failure;
import vn.giamsat.probe.FailureCode;
import vn.giamsat.probe.ProbeOutcome;
import vn.giamsat.probe.Rung;

/// Outcomes that say nothing about the camera, because something is wrong with us.
final class OwnFault {
    private OwnFault() {}

    static ProbeOutcome of(UUID cameraId, Instant startedAt, String detail) {
        return of(cameraId, startedAt, Duration.ZERO, detail);
    }

    /// Takes the place of what a probe found.
    static ProbeOutcome insteadOf(ProbeOutcome found, String detail) {
        var trace = found.trace();
        return of(trace.cameraId(), trace.startedAt(), trace.elapsed(), detail);
    }

    static ProbeOutcome of(UUID cameraId, Instant startedAt, Duration elapsed, String detail) {
        return new ProbeOutcome.Unjudged(
                new ProbeOutcome.Trace(cameraId, startedAt, elapsed, Rung.NONE, Map.of()),
                new Failure(FailureCode.PROBE_SELF_DOWN, detail));
    }
}
