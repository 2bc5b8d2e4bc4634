package vn.giamsat.field;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import vn.giamsat.access.Permission;
import vn.giamsat.access.Role;
import vn.giamsat.access.ScopedTransaction;
import vn.giamsat.access.Viewer;
import vn.giamsat.health.HealthState;
import vn.giamsat.health.IncidentKind;
import vn.giamsat.health.IncidentLevel;
import vn.giamsat.health.Incidents;
import vn.giamsat.registry.CameraState;
import vn.giamsat.registry.FacilityState;
import vn.giamsat.registry.Zone;

/// First screens, each made by one statement, because a phone on a poor network asks for it again
/// and again. Event loop.
@ApplicationScoped
public class FirstScreens {
    private static final int FACILITIES_SHOWN = 10;
    private static final String OF_FACILITIES =
            """
            select f.id, f.name, f.address, f.province, f.state,
                   array(select jsonb_build_object('campaignId', m.campaign_id, 'number', c.number, 'title', c.title, 'step', m.step,
                                'since', m.step_since, 'dueOn', c.due_on)
                      from campaign_facility m join campaign c on c.id = m.campaign_id
                     where m.facility_id = f.id and m.left_at is null and campaign_stands(c.ends_on)
                     order by c.due_on, c.id) as orders,
                   array(select jsonb_build_object('id', c.id, 'name', c.name, 'zone', c.zone, 'state', c.state, 'health', h.state,
                                'since', h.since, 'reason', case when h.state <> 'UP' then h.reason end)
                      from camera c left join camera_health h on h.camera_id = c.id
                     where c.facility_id = f.id and c.state <> 'RETIRED' order by c.name, c.id limit $3) as cameras,
                   array(select jsonb_build_object('id', i.id, 'level', i.level, 'cameraId', i.camera_id, 'kind', i.kind, 'reason', i.reason,
                                'openedAt', i.opened_at, 'acknowledged', i.acknowledged_at is not null)
                      from incident i
                     where i.facility_id = f.id and i.closed_at is null and %s order by i.opened_at, i.id limit $3) as incidents,
                   array(select jsonb_build_object('id', r.id, 'kind', r.kind, 'cameraId', r.camera_id, 'told', r.told,
                                'beginsAt', r.begins_at, 'lastsUntil', r.lasts_until)
                      from status_report r
                     where r.facility_id = f.id and r.lasts_until > $2 order by r.begins_at, r.id limit $3) as reports
              from facility f
             where f.id = any($1)
             order by f.name, f.id limit $4\
            """
                    .formatted(Incidents.STANDS);

    private final ScopedTransaction transactions;
    private final Clock clock;

    FirstScreens(ScopedTransaction transactions, Clock clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    /// What the viewer sees first.
    public Uni<FirstScreen> of(Viewer.Person viewer) {
        var asked =
                Tuple.of(
                        represented(viewer),
                        clock.instant().atOffset(ZoneOffset.UTC),
                        MyFacility.SHOWN,
                        FACILITIES_SHOWN);
        var tasks = TaskKind.byStep(viewer);
        return transactions
                .rows(viewer, OF_FACILITIES, asked, row -> facility(row, tasks))
                .map(FirstScreen::new);
    }

    private static UUID[] represented(Viewer.Person viewer) {
        return viewer.inForce(Permission.READ).stream()
                .filter(held -> held.role() == Role.FACILITY_CONTACT)
                .map(held -> held.area().facilityId())
                .filter(Objects::nonNull)
                .toArray(UUID[]::new);
    }

    private static MyFacility facility(Row row, Map<String, TaskKind> tasks) {
        return new MyFacility(
                row.getUUID("id"),
                row.getString("name"),
                row.getString("address"),
                row.getString("province"),
                FacilityState.valueOf(row.getString("state")),
                each(row, "orders", order -> order(order, tasks)),
                each(row, "cameras", FirstScreens::camera),
                each(row, "incidents", FirstScreens::incident),
                each(row, "reports", FirstScreens::report));
    }

    private static <T> List<T> each(Row row, String column, Function<JsonObject, T> reader) {
        return List.of(row.get(Object[].class, column)).stream()
                .map(JsonObject.class::cast)
                .map(reader)
                .toList();
    }

    private static MyFacility.OrderStep order(JsonObject order, Map<String, TaskKind> tasks) {
        return new MyFacility.OrderStep(
                id(order, "campaignId"),
                order.getString("number"),
                order.getString("title"),
                order.getString("step"),
                at(order, "since"),
                tasks.get(order.getString("step")),
                LocalDate.parse(order.getString("dueOn")));
    }

    private static MyFacility.CameraGlance camera(JsonObject camera) {
        return new MyFacility.CameraGlance(
                id(camera, "id"),
                camera.getString("name"),
                Zone.valueOf(camera.getString("zone")),
                CameraState.valueOf(camera.getString("state")),
                HealthState.valueOf(
                        Objects.requireNonNullElse(camera.getString("health"), "UNKNOWN")),
                camera.getString("since") == null ? null : at(camera, "since"),
                camera.getString("reason"));
    }

    private static MyFacility.OpenIncident incident(JsonObject incident) {
        return new MyFacility.OpenIncident(
                id(incident, "id"),
                IncidentLevel.valueOf(incident.getString("level")),
                incident.getString("cameraId") == null ? null : id(incident, "cameraId"),
                IncidentKind.valueOf(incident.getString("kind")),
                incident.getString("reason"),
                at(incident, "openedAt"),
                incident.getBoolean("acknowledged"));
    }

    private static MyFacility.OpenReport report(JsonObject report) {
        return new MyFacility.OpenReport(
                id(report, "id"),
                StatusKind.valueOf(report.getString("kind")),
                report.getString("cameraId") == null ? null : id(report, "cameraId"),
                report.getString("told"),
                at(report, "beginsAt"),
                at(report, "lastsUntil"));
    }

    private static UUID id(JsonObject from, String field) {
        return UUID.fromString(from.getString(field));
    }

    private static Instant at(JsonObject from, String field) {
        return OffsetDateTime.parse(from.getString(field)).toInstant();
    }
}
