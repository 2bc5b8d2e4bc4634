package vn.giamsat.registry;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A facility as people see it. Fields as in [FacilityDraft].
///
/// @param version counts changes; the strong ETag
public record FacilityView(
        UUID id,
        String province,
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
    /// The facility as a person would enter it, to be changed and handed in again.
    public FacilityDraft draft() {
        return new FacilityDraft(
                id,
                province,
                name,
                kind,
                managingAuthority,
                address,
                commune,
                district,
                latitude,
                longitude,
                capacity,
                occupancy,
                state,
                enterprise,
                contacts,
                requiredPoints,
                intervals);
    }
}
