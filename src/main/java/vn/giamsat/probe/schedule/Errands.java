package vn.giamsat.probe.schedule;

import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.json.JsonObject;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;
import vn.giamsat.fleet.Hearer;
import vn.giamsat.fleet.Notices;
import vn.giamsat.fleet.Tenure;
import vn.giamsat.probe.ProbeOutcome;
import vn.giamsat.shared.ErrorCode;
import vn.giamsat.shared.Ids;
import vn.giamsat.shared.Problem;

/// Has a camera probed where it is owned, whichever replica was asked: who does not own it says so
/// to all, who does probes and says what it found. It is said again every two seconds, because
/// whoever owned the camera may be gone, or nobody may have owned it yet. Confined to the
/// scheduler's loop.
@ApplicationScoped
class Errands implements Hearer {
    private static final Logger LOG = Logger.getLogger(Errands.class);
    private static final String ASKED = "giamsat_probe_asked";
    private static final String ANSWERED = "giamsat_probe_answered";
    private static final Duration AGAIN_AFTER = Duration.ofSeconds(2);

    /// For a dead replica's cameras to be taken over, beside the probe itself.
    private static final Duration OWNED_WITHIN = Duration.ofSeconds(20);

    private final SchedulerLoop loop;
    private final AskedProbes probes;
    private final Notices notices;
    private final Tenure tenure;
    private final Duration limit;
    private final Map<UUID, Errand> waiting = new HashMap<>();
    private final Set<UUID> serving = new HashSet<>();

    Errands(
            SchedulerLoop loop,
            AskedProbes probes,
            Notices notices,
            Tenure tenure,
            ScheduleConfig config) {
        this.loop = loop;
        this.probes = probes;
        this.notices = notices;
        this.tenure = tenure;
        this.limit = config.deadline().plus(OWNED_WITHIN);
    }

    /// As for those that are probed here, who accepted the question answers it.
    void stop(@Observes @Priority(1) ShutdownEvent shutdown) {
        loop.run(
                () ->
                        List.copyOf(waiting.values())
                                .forEach(errand -> unjudged(errand, "the service stops")));
    }

    private void unjudged(Errand errand, String detail) {
        errand.asker().complete(OwnFault.of(errand.cameraId(), loop.now(), detail));
    }

    /// @param id names it to the other replicas
    private record Errand(
            UUID id, UUID cameraId, UniEmitter<? super ProbeOutcome> asker, long endsNanos) {}

    /// The outcome, once it is folded into the camera's health and written where that is possible.
    ///
    /// @throws Problem NOT_FOUND, CAMERA_NOT_IN_SERVICE
    Uni<ProbeOutcome> probe(UUID cameraId) {
        return Uni.createFrom().emitter(asker -> loop.run(() -> begin(cameraId, asker)));
    }

    private void begin(UUID cameraId, UniEmitter<? super ProbeOutcome> asker) {
        var ends = System.nanoTime() + limit.toNanos();
        var errand = new Errand(Ids.fresh(), cameraId, asker, ends);
        waiting.put(errand.id(), errand);
        asker.onTermination(() -> loop.run(() -> waiting.remove(errand.id())));
        run(errand);
    }

    private void run(Errand errand) {
        if (!waiting.containsKey(errand.id())) {
            return;
        }
        var id = errand.cameraId();
        if (tenure.has(id)) {
            probes.probe(id)
                    .emitOn(loop::run)
                    .subscribe()
                    .with(errand.asker()::complete, failure -> failed(errand, failure));
        } else if (System.nanoTime() - errand.endsNanos() > 0) {
            unjudged(errand, "no replica has the camera");
        } else {
            say(ASKED, asked(errand));
            loop.after(AGAIN_AFTER, () -> run(errand));
        }
    }

    /// Cameras became this replica's: who waits for one of them need not ask others any more.
    void runOwned() {
        List.copyOf(waiting.values()).stream()
                .filter(errand -> tenure.has(errand.cameraId()))
                .forEach(this::run);
    }

    private static JsonObject asked(Errand errand) {
        return new JsonObject()
                .put("errand", errand.id().toString())
                .put("camera", errand.cameraId().toString());
    }

    private void failed(Errand errand, Throwable failure) {
        if (failure instanceof OwnedElsewhere) {
            run(errand);
        } else {
            errand.asker().fail(failure);
        }
    }

    @Override
    public Set<String> channels() {
        return Set.of(ASKED, ANSWERED);
    }

    @Override
    public void heard(String channel, String text) {
        var said = new JsonObject(text);
        loop.run(
                () -> {
                    if (channel.equals(ASKED)) {
                        serve(id(said, "errand"), id(said, "camera"));
                    } else {
                        answered(said);
                    }
                });
    }

    private static UUID id(JsonObject said, String name) {
        return UUID.fromString(said.getString(name));
    }

    private void serve(UUID errand, UUID cameraId) {
        if (waiting.containsKey(errand) || !tenure.has(cameraId) || !serving.add(errand)) {
            return;
        }
        probes.probe(cameraId)
                .map(outcome -> new JsonObject().put("outcome", OutcomeText.of(outcome)))
                .onFailure(Problem.class)
                .recoverWithItem(Errands::refused)
                .emitOn(loop::run)
                .onTermination()
                .invoke(() -> serving.remove(errand))
                .subscribe()
                .with(
                        answer -> say(ANSWERED, answer.put("errand", errand.toString())),
                        failure -> LOG.debugf("An errand is left to others: %s", failure));
    }

    private static JsonObject refused(Throwable problem) {
        return new JsonObject().put("problem", ((Problem) problem).code().name());
    }

    private void answered(JsonObject said) {
        var errand = waiting.get(id(said, "errand"));
        if (errand == null) {
            return;
        }
        var outcome = said.getJsonObject("outcome");
        if (outcome != null) {
            errand.asker().complete(OutcomeText.read(outcome));
        } else {
            errand.asker().fail(new Problem(ErrorCode.valueOf(said.getString("problem"))));
        }
    }

    private void say(String channel, JsonObject text) {
        notices.say(channel, text.encode())
                .subscribe()
                .with(done -> {}, lost -> LOG.debugf("Replicas cannot be asked: %s", lost));
    }
}
