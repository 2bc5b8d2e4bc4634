package vn.giamsat.health;

import static java.util.stream.Collectors.groupingBy;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.giamsat.access.ScopedTransaction;
import vn.giamsat.access.Viewer;

/// What explains incidents of places: the reports of the facilities whose cameras joined them, as
/// things are known now (migration V045). Both incidents and reports are read in the viewer's own
/// scope. One statement. Event loop.
@ApplicationScoped
public class IncidentExplanations {
    /// How many reports are shown of an incident.
    private static final int MOST = 20;

    private static final String OF_INCIDENTS =
            """
            with recursive joined as (
                select asked.id as top, i.id, i.level, i.camera_id, i.facility_id, i.opened_at
                  from unnest($1::uuid[]) as asked (id)
                  join incident i on i.parent_id = asked.id
                union all
                select j.top, i.id, i.level, i.camera_id, i.facility_id, i.opened_at
                  from joined j
                  join incident i on i.parent_id = j.id
                 where j.level <> 'CAMERA'),
            struck as (
                select top, facility_id, count(distinct camera_id)::integer as cameras, min(opened_at) as opened_at
                  from joined where level = 'CAMERA' group by top, facility_id),
            explained as (
                select s.top, s.facility_id, s.cameras, c.report_id, c.kind, c.expected_end,
                       (count(*) over of_top)::integer as facilities, (count(c.report_id) over of_top)::integer as reporting,
                       row_number() over (partition by s.top order by c.report_id is null, s.cameras desc, s.facility_id) as place
                  from struck s
                  left join lateral report_explaining(s.facility_id, null, s.opened_at) c on true
                window of_top as (partition by s.top))
            select * from explained where place <= %d order by top, place\
            """
                    .formatted(MOST);

    private final ScopedTransaction transactions;

    IncidentExplanations(ScopedTransaction transactions) {
        this.transactions = transactions;
    }

    /// By incident, one of each that is asked for; of what the viewer may not see nothing is told,
    /// and whether it exists the caller checks.
    public Uni<Map<UUID, IncidentReports>> ofIncidents(List<UUID> incidentIds, Viewer viewer) {
        return transactions
                .rows(
                        viewer,
                        OF_INCIDENTS,
                        Tuple.of(incidentIds.toArray(UUID[]::new)),
                        IncidentExplanations::line)
                .map(lines -> byIncident(incidentIds, lines));
    }

    /// One facility of an incident.
    private record Line(
            UUID incidentId, int facilities, int reporting, @Nullable ReportedFacility reported) {}

    private static Map<UUID, IncidentReports> byIncident(List<UUID> ids, List<Line> lines) {
        var found = lines.stream().collect(groupingBy(Line::incidentId));
        return ids.stream()
                .distinct()
                .collect(
                        Collectors.toMap(
                                Function.identity(),
                                id -> reports(id, found.getOrDefault(id, List.of()))));
    }

    private static IncidentReports reports(UUID id, List<Line> lines) {
        if (lines.isEmpty()) {
            return IncidentReports.none(id);
        }
        var any = lines.getFirst();
        var reports = lines.stream().map(Line::reported).flatMap(Stream::ofNullable);
        return new IncidentReports(id, any.facilities(), any.reporting(), reports.toList());
    }

    private static Line line(Row row) {
        return new Line(
                row.getUUID("top"),
                row.getInteger("facilities"),
                row.getInteger("reporting"),
                reported(row));
    }

    private static @Nullable ReportedFacility reported(Row row) {
        var reportId = row.getUUID("report_id");
        if (reportId == null) {
            return null;
        }
        var kind = CauseKind.valueOf(row.getString("kind"));
        var cause =
                new IncidentCause(reportId, kind, instant(row.getOffsetDateTime("expected_end")));
        return new ReportedFacility(row.getUUID("facility_id"), row.getInteger("cameras"), cause);
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }
}
