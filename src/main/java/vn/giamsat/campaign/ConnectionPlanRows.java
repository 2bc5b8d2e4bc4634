package vn.giamsat.campaign;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.giamsat.registry.RequiredPoints;
import vn.giamsat.registry.Zone;

/// Rows of connection plans as views.
final class ConnectionPlanRows {
    static final String SELECT =
            """
            select p.id, p.campaign_id, p.facility_id, p.province, p.number, p.state, p.method, p.payer, p.installer, p.tasks,
                   p.points, f.required_points, p.starts_on, p.finishes_on, p.remarks, p.proposed_at, p.proposed_by,
                   p.proposed_by_name, p.decided_at, p.decided_by, p.decided_by_name, p.reason, p.version
              from connection_plan p
              join facility f on f.id = p.facility_id\
            """;

    private ConnectionPlanRows() {}

    static ConnectionPlanView view(Row row) {
        return new ConnectionPlanView(
                row.getUUID("id"),
                row.getUUID("campaign_id"),
                row.getUUID("facility_id"),
                row.getString("province"),
                row.getInteger("number"),
                PlanState.valueOf(row.getString("state")),
                ConnectionMethod.valueOf(row.getString("method")),
                Participant.Party.valueOf(row.getString("payer")),
                Participant.Party.valueOf(row.getString("installer")),
                tasks(row.getJsonArray("tasks")),
                zones(row.getJsonArray("required_points"), row.getJsonArray("points")),
                row.getLocalDate("starts_on"),
                row.getLocalDate("finishes_on"),
                row.getString("remarks"),
                Objects.requireNonNull(instant(row, "proposed_at")),
                row.getUUID("proposed_by"),
                row.getString("proposed_by_name"),
                instant(row, "decided_at"),
                row.getUUID("decided_by"),
                row.getString("decided_by_name"),
                row.getString("reason"),
                row.getInteger("version"));
    }

    /// Zones that the order or the plan names, in the order of [Zone].
    static List<ZonePoints> zones(JsonArray required, JsonArray points) {
        return Arrays.stream(Zone.values())
                .map(zone -> new ZonePoints(zone, sum(required, zone), sum(points, zone)))
                .filter(zone -> zone.required() > 0 || zone.points() > 0)
                .toList();
    }

    private static int sum(JsonArray points, Zone zone) {
        return objects(points, Function.identity()).stream()
                .filter(it -> zone.name().equals(it.getString("zone")))
                .mapToInt(it -> it.getInteger("points"))
                .sum();
    }

    static JsonArray tasks(List<PlanTask> tasks) {
        var array = new JsonArray();
        for (var it : tasks) {
            array.add(new JsonObject().put("party", it.party().name()).put("task", it.task()));
        }
        return array;
    }

    static JsonArray points(List<RequiredPoints> points) {
        var array = new JsonArray();
        for (var it : points) {
            array.add(new JsonObject().put("zone", it.zone().name()).put("points", it.points()));
        }
        return array;
    }

    private static List<PlanTask> tasks(JsonArray tasks) {
        return objects(
                tasks,
                it ->
                        new PlanTask(
                                Participant.Party.valueOf(it.getString("party")),
                                it.getString("task")));
    }

    private static <T> List<T> objects(JsonArray array, Function<JsonObject, T> reader) {
        return array.stream().map(JsonObject.class::cast).map(reader).toList();
    }

    private static @Nullable Instant instant(Row row, String column) {
        var at = row.getOffsetDateTime(column);
        return at == null ? null : at.toInstant();
    }
}
