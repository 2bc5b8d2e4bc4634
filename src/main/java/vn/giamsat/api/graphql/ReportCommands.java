package vn.giamsat.api.graphql;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;
import vn.giamsat.access.Role;
import vn.giamsat.report.DailyReportView;
import vn.giamsat.report.LockExceptionDraft;
import vn.giamsat.report.RemarksDraft;
import vn.giamsat.report.ReportDecision;
import vn.giamsat.report.ReportPlace;
import vn.giamsat.report.Reporting;
import vn.giamsat.shared.InputCheck;

/// Commands on daily reports. What is not possible in a report's state is refused as
/// illegal-report-move, with what is in `extensions.legal`.
@GraphQLApi
@RolesAllowed(Role.REPORT_SUBMITTERS)
public class ReportCommands {
    private final Reporting reporting;
    private final InputCheck check;
    private final Asking asking;

    ReportCommands(Reporting reporting, InputCheck check, Asking asking) {
        this.reporting = reporting;
        this.check = check;
        this.asking = asking;
    }

    /// Which report.
    public record DailyReportKey(
            @NonNull UUID campaignId, @NonNull LocalDate day, @NonNull String province) {
        ReportPlace place() {
            return new ReportPlace(campaignId, day, province);
        }
    }

    @Mutation
    @Description("Edit the remarks of a report that is not submitted")
    public Uni<DailyReportView> remarkDailyReport(
            @NonNull DailyReportKey report, int version, @NonNull RemarksDraft remarks) {
        return asking.answer(
                viewer -> reporting.remark(report.place(), version, check.demand(remarks), viewer));
    }

    @Mutation
    @Description("Submit the figures as of the cut-off: from then on the report is locked")
    public Uni<DailyReportView> submitDailyReport(@NonNull DailyReportKey report, int version) {
        return asking.answer(viewer -> reporting.submit(report.place(), version, viewer));
    }

    @Mutation
    @Description(
            "Begin another version of a report that was returned, or of a locked one while an"
                    + " exception of the ministry holds")
    public Uni<DailyReportView> correctDailyReport(@NonNull DailyReportKey report, int version) {
        return asking.answer(viewer -> reporting.correct(report.place(), version, viewer));
    }

    @Mutation
    @RolesAllowed(Role.REPORT_DECIDERS)
    @Description("Accept what was submitted, or return it with a reason")
    public Uni<DailyReportView> decideDailyReport(
            @NonNull DailyReportKey report, int version, @NonNull ReportDecision decision) {
        return asking.answer(
                viewer ->
                        reporting.decide(report.place(), version, check.demand(decision), viewer));
    }

    @Mutation
    @RolesAllowed(Role.REPORT_DECIDERS)
    @Description("Let a locked report be corrected until a time")
    public Uni<DailyReportView> exceptDailyReport(
            @NonNull DailyReportKey report, @NonNull LockExceptionDraft exception) {
        return asking.answer(
                viewer -> reporting.except(report.place(), check.demand(exception), viewer));
    }
}
