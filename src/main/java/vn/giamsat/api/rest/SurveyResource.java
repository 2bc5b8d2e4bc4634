package vn.giamsat.api.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import vn.giamsat.access.CurrentViewer;
import vn.giamsat.access.Role;
import vn.giamsat.campaign.SurveyDraft;
import vn.giamsat.campaign.SurveyView;
import vn.giamsat.campaign.Surveying;
import vn.giamsat.campaign.Surveys;

/// One survey over HTTP.
@Path("/api/v1/surveys/{id}")
@Tag(name = "campaign")
@RolesAllowed(Role.READERS)
public class SurveyResource {
    private final Surveys surveys;
    private final Surveying surveying;
    private final MergePatch patches;
    private final CurrentViewer viewer;

    SurveyResource(Surveys surveys, Surveying surveying, MergePatch patches, CurrentViewer viewer) {
        this.surveys = surveys;
        this.surveying = surveying;
        this.patches = patches;
        this.viewer = viewer;
    }

    @GET
    @Operation(summary = "One survey, with its version as ETag")
    public Uni<RestResponse<SurveyView>> survey(
            @RestPath UUID id, @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String held) {
        return surveys.byId(id, viewer.person()).map(view -> answer(view, held));
    }

    @PATCH
    @RolesAllowed(Role.SURVEYORS)
    @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @Operation(summary = "Save a draft again by JSON merge patch, naming its version in If-Match")
    @RequestBody(content = @Content(schema = @Schema(implementation = SurveyDraft.class)))
    public Uni<RestResponse<SurveyView>> amend(
            @RestPath UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String version,
            byte[] body) {
        var seen = EntityTag.demanded(version);
        var patch = patches.read(body);
        return surveying
                .amend(
                        id,
                        seen,
                        draft -> patches.applied(patch, draft, SurveyDraft.class),
                        viewer.person())
                .map(view -> answer(view, null));
    }

    @POST
    @Once
    @Path("/submission")
    @RolesAllowed(Role.SURVEYORS)
    @Operation(
            summary = "Submit a draft, naming its version in If-Match: it never changes any more",
            description =
                    "It must be complete. The facility takes its step, and cameras found with a"
                            + " stream address become planned cameras of it.")
    public Uni<RestResponse<SurveyView>> submit(
            @RestPath UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String version) {
        return surveying
                .submit(id, EntityTag.demanded(version), viewer.person())
                .map(view -> answer(view, null));
    }

    private static RestResponse<SurveyView> answer(SurveyView survey, @Nullable String held) {
        return Tagged.answer(survey, EntityTag.of(survey), held);
    }
}
