package vn.giamsat.api.graphql;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import java.util.UUID;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;
import vn.giamsat.access.Role;
import vn.giamsat.api.rest.Registered;
import vn.giamsat.registry.CameraChange;
import vn.giamsat.registry.CameraDraft;
import vn.giamsat.registry.CameraMaintenance;
import vn.giamsat.registry.CameraRegistration;
import vn.giamsat.registry.CameraView;
import vn.giamsat.registry.FacilityDraft;
import vn.giamsat.registry.FacilityRegistration;
import vn.giamsat.shared.InputCheck;

/// Commands on the registry. A change replaces the whole thing and names the version it was made
/// from.
@GraphQLApi
@RolesAllowed(Role.FACILITY_EDITORS)
public class Commands {
    private final FacilityRegistration facilities;
    private final CameraRegistration cameras;
    private final CameraMaintenance maintenance;
    private final InputCheck check;
    private final Asking asking;

    Commands(
            FacilityRegistration facilities,
            CameraRegistration cameras,
            CameraMaintenance maintenance,
            InputCheck check,
            Asking asking) {
        this.facilities = facilities;
        this.cameras = cameras;
        this.maintenance = maintenance;
        this.check = check;
        this.asking = asking;
    }

    @Mutation
    @Description("Register a facility; the id may be yours, ending in your idNode")
    public Uni<FacilityNode> registerFacility(@NonNull FacilityDraft facility) {
        return asking.answer(
                        viewer ->
                                facilities
                                        .register(check.demand(facility), viewer)
                                        .map(Registered::view))
                .map(FacilityNode::of);
    }

    @Mutation
    @Description("Replace what is known of a facility; what the input leaves out is removed")
    public Uni<FacilityNode> updateFacility(
            @NonNull UUID id, int version, @NonNull FacilityDraft facility) {
        return asking.answer(
                        viewer -> {
                            var draft = check.demand(facility);
                            return facilities.amend(id, version, current -> draft, viewer);
                        })
                .map(FacilityNode::of);
    }

    @Mutation
    @RolesAllowed(Role.CAMERA_EDITORS)
    @Description("Register a camera; a user:password@ in an address is split off")
    public Uni<CameraView> registerCamera(@NonNull UUID facilityId, @NonNull CameraDraft camera) {
        return asking.answer(
                viewer ->
                        cameras.register(facilityId, check.demand(camera), viewer)
                                .map(Registered::view));
    }

    @Mutation
    @RolesAllowed(Role.CAMERA_EDITORS)
    @Description(
            "Replace what is known of a camera; without credentials the stored ones are kept,"
                    + " unless they shall be forgotten")
    public Uni<CameraView> updateCamera(
            @NonNull UUID id,
            int version,
            @NonNull CameraDraft camera,
            @DefaultValue("false") boolean forgetCredentials) {
        return asking.answer(
                viewer -> {
                    var change = new CameraChange(check.demand(camera), forgetCredentials);
                    return cameras.amend(id, version, current -> change, viewer)
                            .map(Registered::view);
                });
    }

    @Mutation
    @RolesAllowed(Role.CAMERA_EDITORS)
    @Description("Retire a camera: its history stays, its credentials go")
    public Uni<CameraView> retireCamera(@NonNull UUID id, int version) {
        return asking.answer(viewer -> cameras.retire(id, version, viewer));
    }

    @Mutation
    @RolesAllowed(Role.STATUS_REPORTERS)
    @Description(
            "Mark a camera in service as under maintenance, or put it into service again; nobody"
                    + " probes it meanwhile")
    public Uni<CameraView> markCameraMaintenance(@NonNull UUID id, boolean underMaintenance) {
        return asking.answer(
                viewer ->
                        underMaintenance
                                ? maintenance.begin(id, viewer)
                                : maintenance.end(id, viewer));
    }
}
