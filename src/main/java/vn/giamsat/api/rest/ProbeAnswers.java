package vn.giamsat.api.rest;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;
import vn.giamsat.access.Viewer;
import vn.giamsat.health.HealthView;
import vn.giamsat.health.HealthViews;
import vn.giamsat.probe.ProbeOutcome;
import vn.giamsat.probe.schedule.ProbeRequests;

/// Probes that people ask for, for both APIs: the outcome with how well what it found is confirmed,
/// which the health of the camera tells, into which it is folded by then. Event loop.
@ApplicationScoped
public class ProbeAnswers {
    /// The database keeps microseconds.
    private static final Duration ROUNDING = Duration.ofMillis(1);

    private final ProbeRequests probes;
    private final HealthViews health;

    ProbeAnswers(ProbeRequests probes, HealthViews health) {
        this.probes = probes;
        this.health = health;
    }

    /// As [ProbeRequests#now]. While the database is away the outcome comes without confirmations.
    public Uni<OutcomeBody> now(UUID cameraId, Viewer viewer) {
        return probes.now(cameraId, viewer)
                .chain(
                        outcome ->
                                health.ofCamera(cameraId, viewer)
                                        .map(known -> answer(outcome, known))
                                        .onFailure()
                                        .recoverWithItem(() -> OutcomeBody.of(outcome)));
    }

    private static OutcomeBody answer(ProbeOutcome outcome, HealthView known) {
        var body = OutcomeBody.of(outcome);
        var checkedAt = known.checkedAt();
        return checkedAt != null
                        && Duration.between(checkedAt, body.startedAt()).abs().compareTo(ROUNDING)
                                < 0
                ? body.with(known.findings())
                : body;
    }
}
