package vn.giamsat.api.graphql;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import java.util.UUID;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.jspecify.annotations.Nullable;
import vn.giamsat.access.Role;
import vn.giamsat.health.PictureSide;
import vn.giamsat.health.Pictures;
import vn.giamsat.shared.ErrorCode;
import vn.giamsat.shared.Problem;

/// Questions about pictures: one camera at a time, never as a field of a list, because a page of
/// 200 cameras would carry 8 MB.
@GraphQLApi
@RolesAllowed(Role.READERS)
public class PictureQueries {
    private final Pictures pictures;
    private final Asking asking;

    PictureQueries(Pictures pictures, Asking asking) {
        this.pictures = pictures;
        this.asking = asking;
    }

    @Query
    @Description(
            "The last decoded picture of a camera; held: digest of the picture that you have, whose"
                    + " bytes are then left out")
    public Uni<PictureView> cameraPicture(@NonNull UUID id, @Nullable String held) {
        return asking.answer(
                viewer ->
                        pictures.ofCamera(id, digest(held), viewer)
                                .map(found -> found.orElseThrow(PictureQueries::missing))
                                .map(PictureView::of));
    }

    @Query
    @Description(
            "The last good picture before an incident of a camera, or the first bad one; held as for"
                    + " cameraPicture")
    public Uni<PictureView> incidentPicture(
            @NonNull UUID id, @NonNull PictureSide side, @Nullable String held) {
        return asking.answer(
                viewer ->
                        pictures.ofIncident(id, side, digest(held), viewer)
                                .map(found -> found.orElseThrow(PictureQueries::missing))
                                .map(PictureView::of));
    }

    /// What is no digest is no picture's: the bytes are sent.
    private static @Nullable String digest(@Nullable String held) {
        return held != null && held.matches("[0-9a-f]{32}") ? held : null;
    }

    private static Problem missing() {
        return new Problem(ErrorCode.NOT_FOUND);
    }
}
