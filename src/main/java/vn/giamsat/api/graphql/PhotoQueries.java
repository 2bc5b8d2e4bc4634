package vn.giamsat.api.graphql;

import static java.util.stream.Collectors.groupingBy;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;
import vn.giamsat.access.Role;
import vn.giamsat.photo.PhotoView;
import vn.giamsat.photo.Photos;
import vn.giamsat.registry.Facilities;
import vn.giamsat.shared.PageRequest;

/// What is known of photos. The photos themselves are at their links, over REST, and so are
/// uploads: GraphQL carries no bytes.
@GraphQLApi
@RolesAllowed(Role.READERS)
public class PhotoQueries {
    private final Facilities facilities;
    private final Photos photos;
    private final Asking asking;

    PhotoQueries(Facilities facilities, Photos photos, Asking asking) {
        this.facilities = facilities;
        this.photos = photos;
        this.asking = asking;
    }

    @Query
    @Description("What is known of a photo")
    public Uni<PhotoView> photo(@NonNull UUID id) {
        return asking.answer(viewer -> photos.byId(id, viewer));
    }

    @Query("photos")
    @Description("A page of a facility's photos, newest first; first: 1–200, default 50")
    public Uni<PhotoConnection> page(
            @NonNull UUID facilityId, @Nullable Integer first, @Nullable String after) {
        return asking.answer(
                viewer -> {
                    var page = PageRequest.of(first, after);
                    return facilities
                            .byId(facilityId, viewer)
                            .chain(known -> photos.page(facilityId, page, viewer))
                            .map(found -> new PhotoConnection(facilityId, page, found));
                });
    }

    @Description("How many photos there are of the facility")
    public Uni<Integer> totalCount(@Source PhotoConnection page) {
        return asking.answer(viewer -> photos.count(page.facility(), viewer).map(Math::toIntExact));
    }

    @Description(
            "The 20 newest photos of the facility; where there are more, ask for pages of photos")
    public Uni<List<List<PhotoView>>> photos(@Source List<FacilityNode> parents) {
        var ids = parents.stream().map(FacilityNode::id).distinct().toList();
        return asking.answer(viewer -> photos.ofFacilities(ids, viewer))
                .map(found -> found.stream().collect(groupingBy(PhotoView::facilityId)))
                .map(
                        byFacility ->
                                parents.stream()
                                        .map(it -> byFacility.getOrDefault(it.id(), List.of()))
                                        .toList());
    }

    @Mutation
    @RolesAllowed(Role.FACILITY_EDITORS)
    @Description("Remove a photo for ever, naming the digest that you saw; true when it is gone")
    public Uni<Boolean> removePhoto(@NonNull UUID id, @NonNull String digest) {
        return asking.answer(viewer -> photos.remove(id, digest, viewer).replaceWith(true));
    }
}
