package vn.giamsat.api.rest;

import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;
import vn.giamsat.campaign.ProgressHistory;

/// Which days of an order, as query parameters.
public record HistoryQuery(
        @Parameter(description = "First day, in Vietnam", example = "2021-05-06")
                @QueryParam("from")
                @Nullable String from,
        @Parameter(description = "Last day; default yesterday", example = "2021-05-10")
                @QueryParam("to")
                @Nullable String to,
        @Parameter(
                        description = "Key; a unit includes those that went into it",
                        example = "2025-24")
                @QueryParam("province")
                @Nullable String province) {
    ProgressHistory.Wanted wanted(UUID campaign) {
        return new ProgressHistory.Wanted(
                campaign, Choice.day("from", from), Choice.day("to", to), province);
    }
}
