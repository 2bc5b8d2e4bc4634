package vn.giamsat.api.graphql;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Type;
import org.jspecify.annotations.Nullable;
import vn.giamsat.registry.Contact;
import vn.giamsat.registry.Enterprise;
import vn.giamsat.registry.FacilityKind;
import vn.giamsat.registry.FacilityState;
import vn.giamsat.registry.FacilityView;
import vn.giamsat.registry.ProbeIntervals;
import vn.giamsat.registry.RequiredPoints;

/// A [FacilityView] whose province is the unit itself instead of its key. SmallRye refuses a joined
/// field with the name of a plain one, so the key is hidden, and [Joins] leads on from it.
@Type("FacilityView")
public record FacilityNode(
        UUID id,
        @Ignore String provinceKey,
        String name,
        FacilityKind kind,
        @Nullable String managingAuthority,
        @Nullable String address,
        @Nullable String commune,
        @Nullable String district,
        @Nullable Double latitude,
        @Nullable Double longitude,
        @Nullable Integer capacity,
        @Nullable Integer occupancy,
        FacilityState state,
        @Nullable Enterprise enterprise,
        List<Contact> contacts,
        List<RequiredPoints> requiredPoints,
        ProbeIntervals intervals,
        int version,
        Instant createdAt,
        Instant updatedAt) {
    static FacilityNode of(FacilityView facility) {
        return new FacilityNode(
                facility.id(),
                facility.province(),
                facility.name(),
                facility.kind(),
                facility.managingAuthority(),
                facility.address(),
                facility.commune(),
                facility.district(),
                facility.latitude(),
                facility.longitude(),
                facility.capacity(),
                facility.occupancy(),
                facility.state(),
                facility.enterprise(),
                facility.contacts(),
                facility.requiredPoints(),
                facility.intervals(),
                facility.version(),
                facility.createdAt(),
                facility.updatedAt());
    }
}
