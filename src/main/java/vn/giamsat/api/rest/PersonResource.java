package vn.giamsat.api.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
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
import vn.giamsat.access.People;
import vn.giamsat.access.PersonDraft;
import vn.giamsat.access.PersonView;
import vn.giamsat.access.Role;

/// People of the list of contacts over HTTP.
@Path("/api/v1/people/{id}")
@Tag(name = "access")
@RolesAllowed(Role.PEOPLE_READERS)
public class PersonResource {
    private final People people;
    private final MergePatch patches;
    private final CurrentViewer viewer;

    PersonResource(People people, MergePatch patches, CurrentViewer viewer) {
        this.people = people;
        this.patches = patches;
        this.viewer = viewer;
    }

    @GET
    @Operation(summary = "One person, with its version as ETag")
    public Uni<RestResponse<PersonView>> person(
            @RestPath UUID id, @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String held) {
        return people.byId(id, viewer.person())
                .map(view -> Tagged.answer(view, EntityTag.of(view.version()), held));
    }

    @PATCH
    @RolesAllowed(Role.APPOINTERS)
    @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @Operation(
            summary = "Correct a person by JSON merge patch, naming its version in If-Match",
            description =
                    "Administrators correct everybody; who appoints contacts corrects those of his"
                            + " list, until they log in.")
    @RequestBody(content = @Content(schema = @Schema(implementation = PersonDraft.class)))
    public Uni<RestResponse<PersonView>> correct(
            @RestPath UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String version,
            byte[] body) {
        var seen = EntityTag.demanded(version);
        var patch = patches.read(body);
        return people.correct(
                        id,
                        seen,
                        draft -> patches.applied(patch, draft, PersonDraft.class),
                        viewer.person())
                .map(PersonResource::answer);
    }

    @DELETE
    @Path("/login")
    @RolesAllowed(Role.ADMINISTRATORS)
    @Operation(
            summary = "Forget which login is the person's",
            description =
                    "The next token that proves the phone number or e-mail address binds another,"
                            + " never the same again. With everywhere=true all entries that the"
                            + " login has joined forget it, else this one.")
    public Uni<RestResponse<PersonView>> unbind(
            @RestPath UUID id,
            @QueryParam("everywhere") @DefaultValue("false") boolean everywhere) {
        return people.unbind(id, everywhere, viewer.person()).map(PersonResource::answer);
    }

    private static RestResponse<PersonView> answer(PersonView person) {
        return Tagged.answer(person, EntityTag.of(person.version()), null);
    }
}
