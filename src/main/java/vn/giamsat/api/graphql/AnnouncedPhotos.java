package vn.giamsat.api.graphql;

import static java.util.stream.Collectors.toMap;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Source;
import vn.giamsat.access.Role;
import vn.giamsat.campaign.SurveyView;
import vn.giamsat.photo.PhotoView;
import vn.giamsat.photo.Photos;

/// Fields that lead from what announces photos to those that have arrived, as [Joins].
@GraphQLApi
@RolesAllowed(Role.READERS)
public class AnnouncedPhotos {
    private final Photos photos;
    private final Asking asking;

    AnnouncedPhotos(Photos photos, Asking asking) {
        this.photos = photos;
        this.asking = asking;
    }

    @Description("Which of the photos that the survey announces have arrived")
    public Uni<List<List<PhotoView>>> arrivedPhotos(@Source List<SurveyView> parents) {
        var ids = parents.stream().flatMap(it -> it.photos().stream()).distinct().toList();
        return asking.answer(viewer -> photos.byIds(ids, viewer))
                .map(found -> found.stream().collect(toMap(PhotoView::id, Function.identity())))
                .map(
                        byId ->
                                parents.stream()
                                        .map(
                                                it ->
                                                        it.photos().stream()
                                                                .map(byId::get)
                                                                .filter(Objects::nonNull)
                                                                .toList())
                                        .toList());
    }
}
