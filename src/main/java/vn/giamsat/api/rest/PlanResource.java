package vn.giamsat.api.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import vn.giamsat.access.CurrentViewer;
import vn.giamsat.access.Role;
import vn.giamsat.campaign.ConnectionPlanView;
import vn.giamsat.campaign.ConnectionPlanning;
import vn.giamsat.campaign.ConnectionPlans;
import vn.giamsat.campaign.PlanDecision;
import vn.giamsat.shared.InputCheck;

/// One connection plan over HTTP.
@Path("/api/v1/plans/{id}")
@Tag(name = "campaign")
@RolesAllowed(Role.READERS)
public class PlanResource {
    private final ConnectionPlans plans;
    private final ConnectionPlanning planning;
    private final InputCheck check;
    private final CurrentViewer viewer;

    PlanResource(
            ConnectionPlans plans,
            ConnectionPlanning planning,
            InputCheck check,
            CurrentViewer viewer) {
        this.plans = plans;
        this.planning = planning;
        this.check = check;
        this.viewer = viewer;
    }

    @GET
    @Operation(summary = "One connection plan, with its version as ETag")
    public Uni<RestResponse<ConnectionPlanView>> plan(
            @RestPath UUID id, @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String held) {
        return plans.byId(id, viewer.person()).map(view -> answer(view, held));
    }

    @POST
    @Once
    @Path("/decision")
    @RolesAllowed(Role.PLAN_DECIDERS)
    @Operation(
            summary = "Agree to a proposed plan, or return it, naming its version in If-Match",
            description =
                    "Returning needs a reason. Either is final. Once another plan is agreed, all of"
                            + " the facility is verified anew; when it was first connected stays.")
    public Uni<RestResponse<ConnectionPlanView>> decide(
            @RestPath UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String version,
            PlanDecision decision) {
        return planning.decide(
                        id, EntityTag.demanded(version), check.demand(decision), viewer.person())
                .map(view -> answer(view, null));
    }

    private static RestResponse<ConnectionPlanView> answer(
            ConnectionPlanView plan, @Nullable String held) {
        return Tagged.answer(plan, EntityTag.of(plan), held);
    }
}
