package vn.giamsat.api.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import vn.giamsat.access.CurrentViewer;
import vn.giamsat.access.Role;
import vn.giamsat.report.DailyReports;
import vn.giamsat.report.ReportDay;

/// All reports of a day, as the ministry sees them, over HTTP. A province sees its own.
@Path("/api/v1/campaigns/{id}/daily-reports/{day}")
@Tag(name = "report")
@RolesAllowed(Role.REPORT_READERS)
public class DailyReportDayResource {
    private final DailyReports reports;
    private final CurrentViewer viewer;

    DailyReportDayResource(DailyReports reports, CurrentViewer viewer) {
        this.reports = reports;
        this.viewer = viewer;
    }

    @GET
    @Operation(
            summary = "Reports expected, received, on time and accepted, and all figures together",
            description =
                    "A province that submitted nothing has the figures as computed, and"
                            + " `confirmed` is false.")
    public Uni<ReportDay> day(@RestPath UUID id, @RestPath String day) {
        return reports.day(id, Choice.demandedDay("day", day), viewer.person());
    }
}
