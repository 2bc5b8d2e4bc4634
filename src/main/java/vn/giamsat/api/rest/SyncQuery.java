package vn.giamsat.api.rest;

import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;
import vn.giamsat.shared.Problem;

/// From where on a client goes on, as query parameters.
public record SyncQuery(
        @Parameter(description = "Token: the `next` of the answer before, or the id of an event")
                @QueryParam("since")
                @Nullable String since,
        @Parameter(description = "Things, 1–200; default 50", example = "50") @QueryParam("limit")
                @Nullable String limit) {
    /// @throws Problem INVALID_INPUT
    int rows() {
        return new PageQuery(limit, null).request().limit();
    }
}
