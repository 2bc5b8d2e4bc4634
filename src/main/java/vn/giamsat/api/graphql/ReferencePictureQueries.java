package vn.giamsat.api.graphql;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import java.util.UUID;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import vn.giamsat.access.Role;
import vn.giamsat.health.Approving;
import vn.giamsat.health.ReferenceDraft;
import vn.giamsat.health.ReferencePictures;
import vn.giamsat.shared.InputCheck;

/// What cameras are to show.
@GraphQLApi
@RolesAllowed(Role.READERS)
public class ReferencePictureQueries {
    private final Approving approving;
    private final InputCheck check;
    private final Asking asking;

    ReferencePictureQueries(Approving approving, InputCheck check, Asking asking) {
        this.approving = approving;
        this.check = check;
        this.asking = asking;
    }

    @Query
    @Description("Which pictures of a camera were approved, by day and by night")
    public Uni<ReferencePictures> referencePictures(@NonNull UUID cameraId) {
        return asking.answer(viewer -> approving.ofCamera(cameraId, viewer));
    }

    @Mutation
    @RolesAllowed(Role.CAMERA_EDITORS)
    @Description(
            "Approve the last picture of a camera, naming its digest: what shows something else by"
                    + " the same light is VIDEO_MOVED")
    public Uni<ReferencePictures> approveReferencePicture(
            @NonNull UUID cameraId, @NonNull ReferenceDraft picture) {
        return asking.answer(viewer -> approving.approve(cameraId, check.demand(picture), viewer));
    }

    @Mutation
    @RolesAllowed(Role.CAMERA_EDITORS)
    @Description("Take back what was approved of a camera: nothing is compared any more")
    public Uni<ReferencePictures> forgetReferencePictures(@NonNull UUID cameraId) {
        return asking.answer(viewer -> approving.forget(cameraId, viewer));
    }
}
