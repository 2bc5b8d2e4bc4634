package vn.giamsat.field;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giamsat.access.Viewer;

/// What a phone holds that applies each answer as it comes.
final class PhoneCopy {
    private final SyncFixture service;
    private final Viewer.Person viewer;
    private final int limit;
    private final Map<Removed, Object> held = new HashMap<>();
    private @Nullable String token;
    private boolean complete;

    PhoneCopy(SyncFixture service, Viewer.Person viewer, int limit) {
        this.service = service;
        this.viewer = viewer;
        this.limit = limit;
    }

    /// Asks until there is no more. How many answers it took.
    int catchUp() {
        for (var answers = 1; ; answers++) {
            var answer = ask();
            if (!answer.more()) {
                complete = true;
                return answers;
            }
        }
    }

    SyncView ask() {
        var answer = service.since(token, limit, viewer);
        apply(answer);
        token = answer.next();
        return answer;
    }

    private void apply(SyncView answer) {
        if (answer.reset()) {
            held.clear();
        }
        answer.removed().forEach(held::remove);
        answer.facilities().forEach(it -> hold(ChangeKind.FACILITY, it.id(), it));
        answer.cameras().forEach(it -> hold(ChangeKind.CAMERA, it.id(), it));
        answer.health().forEach(it -> hold(ChangeKind.HEALTH, it.cameraId(), it));
        answer.incidents().forEach(it -> hold(ChangeKind.INCIDENT, it.id(), it));
        answer.tasks().forEach(it -> hold(ChangeKind.TASK, it.id(), it));
    }

    /// What has a version is not told a second time in the same one, once everything was listed.
    private void hold(ChangeKind kind, UUID id, Object thing) {
        var before = held.put(new Removed(kind, id), thing);
        if (complete && kind.compareTo(ChangeKind.CAMERA) <= 0) {
            assertThat(before).isNotEqualTo(thing);
        }
    }

    boolean holds(ChangeKind kind, UUID id) {
        return held.containsKey(new Removed(kind, id));
    }

    long count(ChangeKind kind) {
        return held.keySet().stream().filter(row -> row.kind() == kind).count();
    }

    /// All that it holds, by kind and id.
    Map<Removed, Object> held() {
        return Map.copyOf(held);
    }

    String token() {
        return Objects.requireNonNull(token);
    }
}
