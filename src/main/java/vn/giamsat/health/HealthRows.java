package vn.giamsat.health;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giamsat.probe.Failure;

/// The unwritten as rows of `jsonb_to_recordset`: one parameter for any number of rows.
final class HealthRows {
    private HealthRows() {}

    static String health(List<Unwritten> debts) {
        var rows = new JsonArray();
        debts.forEach(debt -> rows.add(health(debt.health(), debt.findings())));
        return rows.encode();
    }

    private static JsonObject health(CameraHealth health, Findings findings) {
        var row = new JsonObject().put("camera_id", health.cameraId().toString());
        row.put("state", health.state().name()).put("since", text(health.since()));
        var last = health.last();
        if (last != null) {
            row.put("rung", last.rung().name())
                    .put("reason", name(last.reason()))
                    .put("checked_at", last.startedAt().toString());
        }
        var streaks = health.streaks();
        return row.put("good_at", text(health.goodAt()))
                .put("detail", findings.detail())
                .put("findings", StoredJson.text(findings.failures()))
                .put("elapsed_ms", findings.elapsed().toMillis())
                .put("timings", StoredJson.text(findings.timings()))
                .put("stream", StoredJson.text(findings.stream()))
                .put("picture", StoredJson.text(findings.picture()))
                .put("up_streak", streaks.up())
                .put("down_streak", streaks.down())
                .put("not_up_streak", streaks.notUp())
                .put("not_down_streak", streaks.notDown())
                .put("recent_verdicts", new JsonArray(health.recent().verdicts()))
                .put("recent_times", new JsonArray(health.recent().times()))
                .put("further_verdicts", new JsonArray(health.recent().furtherVerdicts()))
                .put("further_times", new JsonArray(health.recent().furtherTimes()));
    }

    static String changes(List<Unwritten> debts) {
        var rows = new JsonArray();
        debts.forEach(debt -> debt.changes().forEach(change -> rows.add(change(change))));
        return rows.encode();
    }

    private static JsonObject change(Transition change) {
        return measured(change.failure())
                .put("id", change.id().toString())
                .put("camera_id", change.cameraId().toString())
                .put("at", change.at().toString())
                .put("was", change.was().name())
                .put("state", change.state().name())
                .put("rung", change.rung().name())
                .put("reason", name(change.reason()))
                .put("good_at", text(change.goodAt()));
    }

    private static JsonObject measured(@Nullable Failure failure) {
        var measured = failure == null ? null : failure.measured();
        return measured == null
                ? new JsonObject()
                : new JsonObject()
                        .put("measured", measured.number())
                        .put("threshold", measured.threshold())
                        .put("measured_unit", measured.unit().name());
    }

    static List<UUID> changeIds(List<Unwritten> debts) {
        return debts.stream().flatMap(debt -> debt.changes().stream()).map(Transition::id).toList();
    }

    /// The cameras whose state changed.
    static UUID[] changedIds(List<Unwritten> debts) {
        return debts.stream()
                .filter(debt -> !debt.changes().isEmpty())
                .map(debt -> debt.health().cameraId())
                .toArray(UUID[]::new);
    }

    /// When the latest of their probes began; the epoch for those that none has judged.
    static Instant latestCheck(List<Unwritten> debts) {
        return debts.stream()
                .map(debt -> debt.health().last())
                .filter(Objects::nonNull)
                .map(CameraHealth.Check::startedAt)
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
    }

    private static @Nullable String name(@Nullable Enum<?> constant) {
        return constant == null ? null : constant.name();
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
