package vn.giamsat.api.graphql;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.jspecify.annotations.Nullable;
import vn.giamsat.field.StatusFilter;
import vn.giamsat.field.StatusKind;
import vn.giamsat.health.IncidentFilter.Period;

/// Which status reports are asked for.
@Input("StatusFilter")
public record StatusFilterInput(
        @Nullable UUID facilityId,
        @Nullable StatusKind kind,
        @Description("true for those that hold still, or will; false for the others")
                @Nullable Boolean open,
        @Description("Key; a unit includes those that went into it") @Nullable String province,
        @Description("Instant from which on it held") @Nullable Instant from,
        @Description("Instant before which it began") @Nullable Instant to) {
    static StatusFilter filter(@Nullable StatusFilterInput input) {
        return input == null
                ? StatusFilter.ALL
                : new StatusFilter(
                        input.facilityId,
                        input.kind,
                        input.open,
                        input.province,
                        new Period(input.from, input.to));
    }
}
