package vn.giamsat.api.graphql;

import java.util.UUID;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.jspecify.annotations.Nullable;
import vn.giamsat.health.HealthState;
import vn.giamsat.probe.FailureCode;
import vn.giamsat.registry.CameraFilter;
import vn.giamsat.registry.CameraState;

/// Which cameras are asked for.
@Input("CameraFilter")
public record CameraFilterInput(
        @Description("Key; a unit includes those that went into it") @Nullable String province,
        @Nullable UUID facilityId,
        @Description("Without it, all but the retired") @Nullable CameraState state,
        @Nullable HealthState health,
        @Description("First failing reason of the last probe") @Nullable FailureCode reason,
        @Description("Part of the name") @Nullable String text) {
    static CameraFilter filter(@Nullable CameraFilterInput input) {
        return input == null
                ? CameraFilter.ALL
                : new CameraFilter(
                        input.province,
                        input.facilityId,
                        input.state,
                        input.health == null ? null : input.health.name(),
                        input.reason == null ? null : input.reason.name(),
                        input.text);
    }
}
