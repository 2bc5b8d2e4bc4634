package vn.giamsat.api.rest;

import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;
import vn.giamsat.field.StatusFilter;
import vn.giamsat.field.StatusKind;
import vn.giamsat.health.IncidentFilter.Period;

/// The filters of status reports, as query parameters.
public record StatusQuery(
        @Parameter(description = "Id of the facility") @QueryParam("facility")
                @Nullable String facility,
        @QueryParam("kind") @Nullable String kind,
        @Parameter(description = "true for those that hold still, or will; false for the others")
                @QueryParam("open")
                @Nullable String open,
        @Parameter(
                        description = "Key; a unit includes those that went into it",
                        example = "2025-24")
                @QueryParam("province")
                @Nullable String province,
        @Parameter(
                        description = "Instant from which on it held",
                        example = "2021-05-06T00:00:00+07:00")
                @QueryParam("from")
                @Nullable String from,
        @Parameter(
                        description = "Instant before which it began",
                        example = "2021-05-07T00:00:00+07:00")
                @QueryParam("to")
                @Nullable String to) {
    /// @throws vn.giamsat.shared.Problem INVALID_INPUT naming the parameter
    StatusFilter filter() {
        return new StatusFilter(
                Choice.id("facility", facility),
                Choice.of("kind", kind, StatusKind.class),
                open == null ? null : Choice.flag("open", open),
                province,
                new Period(Choice.instant("from", from), Choice.instant("to", to)));
    }
}
