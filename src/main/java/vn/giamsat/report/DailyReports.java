package vn.giamsat.report;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import vn.giamsat.access.Permission;
import vn.giamsat.access.Scope;
import vn.giamsat.access.ScopedTransaction;
import vn.giamsat.access.Viewer;
import vn.giamsat.shared.ErrorCode;
import vn.giamsat.shared.Problem;

/// What provinces report, and what the ministry sees of it. A day that nobody submitted for has
/// the figures that the service keeps since it is settled ([DaySettling]); what is not kept is
/// computed when it is asked for, from the same history to the same figures. Event loop.
@ApplicationScoped
public class DailyReports {
    private final ScopedTransaction transactions;
    private final ReportCalendar calendar;

    /// The ministry's day that is not settled takes seconds of the database's CPU.
    private final InFlight<Asked, List<ProvinceReport>> computing = new InFlight<>();

    DailyReports(ScopedTransaction transactions, ReportCalendar calendar) {
        this.transactions = transactions;
        this.calendar = calendar;
    }

    /// The latest version.
    ///
    /// @throws Problem DAY_OUTSIDE_ORDER; NOT_FOUND for a province that does not report, or not to
    ///     this viewer
    public Uni<DailyReportView> one(ReportPlace place, Viewer viewer) {
        return rows(ReportRows.ONE, place, viewer)
                .map(
                        found ->
                                found.stream()
                                        .findFirst()
                                        .orElseThrow(() -> new Problem(ErrorCode.NOT_FOUND)));
    }

    /// All versions, the first one first; none as long as nobody has touched it.
    ///
    /// @throws Problem as [#one]
    public Uni<List<DailyReportView>> versions(ReportPlace place, Viewer viewer) {
        return one(place, viewer).chain(known -> rows(ReportRows.VERSIONS, place, viewer));
    }

    private Uni<List<DailyReportView>> rows(String sql, ReportPlace place, Viewer viewer) {
        var day = calendar.day(place.day());
        var now = calendar.now();
        var late = !now.isBefore(day.lateFrom());
        return within(place.campaignId(), day, viewer)
                .chain(
                        () ->
                                transactions.rows(
                                        viewer.scope(Permission.READ_REPORTS),
                                        sql,
                                        ReportRows.asked(place, day, now),
                                        row -> ReportRows.stored(row, place, late).view()));
    }

    /// Before anything is computed. An order that does not exist has no days, and no rows either.
    private Uni<Void> within(UUID campaignId, ReportingDay day, Viewer viewer) {
        return transactions
                .rows(
                        viewer.scope(Permission.READ_REPORTS),
                        OrderDays.SQL,
                        Tuple.of(campaignId),
                        OrderDays::of)
                .invoke(orders -> orders.forEach(order -> order.demand(day, calendar.now())))
                .replaceWithVoid();
    }

    /// Whose lines of which day: the same for all who see the same.
    private record Asked(Scope scope, UUID campaignId, LocalDate day) {}

    /// All provinces of a day that the viewer sees. Who asks while the same is computed for another
    /// gets it from there.
    ///
    /// @throws Problem DAY_OUTSIDE_ORDER; NOT_FOUND for an order that does not exist, or has none
    ///     of his provinces
    public Uni<ReportDay> day(UUID campaignId, LocalDate of, Viewer viewer) {
        var day = calendar.day(of);
        return lines(campaignId, day, viewer)
                .invoke(DailyReports::demandAny)
                .map(lines -> ReportDay.of(campaignId, day, lines));
    }

    private static void demandAny(List<ProvinceReport> lines) {
        if (lines.isEmpty()) {
            throw new Problem(ErrorCode.NOT_FOUND);
        }
    }

    private Uni<List<ProvinceReport>> lines(UUID campaignId, ReportingDay day, Viewer viewer) {
        return within(campaignId, day, viewer)
                .chain(
                        () -> {
                            var scope = viewer.scope(Permission.READ_REPORTS);
                            return computing.shared(
                                    new Asked(scope, campaignId, day.day()),
                                    () -> computed(scope, campaignId, day));
                        });
    }

    private Uni<List<ProvinceReport>> computed(Scope scope, UUID campaignId, ReportingDay day) {
        var now = calendar.now();
        var late = !now.isBefore(day.lateFrom());
        var asked =
                Tuple.of(
                        campaignId,
                        day.day(),
                        day.from().atOffset(ZoneOffset.UTC),
                        day.cutOff().atOffset(ZoneOffset.UTC),
                        now.atOffset(ZoneOffset.UTC));
        return transactions.rows(scope, ReportRows.DAY, asked, row -> ReportRows.line(row, late));
    }

    /// What changed from one day to the other.
    ///
    /// @throws Problem NOT_FOUND as for a day
    public Uni<DayComparison> compare(
            UUID campaignId, LocalDate day, LocalDate with, Viewer viewer) {
        return day(campaignId, with, viewer)
                .chain(
                        before ->
                                day(campaignId, day, viewer)
                                        .map(
                                                after ->
                                                        FigureChange.between(
                                                                before.total(), after.total())))
                .map(changes -> new DayComparison(campaignId, day, with, changes));
    }
}
