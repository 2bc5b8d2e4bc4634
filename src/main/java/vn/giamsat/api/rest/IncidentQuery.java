package vn.giamsat.api.rest;

import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;
import vn.giamsat.health.IncidentFilter;
import vn.giamsat.health.IncidentLevel;

/// The filters of incidents, as query parameters.
public record IncidentQuery(
        @Parameter(description = "true for those that last still, false for the others")
                @QueryParam("open")
                @Nullable String open,
        @Parameter(description = "Id of the facility") @QueryParam("facility")
                @Nullable String facility,
        @Parameter(description = "Id of the camera") @QueryParam("camera") @Nullable String camera,
        @Parameter(
                        description = "Key; a unit includes those that went into it",
                        example = "2025-24")
                @QueryParam("province")
                @Nullable String province,
        @Parameter(
                        description = "Instant from which on it lasted",
                        example = "2021-05-06T00:00:00+07:00")
                @QueryParam("from")
                @Nullable String from,
        @Parameter(
                        description = "Instant before which it began",
                        example = "2021-05-07T00:00:00+07:00")
                @QueryParam("to")
                @Nullable String to,
        @Parameter(description = "CAMERA, FACILITY, UPLINK, ENTERPRISE or PROVINCE")
                @QueryParam("level")
                @Nullable String level,
        @Parameter(description = "Id of the incident that they joined") @QueryParam("parent")
                @Nullable String parent,
        @Parameter(
                        description =
                                "true for those that stand for themselves, false for those that joined"
                                        + " one of a wider place")
                @QueryParam("standing")
                @Nullable String standing) {
    /// @throws vn.giamsat.shared.Problem INVALID_INPUT naming the parameter
    IncidentFilter filter() {
        return new IncidentFilter(
                open == null ? null : Choice.flag("open", open),
                Choice.id("facility", facility),
                Choice.id("camera", camera),
                province,
                new IncidentFilter.Period(Choice.instant("from", from), Choice.instant("to", to)),
                new IncidentFilter.Joining(
                        Choice.of("level", level, IncidentLevel.class),
                        Choice.id("parent", parent),
                        standing == null ? null : Choice.flag("standing", standing)));
    }
}
