package vn.giamsat.api.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import vn.giamsat.access.CurrentViewer;
import vn.giamsat.access.Role;
import vn.giamsat.report.DailyReports;
import vn.giamsat.report.DayComparison;

/// Two days beside each other, over HTTP. A class of its own: the longer literal path wins over
/// that of a province's report (Jakarta REST section 3.7.2).
@Path("/api/v1/campaigns/{id}/daily-reports/{day}/comparison")
@Tag(name = "report")
@RolesAllowed(Role.REPORT_READERS)
public class DailyReportComparisonResource {
    private final DailyReports reports;
    private final CurrentViewer viewer;

    DailyReportComparisonResource(DailyReports reports, CurrentViewer viewer) {
        this.reports = reports;
        this.viewer = viewer;
    }

    @GET
    @Operation(summary = "What changed since another day, `with`; by default the day before")
    public Uni<DayComparison> compare(
            @RestPath UUID id, @RestPath String day, @RestQuery @Nullable String with) {
        var after = Choice.demandedDay("day", day);
        var before = with == null ? after.minusDays(1) : Choice.demandedDay("with", with);
        return reports.compare(id, after, before, viewer.person());
    }
}
