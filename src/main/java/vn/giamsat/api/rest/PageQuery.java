package vn.giamsat.api.rest;

import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;
import vn.giamsat.shared.PageRequest;
import vn.giamsat.shared.Problem;
import vn.giamsat.shared.Violation;

/// Which page of a list, as query parameters.
public record PageQuery(
        @Parameter(description = "Rows, 1–200; default 50", example = "50") @QueryParam("limit")
                @Nullable String limit,
        @Parameter(description = "Cursor of the page before: its `next`") @QueryParam("after")
                @Nullable String after) {
    /// @throws Problem INVALID_INPUT, INVALID_CURSOR
    PageRequest request() {
        try {
            return PageRequest.of(limit == null ? null : Integer.valueOf(limit), after);
        } catch (NumberFormatException noNumber) {
            throw Problem.invalid(Violation.of("limit", "integer"));
        }
    }
}
