package vn.giamsat.api.rest;

import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;
import vn.giamsat.health.UptimePeriod;

/// The period of an uptime, as query parameters: a day, or from and to.
public record UptimeQuery(
        @Parameter(description = "Instant", example = "2021-05-06T00:00:00+07:00")
                @QueryParam("from")
                @Nullable String from,
        @Parameter(
                        description = "Instant that is not part of it, at most 31 days later",
                        example = "2021-05-07T00:00:00+07:00")
                @QueryParam("to")
                @Nullable String to,
        @Parameter(description = "Instead of both: a day, in Vietnam", example = "2021-05-06")
                @QueryParam("day")
                @Nullable String day) {
    /// @throws vn.giamsat.shared.Problem INVALID_INPUT naming the parameter
    UptimePeriod period() {
        return UptimePeriod.of(
                Choice.instant("from", from), Choice.instant("to", to), Choice.day("day", day));
    }
}
