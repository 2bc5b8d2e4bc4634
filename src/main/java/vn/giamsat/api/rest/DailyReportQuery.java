package vn.giamsat.api.rest;

import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;
import vn.giamsat.report.ReportFiles;
import vn.giamsat.shared.Problem;
import vn.giamsat.shared.Texts;
import vn.giamsat.shared.Violation;

/// Which daily report, as query parameters.
public record DailyReportQuery(
        @Parameter(description = "Id of the order; needed") @QueryParam("campaign")
                @Nullable UUID campaign,
        @Parameter(description = "In Vietnam; needed", example = "2021-05-10") @QueryParam("day")
                @Nullable String day,
        @Parameter(description = "Key; all that you see when there is none", example = "2021-24")
                @QueryParam("province")
                @Nullable String province) {
    /// @throws Problem INVALID_INPUT without an order or a day
    ReportFiles.Wanted wanted(Texts texts) {
        if (campaign == null) {
            throw Problem.invalid(Violation.of("campaign", "not-null"));
        }
        return new ReportFiles.Wanted(
                campaign,
                Choice.demandedDay("day", day),
                province == null || province.isEmpty() ? null : province,
                texts.language().equals("vi"));
    }
}
