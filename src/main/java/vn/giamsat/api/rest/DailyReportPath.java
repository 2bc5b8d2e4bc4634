package vn.giamsat.api.rest;

import jakarta.ws.rs.PathParam;
import java.util.UUID;
import vn.giamsat.report.ReportPlace;
import vn.giamsat.shared.Problem;

/// Which province's report, as parts of the path.
///
/// @param id of the order
/// @param day in Vietnam
/// @param province key
public record DailyReportPath(
        @PathParam("id") UUID id,
        @PathParam("day") String day,
        @PathParam("province") String province) {
    /// @throws Problem INVALID_INPUT for what is no day
    ReportPlace place() {
        return new ReportPlace(id, Choice.demandedDay("day", day), province);
    }
}
