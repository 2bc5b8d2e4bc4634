package vn.giamsat.api.graphql;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.jspecify.annotations.Nullable;
import vn.giamsat.registry.Enterprise;
import vn.giamsat.registry.FacilityFilter;
import vn.giamsat.registry.FacilityKind;
import vn.giamsat.registry.FacilityState;

/// Which facilities are asked for.
@Input("FacilityFilter")
public record FacilityFilterInput(
        @Description("Key; a unit includes those that went into it") @Nullable String province,
        @Nullable FacilityKind kind,
        @Nullable FacilityState state,
        @Nullable Enterprise enterprise,
        @Description("Part of the name") @Nullable String text) {
    static FacilityFilter filter(@Nullable FacilityFilterInput input) {
        return input == null
                ? FacilityFilter.ALL
                : new FacilityFilter(
                        input.province, input.kind, input.state, input.enterprise, input.text);
    }
}
