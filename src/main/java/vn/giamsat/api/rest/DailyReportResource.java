package vn.giamsat.api.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import vn.giamsat.access.CurrentViewer;
import vn.giamsat.access.Role;
import vn.giamsat.report.DailyReportView;
import vn.giamsat.report.DailyReports;
import vn.giamsat.report.LockExceptionDraft;
import vn.giamsat.report.RemarksDraft;
import vn.giamsat.report.ReportDecision;
import vn.giamsat.report.Reporting;
import vn.giamsat.shared.InputCheck;

/// The report of a province for a day, over HTTP.
@Path("/api/v1/campaigns/{id}/daily-reports/{day}/{province}")
@Tag(name = "report")
@RolesAllowed(Role.REPORT_READERS)
public class DailyReportResource {
    private final DailyReports reports;
    private final Reporting reporting;
    private final InputCheck check;
    private final CurrentViewer viewer;

    DailyReportResource(
            DailyReports reports, Reporting reporting, InputCheck check, CurrentViewer viewer) {
        this.reports = reports;
        this.reporting = reporting;
        this.check = check;
        this.viewer = viewer;
    }

    @GET
    @Operation(
            summary = "The latest version, its version as ETag",
            description =
                    "Until somebody submits it, the figures are as computed now, which for a day"
                            + " that is over is always the same, and `confirmed` is false.")
    public Uni<RestResponse<DailyReportView>> report(
            @BeanParam DailyReportPath path,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String held) {
        return reports.one(path.place(), viewer.person())
                .map(view -> Tagged.answer(view, EntityTag.of(view), held));
    }

    @GET
    @Path("/versions")
    @Operation(summary = "All versions, the first one first; a correction keeps the old one")
    public Uni<List<DailyReportView>> versions(@BeanParam DailyReportPath path) {
        return reports.versions(path.place(), viewer.person());
    }

    @PUT
    @Path("/remarks")
    @RolesAllowed(Role.REPORT_SUBMITTERS)
    @Operation(summary = "Edit the remarks, naming the version in If-Match")
    public Uni<RestResponse<DailyReportView>> remark(
            @BeanParam DailyReportPath path,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String version,
            RemarksDraft remarks) {
        var seen = EntityTag.demanded(version);
        var place = path.place();
        return reporting
                .remark(place, seen, check.demand(remarks), viewer.person())
                .map(DailyReportResource::answer);
    }

    @POST
    @Once
    @Path("/submission")
    @RolesAllowed(Role.REPORT_SUBMITTERS)
    @Operation(
            summary = "Submit the figures as of the cut-off, naming the version in If-Match",
            description =
                    "From then on the report is locked. Before the cut-off: 409 `cut-off-ahead`,"
                            + " before the figures are whole: 409 `figures-unsettled`, both with"
                            + " Retry-After. What is not possible in its state: 409"
                            + " `illegal-report-move`, which lists what is as `legal`.")
    public Uni<RestResponse<DailyReportView>> submit(
            @BeanParam DailyReportPath path,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String version) {
        var seen = EntityTag.demanded(version);
        return reporting
                .submit(path.place(), seen, viewer.person())
                .map(DailyReportResource::answer);
    }

    @POST
    @Once
    @Path("/corrections")
    @RolesAllowed(Role.REPORT_SUBMITTERS)
    @Operation(
            summary = "Begin another version, naming the version in If-Match",
            description =
                    "Of a report that was returned; of one that is locked only while an exception"
                            + " of the ministry holds. What is not submitted by then is LAPSED.")
    public Uni<RestResponse<DailyReportView>> correct(
            @BeanParam DailyReportPath path,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String version) {
        var seen = EntityTag.demanded(version);
        return reporting
                .correct(path.place(), seen, viewer.person())
                .map(DailyReportResource::answer);
    }

    @POST
    @Once
    @Path("/decisions")
    @RolesAllowed(Role.REPORT_DECIDERS)
    @Operation(
            summary = "Accept what was submitted, or return it with a reason",
            description = "Names the version in If-Match.")
    public Uni<RestResponse<DailyReportView>> decide(
            @BeanParam DailyReportPath path,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String version,
            ReportDecision decision) {
        var seen = EntityTag.demanded(version);
        var place = path.place();
        return reporting
                .decide(place, seen, check.demand(decision), viewer.person())
                .map(DailyReportResource::answer);
    }

    @POST
    @Once
    @Path("/lock-exceptions")
    @RolesAllowed(Role.REPORT_DECIDERS)
    @Operation(summary = "Let a locked report be corrected until a time")
    public Uni<RestResponse<DailyReportView>> except(
            @BeanParam DailyReportPath path, LockExceptionDraft exception) {
        var place = path.place();
        return reporting
                .except(place, check.demand(exception), viewer.person())
                .map(DailyReportResource::answer);
    }

    private static RestResponse<DailyReportView> answer(DailyReportView view) {
        return Tagged.answer(view, EntityTag.of(view), null);
    }
}
