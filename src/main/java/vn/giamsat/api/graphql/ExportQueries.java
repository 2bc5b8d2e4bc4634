package vn.giamsat.api.graphql;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Query;
import org.jspecify.annotations.Nullable;
import vn.giamsat.access.Role;
import vn.giamsat.registry.CameraExport;
import vn.giamsat.registry.Cameras;
import vn.giamsat.registry.Facilities;
import vn.giamsat.registry.FacilityExport;
import vn.giamsat.shared.PageRequest;

/// CSV exports. A GraphQL answer is built in memory before it is sent, and 100,000 cameras are
/// about 30 MB: the file comes in pages. Joined, they are what REST writes as one stream.
@GraphQLApi
@RolesAllowed(Role.READERS)
public class ExportQueries {
    private final FacilityExport facilities;
    private final CameraExport cameras;
    private final Asking asking;

    ExportQueries(FacilityExport facilities, CameraExport cameras, Asking asking) {
        this.facilities = facilities;
        this.cameras = cameras;
        this.asking = asking;
    }

    @Query
    @Description(
            "A page of the CSV file of the cameras that you may see, without credentials, in the"
                    + " columns of the import; first: 1–200 lines, default 50. Pages joined are the"
                    + " file")
    public Uni<CsvPage> exportCameras(
            @Nullable CameraFilterInput filter, @Nullable Integer first, @Nullable String after) {
        var wanted = CameraFilterInput.filter(filter);
        return asking.export(
                after,
                viewer -> {
                    var page = PageRequest.of(first, after);
                    return cameras.part(wanted, page, viewer)
                            .map(part -> CsvPage.of(part, page, Cameras::place));
                });
    }

    @Query
    @Description(
            "A page of the CSV file of the facilities that you may see, in the columns of the"
                    + " import; first: 1–200 lines, default 50. Pages joined are the file")
    public Uni<CsvPage> exportFacilities(
            @Nullable FacilityFilterInput filter, @Nullable Integer first, @Nullable String after) {
        var wanted = FacilityFilterInput.filter(filter);
        return asking.export(
                after,
                viewer -> {
                    var page = PageRequest.of(first, after);
                    return facilities
                            .part(wanted, page, viewer)
                            .map(part -> CsvPage.of(part, page, Facilities::place));
                });
    }
}
