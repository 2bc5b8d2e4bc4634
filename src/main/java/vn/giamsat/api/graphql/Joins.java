package vn.giamsat.api.graphql;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.function.Function;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;
import vn.giamsat.access.Role;
import vn.giamsat.health.HealthView;
import vn.giamsat.health.HealthViews;
import vn.giamsat.registry.CameraView;
import vn.giamsat.registry.Cameras;
import vn.giamsat.registry.Facilities;
import vn.giamsat.registry.FacilityView;
import vn.giamsat.registry.ProvinceView;
import vn.giamsat.registry.Provinces;

/// Fields that lead from one thing to another: one statement for all parents of a page, never one
/// per parent. Answers line up with the parents.
@GraphQLApi
@RolesAllowed(Role.READERS)
public class Joins {
    private final Provinces provinces;
    private final Facilities facilities;
    private final Cameras cameras;
    private final HealthViews health;
    private final Asking asking;

    Joins(
            Provinces provinces,
            Facilities facilities,
            Cameras cameras,
            HealthViews health,
            Asking asking) {
        this.provinces = provinces;
        this.facilities = facilities;
        this.cameras = cameras;
        this.health = health;
        this.asking = asking;
    }

    @Description("The administrative unit that the facility is registered under")
    public Uni<List<ProvinceView>> province(@Source List<FacilityNode> parents) {
        var keys = parents.stream().map(FacilityNode::provinceKey).distinct().toList();
        return asking.answer(viewer -> provinces.byKey(keys, viewer))
                .map(found -> found.stream().collect(toMap(ProvinceView::key, Function.identity())))
                .map(byKey -> parents.stream().map(it -> byKey.get(it.provinceKey())).toList());
    }

    @Description(
            "The first 200 cameras of the facility by name, without the retired; where there are"
                    + " more, ask for pages of cameras with filter facilityId")
    public Uni<List<List<CameraView>>> cameras(@Source List<FacilityNode> parents) {
        var ids = parents.stream().map(FacilityNode::id).distinct().toList();
        return asking.answer(viewer -> cameras.ofFacilities(ids, viewer))
                .map(found -> found.stream().collect(groupingBy(CameraView::facilityId)))
                .map(
                        byFacility ->
                                parents.stream()
                                        .map(it -> byFacility.getOrDefault(it.id(), List.of()))
                                        .toList());
    }

    @Description("The facility that the camera stands in")
    public Uni<List<FacilityNode>> facility(@Source List<CameraView> parents) {
        var ids = parents.stream().map(CameraView::facilityId).distinct().toList();
        return asking.answer(viewer -> facilities.byIds(ids, viewer))
                .map(found -> found.stream().collect(toMap(FacilityView::id, FacilityNode::of)))
                .map(byId -> parents.stream().map(it -> byId.get(it.facilityId())).toList());
    }

    @Description("What the probes found")
    public Uni<List<@Nullable HealthView>> health(@Source List<CameraView> parents) {
        var ids = parents.stream().map(CameraView::id).distinct().toList();
        return asking.answer(viewer -> health.latestByCamera(ids, viewer))
                .map(
                        latest ->
                                parents.stream()
                                        .<@Nullable HealthView>map(it -> latest.get(it.id()))
                                        .toList());
    }
}
