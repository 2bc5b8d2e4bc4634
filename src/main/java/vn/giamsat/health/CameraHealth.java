package vn.giamsat.health;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giamsat.probe.Failure;
import vn.giamsat.probe.FailureCode;
import vn.giamsat.probe.ProbeOutcome;
import vn.giamsat.probe.ProbeOutcome.Described;
import vn.giamsat.probe.Rung;

/// What is held of a camera, folded from the outcomes of its probes. Pure: no clock, no database.
///
///     UNKNOWN ──2 up──▶ UP ──3 not up──▶ DEGRADED ──3 down──▶ DOWN ──2 not down──▶ DEGRADED
///     any ──2 up──▶ UP        any ──3 down, or a refused login──▶ DOWN
///
/// A verdict on pictures need not come in a row: 3 of the last 5 pictures are enough, so that what
/// comes and goes is told; each verdict counts for itself, whatever else was wrong with a picture.
/// They are counted anew once the camera is UP again: it takes as many bad ones as the first time,
/// and no camera changes its state more often for it than every five pictures. What was found too
/// long before a probe ([Hysteresis#memory]) does not count beside it, in a row or not: after a
/// week out of service the camera begins anew, in the state that it had.
///
/// The reason that is told with a change is the verdict that is confirmed so; when probes in a row
/// found this and that, it is what most of them found, and of what was found as often the latest
/// ([Cause]). Not what the last one found: of three probes that may be a chance.
///
/// A refused login (AUTH_REJECTED) decides at once, because nobody will look again: asking twice
/// may lock the account.
///
/// Only pictures make a camera UP or DEGRADED. A description that fails counts as any failure; one
/// that succeeds changes no state: it confirms what the last picture showed, or it asks for another
/// picture ([#wantsPicture]), which then decides.
///
/// @param since when the state began; null as long as nothing was judged
/// @param recent what the last pictures were like
/// @param checks the last probes that judged it, since one agreed with its state
/// @param last the last probe that judged the camera, so never a description that succeeded; null
///     when there was none
/// @param goodAt when the last probe began that found it up; null for none
public record CameraHealth(
        UUID cameraId,
        HealthState state,
        @Nullable Instant since,
        Streaks streaks,
        RecentPictures recent,
        RecentChecks checks,
        @Nullable Check last,
        @Nullable Instant goodAt) {
    /// What is remembered of a probe.
    ///
    /// @param failures what it found wrong, the gravest first; none when it reached VERIFIED
    public record Check(Instant startedAt, Rung rung, List<Failure> failures) {
        public Check {
            failures = failures.stream().map(Failure::withoutDetail).toList();
        }

        /// The gravest; null when nothing is wrong.
        public @Nullable FailureCode reason() {
            return failures.isEmpty() ? null : failures.getFirst().code();
        }

        List<FailureCode> codes() {
            return failures.stream().map(Failure::code).toList();
        }

        boolean isFinal() {
            return codes().stream().anyMatch(FailureCode::stopsProbing);
        }
    }

    /// Of a camera that no probe has judged yet.
    public static CameraHealth unknown(UUID cameraId) {
        return new CameraHealth(
                cameraId,
                HealthState.UNKNOWN,
                null,
                Streaks.NONE,
                RecentPictures.NONE,
                RecentChecks.NONE,
                null,
                null);
    }

    /// The health after one more outcome. An outcome that is our own fault changes nothing.
    CameraHealth on(ProbeOutcome outcome, Hysteresis hysteresis) {
        if (outcome instanceof Described described) {
            return isNews(described) ? answered() : this;
        }
        return Judgement.of(outcome)
                .map(judgement -> judged(judgement, outcome, hysteresis))
                .orElse(this);
    }

    private CameraHealth judged(Judgement judgement, ProbeOutcome outcome, Hysteresis hysteresis) {
        var trace = outcome.trace();
        var check = new Check(trace.startedAt(), trace.reached(), failures(outcome));
        var counted = streaksUntil(check, hysteresis).on(judgement);
        var pictures = pictures(check, hysteresis);
        var next =
                check.isFinal()
                        ? judgement.state()
                        : hysteresis.next(state, counted, pictures, check.codes());
        var began =
                next == state && since != null
                        ? since
                        : notBeforeSince(trace.startedAt().plus(trace.elapsed()));
        var good = judgement == Judgement.UP ? trace.startedAt() : goodAt;
        var recovered = next == HealthState.UP && state != HealthState.UP;
        var recalled = recovered ? RecentPictures.NONE : pictures;
        var agreed = next == state && judgement.state() == state;
        var checked = agreed ? RecentChecks.NONE : checks.with(check);
        return new CameraHealth(cameraId, next, began, counted, recalled, checked, check, good);
    }

    /// A clock that is set back must not let the history of a camera run backwards: a state would
    /// last from its end to its beginning, and the last one that is told would be the one before.
    private Instant notBeforeSince(Instant at) {
        return since == null || at.isAfter(since) ? at : since;
    }

    /// Those of long ago are none in a row with it.
    private Streaks streaksUntil(Check check, Hysteresis hysteresis) {
        var oldest = check.startedAt().minus(hysteresis.memory());
        return last == null || last.startedAt().isBefore(oldest) ? Streaks.NONE : streaks;
    }

    private RecentPictures pictures(Check check, Hysteresis hysteresis) {
        return check.rung().compareTo(Rung.DECODED) < 0
                ? recent
                : recent.with(
                        new RecentPictures.Picture(check.startedAt(), check.codes()), hysteresis);
    }

    /// Failures before and after it are none in a row.
    private CameraHealth answered() {
        return new CameraHealth(
                cameraId,
                state,
                since,
                streaks.answered(),
                recent,
                checks.without(streaks.down()),
                last,
                goodAt);
    }

    /// Whether it got further than the last probe: what stopped that one is over.
    private boolean isNews(Described described) {
        return last == null || described.trace().reached().compareTo(last.rung()) > 0;
    }

    /// Whether a description that succeeded leaves open how the camera is, so that a picture should
    /// be taken at once: it is DOWN or was never judged, it was about to change its state, or what
    /// stopped the last probe is over. A picture that was bad is not: its next turn comes.
    public boolean wantsPicture(Described described) {
        return last == null || state == HealthState.DOWN || undecided() || isNews(described);
    }

    /// Whether a description that succeeded is the first one so long after the last change, so that
    /// a picture should be taken: a camera that flapped is steady when that finds the same, however
    /// far its next picture is.
    boolean mayBeSteady(Described described, Duration after) {
        if (since == null || last == null) {
            return false;
        }
        var steady = since.plus(after);
        return last.startedAt().isBefore(steady) && !described.trace().startedAt().isBefore(steady);
    }

    /// Whether the camera is DOWN and nothing speaks for its return.
    public boolean staysDown() {
        return state == HealthState.DOWN && streaks.down() > 0;
    }

    private static List<Failure> failures(ProbeOutcome outcome) {
        return switch (outcome) {
            case ProbeOutcome.Live _, ProbeOutcome.Described _ -> List.of();
            case ProbeOutcome.Stopped stopped -> stopped.failures();
            case ProbeOutcome.Unjudged unjudged -> List.of(unjudged.failure());
        };
    }

    /// Whether the last probe said another thing than the state, so that it is worth to look again
    /// soon.
    public boolean undecided() {
        return last != null
                && Judgement.of(last.reason()).map(said -> said.state() != state).orElse(false);
    }

    /// Whether who knows the other learns more from this than when it was found again. Another rung
    /// with the same findings is no news: not every probe wants to get as far.
    boolean tellsMoreThan(CameraHealth known) {
        var before = known.last();
        return before == null
                || last == null
                || state != known.state
                || !last.codes().equals(before.codes())
                || last.isFinal() // or the refused login would be shown again after a restart
                || undecided();
    }

    /// When the probe began whose login was refused; empty when the last one was not.
    public Optional<Instant> rejectedAt() {
        return Optional.ofNullable(last).filter(Check::isFinal).map(Check::startedAt);
    }
}
