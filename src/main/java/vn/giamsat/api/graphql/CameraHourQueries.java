package vn.giamsat.api.graphql;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.jspecify.annotations.Nullable;
import vn.giamsat.access.Role;
import vn.giamsat.health.CameraHour;
import vn.giamsat.health.CameraHours;
import vn.giamsat.health.UptimePeriod;
import vn.giamsat.registry.Cameras;

/// What the probes of a camera found hour by hour. A root field, because its period is an argument,
/// which a batched field cannot have.
@GraphQLApi
@RolesAllowed(Role.READERS)
public class CameraHourQueries {
    private final CameraHours hours;
    private final Cameras cameras;
    private final Asking asking;

    CameraHourQueries(CameraHours hours, Cameras cameras, Asking asking) {
        this.hours = hours;
        this.cameras = cameras;
        this.asking = asking;
    }

    @Query
    @Description(
            "What the probes of a camera found in the hours of a period of at most 31 days: from and"
                    + " to, or the name of an hour (2021-05-06T10), day, week (2021-W18) or month")
    public Uni<List<CameraHour>> cameraHours(
            @NonNull UUID id,
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable String period) {
        return asking.answer(
                viewer -> {
                    var asked = UptimePeriod.of(from, to, period);
                    return cameras.byId(id, viewer)
                            .chain(known -> hours.ofCamera(id, asked, viewer));
                });
    }
}
