package vn.giamsat.api.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Date;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import vn.giamsat.access.CurrentViewer;
import vn.giamsat.access.Role;
import vn.giamsat.photo.PhotoPicture;
import vn.giamsat.photo.PhotoSize;
import vn.giamsat.photo.Photos;
import vn.giamsat.photo.Photos.Sight;
import vn.giamsat.shared.ErrorCode;
import vn.giamsat.shared.Problem;
import vn.giamsat.shared.Violation;

/// One photo over HTTP.
@Path("/api/v1/photos/{id}")
@Tag(name = "photo")
@RolesAllowed(Role.READERS)
public class PhotoResource {
    private final Photos photos;
    private final CurrentViewer viewer;

    PhotoResource(Photos photos, CurrentViewer viewer) {
        this.photos = photos;
        this.viewer = viewer;
    }

    /// The photo may show people: it is kept by the viewer's own cache only, and asked for anew
    /// each time.
    @GET
    @Produces("image/jpeg")
    @Operation(summary = "A photo as JPEG, at most 2048 pixels wide and high; as thumbnail 320")
    public Uni<RestResponse<byte[]>> photo(
            @RestPath UUID id,
            @Parameter(
                            schema =
                                    @Schema(
                                            type = SchemaType.STRING,
                                            enumeration = {"full", "thumbnail"},
                                            defaultValue = "full"))
                    @RestQuery
                    @Nullable String size,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String held) {
        var sight = new Sight(size(size), digest(held));
        return photos.look(id, sight, viewer.person()).map(picture -> answer(picture, held));
    }

    private static PhotoSize size(@Nullable String text) {
        return switch (text) {
            case null -> PhotoSize.FULL;
            case "full" -> PhotoSize.FULL;
            case "thumbnail" -> PhotoSize.THUMBNAIL;
            default ->
                    throw Problem.invalid(
                            Violation.of("size", "one-of", "values", "[full, thumbnail]"));
        };
    }

    private static @Nullable String digest(@Nullable String held) {
        return held != null && held.strip().matches("\"[0-9a-f]{32}\"")
                ? held.strip().substring(1, 33)
                : null;
    }

    private static RestResponse<byte[]> answer(PhotoPicture picture, @Nullable String held) {
        var tagged = Tagged.answer(picture.jpeg(), "\"" + picture.digest() + "\"", held);
        tagged.getHeaders().add(HttpHeaders.LAST_MODIFIED, Date.from(picture.arrivedAt()));
        return tagged;
    }

    @DELETE
    @RolesAllowed(Role.FACILITY_EDITORS)
    @Operation(
            summary = "Remove a photo for ever, naming the ETag of its full size in If-Match",
            description = "Who sent it cannot take it back alone.")
    @APIResponse(responseCode = "204", description = "It is gone")
    public Uni<RestResponse<Void>> remove(
            @RestPath UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String seen) {
        if (seen == null || seen.isBlank()) {
            throw new Problem(ErrorCode.VERSION_REQUIRED);
        }
        var digest = Objects.requireNonNullElse(digest(seen), "");
        return photos.remove(id, digest, viewer.person()).replaceWith(RestResponse::noContent);
    }
}
