package vn.giamsat.api.graphql;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;
import vn.giamsat.access.Role;
import vn.giamsat.registry.Brand;
import vn.giamsat.registry.Brands;
import vn.giamsat.registry.CameraView;
import vn.giamsat.registry.Cameras;
import vn.giamsat.registry.Facilities;
import vn.giamsat.registry.ProvinceView;
import vn.giamsat.registry.Provinces;
import vn.giamsat.shared.PageRequest;

/// Questions about the registry.
@GraphQLApi
@RolesAllowed(Role.READERS)
public class RegistryQueries {
    private final Provinces provinces;
    private final Facilities facilities;
    private final Cameras cameras;
    private final Asking asking;

    RegistryQueries(Provinces provinces, Facilities facilities, Cameras cameras, Asking asking) {
        this.provinces = provinces;
        this.facilities = facilities;
        this.cameras = cameras;
        this.asking = asking;
    }

    @Query
    @RolesAllowed({Role.READERS, Role.PEOPLE_READERS})
    @Description(
            "All provinces, or those of one scheme: 2021 (63 units), 2025 (34 units) or a later one")
    public Uni<List<ProvinceView>> provinces(@Nullable String scheme) {
        return asking.answer(viewer -> provinces.all(scheme, viewer));
    }

    @Query
    @Description("Brands whose stream addresses are known, to register cameras by")
    public List<Brand> brands() {
        return Brands.ALL;
    }

    @Query
    @Description("A page of the facilities that you may see, by name; first: 1–200, default 50")
    public Uni<FacilityConnection> facilities(
            @Nullable FacilityFilterInput filter, @Nullable Integer first, @Nullable String after) {
        var wanted = FacilityFilterInput.filter(filter);
        return asking.answer(
                viewer -> {
                    var page = PageRequest.of(first, after);
                    return facilities
                            .page(wanted, page, viewer)
                            .map(found -> new FacilityConnection(wanted, page, found));
                });
    }

    @Description("How many facilities the filter finds")
    public Uni<Integer> totalCount(@Source FacilityConnection page) {
        return asking.answer(
                viewer -> facilities.count(page.filter(), viewer).map(Math::toIntExact));
    }

    @Query
    @Description("One facility")
    public Uni<FacilityNode> facility(@NonNull UUID id) {
        return asking.answer(viewer -> facilities.byId(id, viewer)).map(FacilityNode::of);
    }

    @Query
    @Description("A page of the cameras that you may see, by name; first: 1–200, default 50")
    public Uni<CameraConnection> cameras(
            @Nullable CameraFilterInput filter, @Nullable Integer first, @Nullable String after) {
        var wanted = CameraFilterInput.filter(filter);
        return asking.answer(
                viewer -> {
                    var page = PageRequest.of(first, after);
                    return cameras.page(wanted, page, viewer)
                            .map(found -> new CameraConnection(wanted, page, found));
                });
    }

    @Description("How many cameras the filter finds")
    public Uni<Integer> totalCount(@Source CameraConnection page) {
        return asking.answer(viewer -> cameras.count(page.filter(), viewer).map(Math::toIntExact));
    }

    @Query
    @Description("One camera")
    public Uni<CameraView> camera(@NonNull UUID id) {
        return asking.answer(viewer -> cameras.byId(id, viewer));
    }
}
