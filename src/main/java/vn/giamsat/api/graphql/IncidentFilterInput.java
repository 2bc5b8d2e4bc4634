package vn.giamsat.api.graphql;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.jspecify.annotations.Nullable;
import vn.giamsat.health.IncidentFilter;
import vn.giamsat.health.IncidentLevel;

/// Which incidents are asked for.
@Input("IncidentFilter")
public record IncidentFilterInput(
        @Description("true for those that last still, false for the others") @Nullable Boolean open,
        @Nullable UUID facilityId,
        @Nullable UUID cameraId,
        @Description("Key; a unit includes those that went into it") @Nullable String province,
        @Description("Instant from which on it lasted") @Nullable Instant from,
        @Description("Instant before which it began") @Nullable Instant to,
        @Nullable IncidentLevel level,
        @Description("The incident that they joined") @Nullable UUID parentId,
        @Description(
                        "true for those that stand for themselves, false for those that joined one of a"
                                + " wider place")
                @Nullable Boolean standing) {
    static IncidentFilter filter(@Nullable IncidentFilterInput input) {
        return input == null
                ? IncidentFilter.ALL
                : new IncidentFilter(
                        input.open,
                        input.facilityId,
                        input.cameraId,
                        input.province,
                        new IncidentFilter.Period(input.from, input.to),
                        new IncidentFilter.Joining(input.level, input.parentId, input.standing));
    }
}
