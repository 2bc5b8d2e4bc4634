package vn.giamsat.health;

import com.fasterxml.jackson.core.type.TypeReference;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.giamsat.access.ScopedTransaction;
import vn.giamsat.access.Viewer;
import vn.giamsat.probe.FailureCode;
import vn.giamsat.probe.Measure;
import vn.giamsat.probe.MeasureUnit;
import vn.giamsat.probe.PictureFacts;
import vn.giamsat.probe.Rung;
import vn.giamsat.shared.ErrorCode;
import vn.giamsat.shared.Problem;

/// The current health of cameras, for people. One statement per question. Event loop.
@ApplicationScoped
public class HealthViews {
    private static final String LATEST =
            """
            select c.id camera_id, h.state, h.since, h.rung, h.reason, h.detail, h.checked_at,
                   h.recent_verdicts, h.recent_times, h.further_verdicts, h.further_times,
                   case when h.findings_at = h.checked_at then h.findings::text end findings,
                   h.timings::text timings, h.stream::text stream, h.picture::text picture
              from camera c
              left join camera_health h on h.camera_id = c.id
             where c.id = any($1)\
            """;
    private static final TypeReference<List<RungTiming>> TIMINGS = new TypeReference<>() {};
    private static final TypeReference<List<Finding>> FINDINGS = new TypeReference<>() {};
    private static final TypeReference<StreamView> STREAM = new TypeReference<>() {};
    private static final TypeReference<PictureFacts> PICTURE = new TypeReference<>() {};

    private final ScopedTransaction transactions;
    private final HealthSettings settings;

    HealthViews(ScopedTransaction transactions, HealthSettings settings) {
        this.transactions = transactions;
        this.settings = settings;
    }

    /// @throws Problem NOT_FOUND, also for a camera outside the viewer's scope
    public Uni<HealthView> ofCamera(UUID cameraId, Viewer viewer) {
        return latestByCamera(List.of(cameraId), viewer)
                .map(
                        latest -> {
                            if (!latest.containsKey(cameraId)) {
                                throw new Problem(ErrorCode.NOT_FOUND);
                            }
                            return latest.get(cameraId);
                        });
    }

    /// The health of those cameras that the viewer may see.
    public Uni<Map<UUID, HealthView>> latestByCamera(List<UUID> cameraIds, Viewer viewer) {
        return transactions.read(
                viewer,
                connection ->
                        connection
                                .preparedQuery(LATEST)
                                .execute(Tuple.of(cameraIds.toArray(UUID[]::new)))
                                .map(this::byCamera));
    }

    private Map<UUID, HealthView> byCamera(RowSet<Row> rows) {
        Map<UUID, HealthView> latest = HashMap.newHashMap(rows.size());
        var rule = settings.hysteresis().confirmation();
        rows.forEach(row -> latest.put(row.getUUID("camera_id"), view(row, rule)));
        return latest;
    }

    private static HealthView view(Row row, ConfirmationRule rule) {
        if (row.getString("state") == null) {
            return HealthView.NEVER_PROBED;
        }
        var timings = StoredJson.read(row.getString("timings"), TIMINGS);
        var reason = reason(row.getString("reason"));
        var recent = RecentPictures.read(row);
        var findings =
                found(row, reason).stream()
                        .map(it -> it.with(Confirmation.of(it.code(), recent, rule)))
                        .toList();
        return new HealthView(
                HealthState.valueOf(row.getString("state")),
                row.getOffsetDateTime("since").toInstant(),
                Rung.valueOf(row.getString("rung")),
                reason,
                row.getString("detail"),
                Confirmation.of(reason, recent, rule),
                findings,
                row.getOffsetDateTime("checked_at").toInstant(),
                timings == null ? List.of() : timings,
                StoredJson.read(row.getString("stream"), STREAM),
                StoredJson.read(row.getString("picture"), PICTURE));
    }

    /// All that the last probe found; the gravest alone where a replica of a former version wrote
    /// last.
    private static List<Finding> found(Row row, @Nullable FailureCode reason) {
        var found = StoredJson.read(row.getString("findings"), FINDINGS);
        return found != null
                ? found
                : Stream.ofNullable(reason)
                        .map(code -> new Finding(code, row.getString("detail"), null, null))
                        .toList();
    }

    static @Nullable Measure measured(Row row) {
        var number = row.getDouble("measured");
        return number == null
                ? null
                : new Measure(
                        number,
                        row.getDouble("threshold"),
                        MeasureUnit.valueOf(row.getString("measured_unit")));
    }

    static @Nullable FailureCode reason(@Nullable String name) {
        return name == null ? null : FailureCode.valueOf(name);
    }
}
