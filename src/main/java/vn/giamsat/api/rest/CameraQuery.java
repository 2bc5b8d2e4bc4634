package vn.giamsat.api.rest;

import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;
import vn.giamsat.health.HealthState;
import vn.giamsat.probe.FailureCode;
import vn.giamsat.registry.CameraFilter;
import vn.giamsat.registry.CameraState;
import vn.giamsat.shared.Problem;

/// The filters of the list of cameras, as query parameters.
public record CameraQuery(
        @Parameter(
                        description = "Key; a unit includes those that went into it",
                        example = "2025-24")
                @QueryParam("province")
                @Nullable String province,
        @Parameter(description = "Id of the facility") @QueryParam("facility")
                @Nullable String facility,
        @Parameter(description = "Without it, all but the retired") @QueryParam("state")
                @Nullable String state,
        @Parameter(description = "UNKNOWN, UP, DEGRADED or DOWN") @QueryParam("health")
                @Nullable String health,
        @Parameter(description = "First failing reason", example = "NO_RTP") @QueryParam("reason")
                @Nullable String reason,
        @Parameter(description = "Part of the name") @QueryParam("text") @Nullable String text) {
    /// @throws Problem INVALID_INPUT naming the parameter
    CameraFilter filter() {
        return new CameraFilter(
                province,
                Choice.id("facility", facility),
                Choice.of("state", state, CameraState.class),
                Choice.name("health", health, HealthState.class),
                Choice.name("reason", reason, FailureCode.class),
                text);
    }
}
