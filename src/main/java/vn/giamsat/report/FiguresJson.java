package vn.giamsat.report;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import vn.giamsat.campaign.StepName;
import vn.giamsat.registry.FacilityKind;

/// Figures as the database computes and keeps them (`daily_figures`, migration V034).
final class FiguresJson {
    private FiguresJson() {}

    static Figures figures(JsonObject json) {
        var hours = list(json, "uptime", FiguresJson::hour);
        return new Figures(
                json.getInteger("facilities"),
                steps(json),
                json.getInteger("contactsNamed"),
                json.getInteger("surveyed"),
                json.getInteger("surveysOfDay"),
                json.getInteger("plansProposed"),
                json.getInteger("plansAgreed"),
                json.getInteger("camerasRequired"),
                json.getInteger("camerasRegistered"),
                json.getInteger("camerasInService"),
                json.getInteger("camerasVerified"),
                Figures.uptime(hours),
                hours,
                json.getInteger("incidents"),
                json.getLong("longestIncidentSeconds"),
                json.getInteger("openIncidents"),
                list(json, "statusReports", FiguresJson::status),
                list(json, "cannotConnect", FiguresJson::unconnectable));
    }

    /// In the order of the steps.
    private static List<StepCount> steps(JsonObject json) {
        return list(json, "steps", FiguresJson::step).stream()
                .sorted(Comparator.comparing(StepCount::step).thenComparing(StepCount::kind))
                .toList();
    }

    private static StepCount step(JsonObject json) {
        return new StepCount(
                StepName.valueOf(json.getString("step")),
                FacilityKind.valueOf(json.getString("kind")),
                json.getInteger("facilities"));
    }

    private static StatusCount status(JsonObject json) {
        return new StatusCount(json.getString("kind"), json.getInteger("reports"));
    }

    private static UptimeHour hour(JsonObject json) {
        return new UptimeHour(
                OffsetDateTime.parse(json.getString("hour")).toInstant(),
                json.getLong("upSeconds"),
                json.getLong("downSeconds"),
                json.getLong("excusedSeconds"));
    }

    private static Unconnectable unconnectable(JsonObject json) {
        return new Unconnectable(
                UUID.fromString(json.getString("facilityId")),
                json.getString("name"),
                json.getString("reason"),
                OffsetDateTime.parse(json.getString("since")).toInstant());
    }

    private static <T> List<T> list(JsonObject json, String name, Function<JsonObject, T> reader) {
        return json.getJsonArray(name, new JsonArray()).stream()
                .map(JsonObject.class::cast)
                .map(reader)
                .toList();
    }
}
