package vn.giamsat.api.rest;

import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;
import vn.giamsat.registry.Enterprise;
import vn.giamsat.registry.FacilityFilter;
import vn.giamsat.registry.FacilityKind;
import vn.giamsat.registry.FacilityState;

/// The filters of the list of facilities, as query parameters.
///
/// @param province key; a unit includes those that went into it
public record FacilityQuery(
        @Parameter(
                        description = "Key; a unit includes those that went into it",
                        example = "2025-24")
                @QueryParam("province")
                @Nullable String province,
        @QueryParam("kind") @Nullable String kind,
        @QueryParam("state") @Nullable String state,
        @QueryParam("enterprise") @Nullable String enterprise,
        @Parameter(description = "Part of the name") @QueryParam("text") @Nullable String text) {
    FacilityFilter filter() {
        return new FacilityFilter(
                province,
                Choice.of("kind", kind, FacilityKind.class),
                Choice.of("state", state, FacilityState.class),
                Choice.of("enterprise", enterprise, Enterprise.class),
                text);
    }
}
