package vn.giamsat.registry;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A facility as a person enters it.
///
/// @param id made by the client when it was offline, with its `idNode` (`GET /me`) at the end; null
///     lets the service make one
/// @param province key such as `2021-24`
/// @param latitude degrees north, WGS 84
/// @param longitude degrees east, WGS 84
/// @param capacity people it can take
/// @param occupancy people it holds now
/// @param state ACTIVE when null
/// @param intervals of its cameras that have none of their own; as configured when null
public record FacilityDraft(
        @Nullable UUID id,
        @NotNull @Pattern(regexp = "20[0-9]{2}-[0-9]{2}") String province,
        @NotBlank @Size(max = 200) String name,
        @NotNull FacilityKind kind,
        @Nullable @Size(max = 200) String managingAuthority,
        @Nullable @Size(max = 500) String address,
        @Nullable @Size(max = 200) String commune,
        @Nullable @Size(max = 200) String district,
        @Nullable @DecimalMin("-90") @DecimalMax("90") Double latitude,
        @Nullable @DecimalMin("-180") @DecimalMax("180") Double longitude,
        @Nullable @Min(0) @Max(1_000_000) Integer capacity,
        @Nullable @Min(0) @Max(1_000_000) Integer occupancy,
        @Nullable FacilityState state,
        @Nullable Enterprise enterprise,
        @Nullable @Size(max = 20) List<@NotNull @Valid Contact> contacts,
        @Nullable @Size(max = 8) List<@NotNull @Valid RequiredPoints> requiredPoints,
        @Nullable @Valid ProbeIntervals intervals) {
    public FacilityDraft {
        state = state == null ? FacilityState.ACTIVE : state;
        intervals = intervals == null ? ProbeIntervals.INHERITED : intervals;
        contacts =
                contacts == null
                        ? List.of()
                        : Collections.unmodifiableList(new ArrayList<>(contacts));
        requiredPoints =
                requiredPoints == null
                        ? List.of()
                        : Collections.unmodifiableList(new ArrayList<>(requiredPoints));
    }
}
