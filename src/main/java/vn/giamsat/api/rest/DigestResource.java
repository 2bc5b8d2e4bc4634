package vn.giamsat.api.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import vn.giamsat.access.CurrentViewer;
import vn.giamsat.access.Role;
import vn.giamsat.digest.DigestDraft;
import vn.giamsat.digest.DigestView;
import vn.giamsat.digest.Digests;
import vn.giamsat.shared.InputCheck;

/// Whether whoever asks is told once a day by e-mail what is new, over HTTP.
@Path("/api/v1/me/digest")
@Tag(name = "notice")
@RolesAllowed(Role.READERS)
public class DigestResource {
    private final Digests digests;
    private final InputCheck check;
    private final CurrentViewer viewer;

    DigestResource(Digests digests, InputCheck check, CurrentViewer viewer) {
        this.digests = digests;
        this.check = check;
        this.viewer = viewer;
    }

    @GET
    @Operation(summary = "Whether and when you are told by e-mail what is new, with an ETag")
    public Uni<RestResponse<DigestView>> digest(
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String held) {
        return digests.of(viewer.person())
                .map(view -> Tagged.answer(view, EntityTag.of(view), held));
    }

    @PUT
    @Operation(
            summary = "Choose whether and when you are told by e-mail what is new",
            description = "Off until it is chosen. It ends with the last appointment.")
    public Uni<RestResponse<DigestView>> choose(DigestDraft digest) {
        return digests.choose(check.demand(digest), viewer.person())
                .map(view -> Tagged.answer(view, EntityTag.of(view), null));
    }
}
