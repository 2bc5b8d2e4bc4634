package vn.giamsat.api.rest;

import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;
import vn.giamsat.access.AuditEntry;
import vn.giamsat.access.AuditFilter;

/// The filters of the audit, as query parameters.
public record AuditQuery(
        @Parameter(description = "First day, in Vietnam", example = "2021-05-06")
                @QueryParam("from")
                @Nullable String from,
        @Parameter(description = "Last day, in Vietnam", example = "2021-05-10") @QueryParam("to")
                @Nullable String to,
        @Parameter(description = "Who did it") @QueryParam("person") @Nullable UUID person,
        @QueryParam("kind") @Nullable String kind,
        @Parameter(description = "Facility, camera, person or appointment that it was done to")
                @QueryParam("row")
                @Nullable UUID row,
        @QueryParam("province") @Nullable String province) {
    AuditFilter filter() {
        return new AuditFilter(
                Choice.day("from", from),
                Choice.day("to", to),
                person,
                Choice.of("kind", kind, AuditEntry.Kind.class),
                row,
                province);
    }
}
