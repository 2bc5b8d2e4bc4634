package vn.giamsat.api.rest;

import io.smallrye.mutiny.Multi;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import vn.giamsat.access.Deed;
import vn.giamsat.access.Permission;
import vn.giamsat.access.Role;
import vn.giamsat.campaign.OverdueExport;
import vn.giamsat.campaign.OverdueFilter;
import vn.giamsat.shared.Problem;
import vn.giamsat.shared.Violation;

/// Who has let the deadlines of an order pass, as a file over HTTP.
@Path("/api/v1/exports")
@Tag(name = "campaign")
@RolesAllowed(Role.READERS)
public class OverdueExportResource {
    private final OverdueExport export;
    private final Rations rations;
    private final Downloads downloads;

    OverdueExportResource(OverdueExport export, Rations rations, Downloads downloads) {
        this.export = export;
        this.rations = rations;
        this.downloads = downloads;
    }

    /// @throws Problem INVALID_INPUT without an order
    @GET
    @Path("/overdue-facilities.csv")
    @Produces("text/csv;charset=UTF-8")
    @Operation(
            summary =
                    "The facilities that you may see and that have let a deadline pass, the longest"
                            + " overdue first")
    public Multi<String> csv(
            @Parameter(description = "Id of the order; needed") @QueryParam("campaign")
                    @Nullable UUID campaign,
            @Parameter(
                            description = "Key; a unit includes those that went into it",
                            example = "2025-24")
                    @QueryParam("province")
                    @Nullable String province) {
        if (campaign == null) {
            throw Problem.invalid(Violation.of("campaign", "not-null"));
        }
        var filter = new OverdueFilter(campaign, province);
        return downloads.file(
                "overdue-facilities.csv",
                Permission.READ,
                export.csv(filter, rations.spend(Deed.EXPORT)));
    }
}
