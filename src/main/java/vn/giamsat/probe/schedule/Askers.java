package vn.giamsat.probe.schedule;

import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import vn.giamsat.probe.ProbeOutcome;

/// People who wait for a probe; those who ask for the same camera share one. Confined to the
/// scheduler's loop.
final class Askers {
    private final Map<UUID, List<UniEmitter<? super ProbeOutcome>>> waiting = new HashMap<>();

    void add(UUID cameraId, UniEmitter<? super ProbeOutcome> asker) {
        waiting.computeIfAbsent(cameraId, first -> new ArrayList<>()).add(asker);
    }

    boolean waitFor(UUID cameraId) {
        return waiting.containsKey(cameraId);
    }

    void answer(UUID cameraId, ProbeOutcome outcome) {
        of(cameraId).forEach(asker -> asker.complete(outcome));
    }

    void refuse(UUID cameraId, RuntimeException reason) {
        of(cameraId).forEach(asker -> asker.fail(reason));
    }

    void answerAll(Function<UUID, ProbeOutcome> outcome) {
        List.copyOf(waiting.keySet()).forEach(id -> answer(id, outcome.apply(id)));
    }

    private List<UniEmitter<? super ProbeOutcome>> of(UUID cameraId) {
        var askers = waiting.remove(cameraId);
        return askers == null ? List.of() : askers;
    }
}
