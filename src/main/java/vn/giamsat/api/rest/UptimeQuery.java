package vn.giamsat.api.rest;

import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;
import vn.giamsat.health.UptimePeriod;

/// A period as query parameters: the name of one, or from and to.
public record UptimeQuery(
        @Parameter(description = "Instant", example = "2021-05-06T00:00:00+07:00")
                @QueryParam("from")
                @Nullable String from,
        @Parameter(
                        description = "Instant that is not part of it, at most 31 days later",
                        example = "2021-05-07T00:00:00+07:00")
                @QueryParam("to")
                @Nullable String to,
        @Parameter(
                        description =
                                "Instead of both: an hour (2021-05-06T10), day (2021-05-06), week"
                                        + " (2021-W18) or month (2021-05) of Vietnam's calendar",
                        example = "2021-05-06")
                @QueryParam("period")
                @Nullable String period) {
    /// @throws vn.giamsat.shared.Problem INVALID_INPUT naming the parameter
    UptimePeriod named() {
        return UptimePeriod.of(Choice.instant("from", from), Choice.instant("to", to), period);
    }
}
