package vn.giamsat.api.graphql;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.jspecify.annotations.Nullable;
import vn.giamsat.access.Deed;
import vn.giamsat.access.Role;
import vn.giamsat.report.DailyReportView;
import vn.giamsat.report.DailyReports;
import vn.giamsat.report.DayComparison;
import vn.giamsat.report.ReportDay;
import vn.giamsat.report.ReportFiles;
import vn.giamsat.report.ReportPlace;

/// Daily reports, as the ministry and the provinces see them.
@GraphQLApi
@RolesAllowed(Role.REPORT_READERS)
public class ReportQueries {
    private final DailyReports reports;
    private final ReportFiles files;
    private final Asking asking;

    ReportQueries(DailyReports reports, ReportFiles files, Asking asking) {
        this.reports = reports;
        this.files = files;
        this.asking = asking;
    }

    @Query
    @Description(
            "Reports of a day: expected, received, on time, accepted, and all figures together. A"
                    + " province that submitted nothing has them as computed, not confirmed")
    public Uni<ReportDay> dailyReports(@NonNull UUID campaignId, @NonNull LocalDate day) {
        return asking.answer(viewer -> reports.day(campaignId, day, viewer));
    }

    @Query
    @Description("The latest version of a province's report")
    public Uni<DailyReportView> dailyReport(
            @NonNull UUID campaignId, @NonNull LocalDate day, @NonNull String province) {
        var place = new ReportPlace(campaignId, day, province);
        return asking.answer(viewer -> reports.one(place, viewer));
    }

    @Query
    @Description("All versions of a province's report, the first one first")
    public Uni<List<DailyReportView>> dailyReportVersions(
            @NonNull UUID campaignId, @NonNull LocalDate day, @NonNull String province) {
        var place = new ReportPlace(campaignId, day, province);
        return asking.answer(viewer -> reports.versions(place, viewer));
    }

    @Query
    @Description("What changed since another day; by default the day before")
    public Uni<DayComparison> compareDailyReports(
            @NonNull UUID campaignId, @NonNull LocalDate day, @Nullable LocalDate with) {
        var before = with == null ? day.minusDays(1) : with;
        return asking.answer(viewer -> reports.compare(campaignId, day, before, viewer));
    }

    @Query
    @Description(
            "The CSV file of a day, a line for each figure, in the language of Accept-Language: of"
                    + " one province, or of all that you see")
    public Uni<String> exportDailyReports(
            @NonNull UUID campaignId, @NonNull LocalDate day, @Nullable String province) {
        var vietnamese = asking.texts().language().equals("vi");
        var wanted = new ReportFiles.Wanted(campaignId, day, province, vietnamese);
        return asking.answer(Deed.EXPORT, viewer -> files.csv(wanted, viewer).toUni());
    }
}
