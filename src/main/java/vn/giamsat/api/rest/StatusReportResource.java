package vn.giamsat.api.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import vn.giamsat.access.CurrentViewer;
import vn.giamsat.access.Deed;
import vn.giamsat.access.Role;
import vn.giamsat.field.StatusEnding;
import vn.giamsat.field.StatusReportDraft;
import vn.giamsat.field.StatusReportView;
import vn.giamsat.field.StatusReporting;
import vn.giamsat.field.StatusReports;
import vn.giamsat.shared.InputCheck;

/// What people report of facilities, over HTTP.
@Path("/api/v1/status-reports")
@Tag(name = "field")
@RolesAllowed(Role.READERS)
public class StatusReportResource {
    /// What the phone's clock shows: apart from the body, which stays as it is when it is sent
    /// again.
    private static final String CLIENT_TIME = "Client-Time";

    private final StatusReports reports;
    private final StatusReporting reporting;
    private final InputCheck check;
    private final CurrentViewer viewer;
    private final Rations rations;

    StatusReportResource(
            StatusReports reports,
            StatusReporting reporting,
            InputCheck check,
            CurrentViewer viewer,
            Rations rations) {
        this.reports = reports;
        this.reporting = reporting;
        this.check = check;
        this.viewer = viewer;
        this.rations = rations;
    }

    @GET
    @Operation(summary = "A page of what was reported of facilities that you may see, newest first")
    public Uni<RestResponse<PageBody<StatusReportView>>> page(
            @BeanParam StatusQuery query, @BeanParam PageQuery page, UriInfo asked) {
        return reports.page(query.filter(), page.request(), viewer.person())
                .map(found -> PageBody.answer(found, asked));
    }

    @POST
    @Once
    @RolesAllowed(Role.STATUS_REPORTERS)
    @Operation(
            summary = "Report what happens at a facility, also long after it happened",
            description =
                    "The id may be yours, ending in your idNode. Instants are by the phone's"
                            + " clock; what it shows when this is sent, in Client-Time, corrects"
                            + " them. ALL_NORMAL ends whatever was reported before. Engineers"
                            + " report maintenance only.")
    public Uni<RestResponse<StatusReportView>> report(
            @Parameter(
                            description = "What the phone's clock shows when it sends this",
                            example = "2021-05-08T16:00:00+07:00")
                    @HeaderParam(CLIENT_TIME)
                    @Nullable String sentAt,
            StatusReportDraft report) {
        return reporting
                .report(
                        check.demand(report),
                        Choice.instant(CLIENT_TIME, sentAt),
                        rations.spend(Deed.REPORT))
                .map(StatusReportResource::created);
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One status report, with its version as ETag")
    public Uni<RestResponse<StatusReportView>> statusReport(
            @RestPath UUID id, @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String held) {
        return reports.byId(id, viewer.person()).map(found -> answer(found, held));
    }

    @POST
    @Once
    @Path("/{id}/ending")
    @RolesAllowed(Role.STATUS_REPORTERS)
    @Operation(
            summary = "Say that what was reported is over",
            description =
                    "It may be said twice: the earliest end counts. Cameras under maintenance"
                            + " return into service.")
    public Uni<RestResponse<StatusReportView>> end(
            @RestPath UUID id,
            @Parameter(
                            description = "What the phone's clock shows when it sends this",
                            example = "2021-05-08T16:00:00+07:00")
                    @HeaderParam(CLIENT_TIME)
                    @Nullable String sentAt,
            StatusEnding ending) {
        return reporting
                .end(
                        id,
                        check.demand(ending),
                        Choice.instant(CLIENT_TIME, sentAt),
                        rations.spend(Deed.REPORT))
                .map(ended -> answer(ended, null));
    }

    private static RestResponse<StatusReportView> created(StatusReportView report) {
        var address = "/api/v1/status-reports/" + report.id();
        return Tagged.created(report, EntityTag.of(report), address);
    }

    private static RestResponse<StatusReportView> answer(
            StatusReportView report, @Nullable String held) {
        return Tagged.answer(report, EntityTag.of(report), held);
    }
}
