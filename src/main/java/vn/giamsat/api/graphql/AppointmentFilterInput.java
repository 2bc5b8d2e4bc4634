package vn.giamsat.api.graphql;

import java.util.UUID;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.jspecify.annotations.Nullable;
import vn.giamsat.access.AppointmentFilter;
import vn.giamsat.access.Role;

/// Which appointments are asked for.
@Input("AppointmentFilter")
public record AppointmentFilterInput(
        @Nullable String province,
        @Nullable Role role,
        @Nullable UUID facilityId,
        @Description("Ended ones too") @DefaultValue("false") @Nullable Boolean ended,
        @Description("Part of the person's name") @Nullable String text) {
    static AppointmentFilter filter(@Nullable AppointmentFilterInput input) {
        return input == null
                ? new AppointmentFilter(null, null, null, false, null)
                : new AppointmentFilter(
                        input.province,
                        input.role,
                        input.facilityId,
                        Boolean.TRUE.equals(input.ended),
                        input.text);
    }
}
