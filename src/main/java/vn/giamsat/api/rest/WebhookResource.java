package vn.giamsat.api.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
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
import vn.giamsat.notice.NewSecret;
import vn.giamsat.notice.WebhookDraft;
import vn.giamsat.notice.WebhookView;
import vn.giamsat.notice.Webhooks;
import vn.giamsat.shared.InputCheck;

/// Whom else events are told, over HTTP.
@Path("/api/v1/webhooks")
@Tag(name = "notice")
@RolesAllowed(Role.WEBHOOK_KEEPERS)
public class WebhookResource {
    private final Webhooks webhooks;
    private final MergePatch patches;
    private final InputCheck check;
    private final CurrentViewer viewer;

    WebhookResource(Webhooks webhooks, MergePatch patches, InputCheck check, CurrentViewer viewer) {
        this.webhooks = webhooks;
        this.patches = patches;
        this.check = check;
        this.viewer = viewer;
    }

    @GET
    @Operation(summary = "All webhooks that you keep, by name")
    public Uni<List<WebhookView>> webhooks() {
        return webhooks.all(viewer.person());
    }

    @POST
    @Once
    @Operation(
            summary = "Register a webhook; its secret is told this once",
            description =
                    "Without a province it gets the nation's events. An answer that is kept for an"
                            + " Idempotency-Key has the secret in it, sealed.")
    public Uni<RestResponse<NewSecret>> register(WebhookDraft webhook) {
        return webhooks.register(check.demand(webhook), viewer.person())
                .map(
                        made ->
                                Tagged.created(
                                        made,
                                        EntityTag.of(made.webhook().version()),
                                        "/api/v1/webhooks/" + made.webhook().id()));
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One webhook, with its version as ETag")
    public Uni<RestResponse<WebhookView>> webhook(
            @RestPath UUID id, @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String held) {
        return webhooks.byId(id, viewer.person())
                .map(view -> Tagged.answer(view, EntityTag.of(view.version()), held));
    }

    @PATCH
    @Path("/{id}")
    @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @Operation(
            summary = "Change a webhook by JSON merge patch, naming its version in If-Match",
            description = "Its province stays.")
    @RequestBody(content = @Content(schema = @Schema(implementation = WebhookDraft.class)))
    public Uni<RestResponse<WebhookView>> change(
            @RestPath UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String version,
            byte[] body) {
        var seen = EntityTag.demanded(version);
        var patch = patches.read(body);
        return webhooks.change(
                        id,
                        seen,
                        draft -> patches.applied(patch, draft, WebhookDraft.class),
                        viewer.person())
                .map(view -> Tagged.answer(view, EntityTag.of(view.version()), null));
    }

    @DELETE
    @Path("/{id}")
    @Operation(summary = "End a webhook; what waits for it is forgotten")
    public Uni<RestResponse<Void>> remove(
            @RestPath UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String version) {
        return webhooks.remove(id, EntityTag.demanded(version), viewer.person())
                .map(removed -> RestResponse.noContent());
    }

    @POST
    @Once
    @Path("/{id}/secrets")
    @Operation(
            summary = "Make a new secret, naming the webhook's version in If-Match",
            description =
                    "It is told this once. The secret before it signs beside it for as long as is"
                            + " configured, 24 h by default.")
    public Uni<RestResponse<NewSecret>> rotate(
            @RestPath UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String version) {
        return webhooks.rotate(id, EntityTag.demanded(version), viewer.person())
                .map(
                        made ->
                                Tagged.created(
                                        made,
                                        EntityTag.of(made.webhook().version()),
                                        "/api/v1/webhooks/" + made.webhook().id()));
    }
}
