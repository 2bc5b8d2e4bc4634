package vn.giamsat.api.rest;

import io.smallrye.mutiny.Multi;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import vn.giamsat.access.Deed;
import vn.giamsat.access.Permission;
import vn.giamsat.access.Role;
import vn.giamsat.report.ReportFiles;

/// Daily reports as files over HTTP: of one province, or of all that you see with their sum.
@Path("/api/v1/exports")
@Tag(name = "report")
@RolesAllowed(Role.REPORT_READERS)
public class ReportExportResource {
    private final ReportFiles files;
    private final Answers answers;
    private final Rations rations;
    private final Downloads downloads;

    ReportExportResource(ReportFiles files, Answers answers, Rations rations, Downloads downloads) {
        this.files = files;
        this.answers = answers;
        this.rations = rations;
        this.downloads = downloads;
    }

    @GET
    @Path("/daily-reports.csv")
    @Produces("text/csv;charset=UTF-8")
    @Operation(summary = "The daily report, a line for each figure")
    public Multi<String> csv(@BeanParam DailyReportQuery query) {
        var wanted = query.wanted(answers.texts());
        return downloads.file(
                "daily-reports.csv",
                Permission.READ_REPORTS,
                files.csv(wanted, rations.spend(Deed.EXPORT)));
    }

    @GET
    @Path("/daily-reports.xlsx")
    @Produces(ExportResource.SPREADSHEET)
    @Operation(summary = "The same as a spreadsheet")
    public Multi<byte[]> xlsx(@BeanParam DailyReportQuery query) {
        var wanted = query.wanted(answers.texts());
        return downloads.file(
                "daily-reports.xlsx",
                Permission.READ_REPORTS,
                files.xlsx(wanted, rations.spend(Deed.EXPORT)));
    }

    @GET
    @Path("/daily-reports.pdf")
    @Produces("application/pdf")
    @Operation(summary = "The daily report as a Vietnamese administrative document, to be signed")
    public Multi<byte[]> pdf(@BeanParam DailyReportQuery query) {
        var wanted = query.wanted(answers.texts());
        return downloads.file(
                "daily-reports.pdf",
                Permission.READ_REPORTS,
                files.pdf(wanted, rations.spend(Deed.EXPORT)));
    }
}
