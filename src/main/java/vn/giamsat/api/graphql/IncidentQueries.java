package vn.giamsat.api.graphql;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;
import vn.giamsat.access.Role;
import vn.giamsat.health.Acknowledgement;
import vn.giamsat.health.Acknowledging;
import vn.giamsat.health.IncidentView;
import vn.giamsat.health.Incidents;
import vn.giamsat.registry.CameraView;
import vn.giamsat.registry.Cameras;
import vn.giamsat.shared.InputCheck;
import vn.giamsat.shared.PageRequest;

/// When cameras were not up, and what people say of it. Joined fields as [Joins].
@GraphQLApi
@RolesAllowed(Role.READERS)
public class IncidentQueries {
    private final Incidents incidents;
    private final Acknowledging acknowledging;
    private final Cameras cameras;
    private final InputCheck check;
    private final Asking asking;

    IncidentQueries(
            Incidents incidents,
            Acknowledging acknowledging,
            Cameras cameras,
            InputCheck check,
            Asking asking) {
        this.incidents = incidents;
        this.acknowledging = acknowledging;
        this.cameras = cameras;
        this.check = check;
        this.asking = asking;
    }

    @Query
    @Description(
            "A page of the incidents of cameras that you may see, newest first; first: 1–200,"
                    + " default 50")
    public Uni<IncidentConnection> incidents(
            @Nullable IncidentFilterInput filter, @Nullable Integer first, @Nullable String after) {
        return asking.answer(
                viewer -> {
                    var wanted = IncidentFilterInput.filter(filter);
                    var page = PageRequest.of(first, after);
                    return incidents
                            .page(wanted, page, viewer)
                            .map(found -> new IncidentConnection(wanted, page, found));
                });
    }

    @Description("How many incidents the filter finds")
    public Uni<Integer> totalCount(@Source IncidentConnection page) {
        return asking.answer(
                viewer -> incidents.count(page.filter(), viewer).map(Math::toIntExact));
    }

    @Query
    @Description("One incident")
    public Uni<IncidentView> incident(@NonNull UUID id) {
        return asking.answer(viewer -> incidents.byId(id, viewer));
    }

    @Mutation
    @RolesAllowed(Role.STATUS_REPORTERS)
    @Description(
            "Say that you have seen an incident, and what you know of it; who did so first stays, a"
                    + " note is added to what was said before")
    public Uni<IncidentView> acknowledgeIncident(@NonNull UUID id, @Nullable String note) {
        return asking.answer(
                viewer ->
                        acknowledging.acknowledge(
                                id, check.demand(new Acknowledgement(note)), viewer));
    }

    @Description("The camera that was not up; null where the incident is of a place")
    public Uni<List<CameraView>> camera(@Source List<IncidentView> parents) {
        var ids =
                parents.stream()
                        .map(IncidentView::cameraId)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList();
        return asking.answer(viewer -> cameras.byIds(ids, viewer))
                .map(found -> found.stream().collect(toMap(CameraView::id, Function.identity())))
                .map(byId -> parents.stream().map(it -> byId.get(it.cameraId())).toList());
    }

    @Description(
            "The 20 newest incidents of the camera, newest first; where there are more, ask for"
                    + " pages of incidents with filter cameraId")
    public Uni<List<List<IncidentView>>> incidents(@Source List<CameraView> parents) {
        var ids = parents.stream().map(CameraView::id).distinct().toList();
        return asking.answer(viewer -> incidents.ofCameras(ids, viewer))
                .map(found -> found.stream().collect(groupingBy(IncidentView::cameraId)))
                .map(
                        byCamera ->
                                parents.stream()
                                        .map(it -> byCamera.getOrDefault(it.id(), List.of()))
                                        .toList());
    }
}
