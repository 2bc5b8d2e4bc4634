package vn.giamsat.api.graphql;

import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.jspecify.annotations.Nullable;
import vn.giamsat.access.AuditEntry;
import vn.giamsat.access.AuditFilter;

/// Which entries of the audit are asked for.
@Input("AuditFilter")
public record AuditFilterInput(
        @Description("First day, in Vietnam") @Nullable LocalDate from,
        @Description("Last day, in Vietnam") @Nullable LocalDate to,
        @Description("Who did it") @Nullable UUID personId,
        AuditEntry.@Nullable Kind kind,
        @Description("Facility, camera, person or appointment that it was done to")
                @Nullable UUID rowId,
        @Nullable String province) {
    static AuditFilter filter(@Nullable AuditFilterInput input) {
        return input == null
                ? new AuditFilter(null, null, null, null, null, null)
                : new AuditFilter(
                        input.from,
                        input.to,
                        input.personId,
                        input.kind,
                        input.rowId,
                        input.province);
    }
}
