package vn.giamsat.api.graphql;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.jspecify.annotations.Nullable;
import vn.giamsat.access.Role;
import vn.giamsat.health.Uptime;
import vn.giamsat.health.UptimePeriod;
import vn.giamsat.health.Uptimes;
import vn.giamsat.registry.Cameras;
import vn.giamsat.registry.Enterprise;
import vn.giamsat.registry.Facilities;
import vn.giamsat.registry.Provinces;

/// How long cameras were up, in a past period of at most 31 days. Root fields, because each is a
/// sum over history: of a list of parents it would be many.
@GraphQLApi
@RolesAllowed(Role.READERS)
public class UptimeQueries {
    private static final String PERIOD =
            " in a past period of at most 31 days: from and to, or the name of an hour"
                    + " (2021-05-06T10), day (2021-05-06), week (2021-W18) or month (2021-05) of"
                    + " Vietnam's calendar";

    private final Uptimes uptimes;
    private final Cameras cameras;
    private final Facilities facilities;
    private final Provinces provinces;
    private final Asking asking;

    UptimeQueries(
            Uptimes uptimes,
            Cameras cameras,
            Facilities facilities,
            Provinces provinces,
            Asking asking) {
        this.uptimes = uptimes;
        this.cameras = cameras;
        this.facilities = facilities;
        this.provinces = provinces;
        this.asking = asking;
    }

    @Query
    @Description("How long a camera was up" + PERIOD)
    public Uni<Uptime> cameraUptime(
            @NonNull UUID id,
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable String period) {
        return asking.answer(
                viewer -> {
                    var asked = UptimePeriod.of(from, to, period);
                    return cameras.byId(id, viewer)
                            .chain(known -> uptimes.ofCamera(id, asked, viewer));
                });
    }

    @Query
    @Description("How long the cameras of a facility were up, all together," + PERIOD)
    public Uni<Uptime> facilityUptime(
            @NonNull UUID id,
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable String period) {
        return asking.answer(
                viewer -> {
                    var asked = UptimePeriod.of(from, to, period);
                    return facilities
                            .byId(id, viewer)
                            .chain(known -> uptimes.ofFacility(id, asked, viewer));
                });
    }

    @Query
    @Description("How long the cameras of a province that you may see were up" + PERIOD)
    public Uni<Uptime> provinceUptime(
            @NonNull String key,
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable String period) {
        return asking.answer(
                viewer -> {
                    var asked = UptimePeriod.of(from, to, period);
                    return provinces
                            .one(key, viewer)
                            .chain(known -> uptimes.ofProvince(key, asked, viewer));
                });
    }

    @Query
    @Description("How long the cameras of an enterprise that you may see were up" + PERIOD)
    public Uni<Uptime> enterpriseUptime(
            @NonNull Enterprise enterprise,
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable String period) {
        return asking.answer(
                viewer ->
                        uptimes.ofEnterprise(
                                enterprise, UptimePeriod.of(from, to, period), viewer));
    }
}
