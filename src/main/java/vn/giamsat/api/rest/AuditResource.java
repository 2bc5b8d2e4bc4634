package vn.giamsat.api.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.UriInfo;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import vn.giamsat.access.AuditDay;
import vn.giamsat.access.AuditEntry;
import vn.giamsat.access.AuditTrail;
import vn.giamsat.access.CurrentViewer;
import vn.giamsat.access.Role;

/// Who did what, over HTTP.
@Path("/api/v1/audit")
@Tag(name = "audit")
@RolesAllowed(Role.AUDITORS)
public class AuditResource {
    private final AuditTrail trail;
    private final CurrentViewer viewer;

    AuditResource(AuditTrail trail, CurrentViewer viewer) {
        this.trail = trail;
        this.viewer = viewer;
    }

    @GET
    @Operation(summary = "A page of what people did, as far as you may see it, newest first")
    public Uni<RestResponse<PageBody<AuditEntry>>> page(
            @BeanParam AuditQuery query, @BeanParam PageQuery page, UriInfo asked) {
        return trail.page(query.filter(), page.request(), viewer.person())
                .map(found -> PageBody.answer(found, asked));
    }

    @GET
    @Path("/days/{day}")
    @Operation(summary = "Verify the chain of a day (YYYY-MM-DD, in Vietnam); the nation only")
    public Uni<AuditDay> day(@RestPath String day) {
        return trail.verify(Objects.requireNonNull(Choice.day("day", day)), viewer.person());
    }
}
