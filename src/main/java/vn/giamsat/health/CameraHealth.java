package vn.giamsat.health;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giamsat.probe.FailureCode;
import vn.giamsat.probe.ProbeOutcome;
import vn.giamsat.probe.Rung;

/// What is held of a camera, folded from the outcomes of its probes. Pure: no clock, no database.
///
///     UNKNOWN ──2 up──▶ UP ──3 not up──▶ DEGRADED ──3 down──▶ DOWN ──2 not down──▶ DEGRADED
///     any ──2 up──▶ UP        any ──3 down, or a refused login──▶ DOWN
///
/// A refused login (AUTH_REJECTED) decides at once, because nobody will look again: asking twice
/// may lock the account.
///
/// @param since when the state began; null as long as nothing was judged
/// @param last the last probe that judged the camera; null when there was none
/// @param goodAt when the last probe began that found it up; null for none
public record CameraHealth(
        UUID cameraId,
        HealthState state,
        @Nullable Instant since,
        Streaks streaks,
        @Nullable Check last,
        @Nullable Instant goodAt) {
    /// What is remembered of a probe.
    ///
    /// @param reason null when it reached VERIFIED
    public record Check(Instant startedAt, Rung rung, @Nullable FailureCode reason) {
        boolean isFinal() {
            return reason != null && reason.stopsProbing();
        }
    }

    /// Of a camera that no probe has judged yet.
    public static CameraHealth unknown(UUID cameraId) {
        return new CameraHealth(cameraId, HealthState.UNKNOWN, null, Streaks.NONE, null, null);
    }

    /// The health after one more outcome. An outcome that is our own fault changes nothing.
    CameraHealth on(ProbeOutcome outcome, Hysteresis hysteresis) {
        return Judgement.of(outcome)
                .map(judgement -> judged(judgement, outcome, hysteresis))
                .orElse(this);
    }

    private CameraHealth judged(Judgement judgement, ProbeOutcome outcome, Hysteresis hysteresis) {
        var trace = outcome.trace();
        var check = new Check(trace.startedAt(), trace.reached(), reason(outcome));
        var counted = streaks.on(judgement);
        var next = check.isFinal() ? judgement.state() : hysteresis.next(state, counted);
        var began =
                next == state && since != null ? since : trace.startedAt().plus(trace.elapsed());
        var good = judgement == Judgement.UP ? trace.startedAt() : goodAt;
        return new CameraHealth(cameraId, next, began, counted, check, good);
    }

    private static @Nullable FailureCode reason(ProbeOutcome outcome) {
        return switch (outcome) {
            case ProbeOutcome.Live _ -> null;
            case ProbeOutcome.Stopped stopped -> stopped.failure().code();
            case ProbeOutcome.Unjudged unjudged -> unjudged.failure().code();
        };
    }

    /// Whether the last probe said another thing than the state, so that it is worth to look again
    /// soon.
    public boolean undecided() {
        return last != null
                && Judgement.of(last.reason()).map(said -> said.state() != state).orElse(false);
    }

    /// Whether who knows the other learns more from this than when it was found again. Another rung
    /// with the same reason is no news: not every probe wants to get as far.
    boolean tellsMoreThan(CameraHealth known) {
        var before = known.last();
        return before == null
                || last == null
                || state != known.state
                || last.reason() != before.reason()
                || undecided();
    }

    /// When the probe began whose login was refused; empty when the last one was not.
    public Optional<Instant> rejectedAt() {
        return Optional.ofNullable(last).filter(Check::isFinal).map(Check::startedAt);
    }
}
