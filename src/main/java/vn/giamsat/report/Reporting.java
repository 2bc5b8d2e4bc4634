package vn.giamsat.report;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import vn.giamsat.access.Permission;
import vn.giamsat.access.ScopedTransaction;
import vn.giamsat.access.Viewer;
import vn.giamsat.shared.ErrorCode;
import vn.giamsat.shared.Problem;
import vn.giamsat.shared.Violation;

/// Commands on reports. Each is one transaction that holds the report, so that of two at once the
/// second is judged by what the first left. All name the version that was seen. Event loop.
@ApplicationScoped
public class Reporting {
    private final ScopedTransaction transactions;
    private final ReportCalendar calendar;

    Reporting(ScopedTransaction transactions, ReportCalendar calendar) {
        this.transactions = transactions;
        this.calendar = calendar;
    }

    /// Edits the remarks of what is not submitted.
    ///
    /// @throws Problem NOT_FOUND, DAY_OUTSIDE_ORDER, VERSION_STALE, ILLEGAL_REPORT_MOVE
    public Uni<DailyReportView> remark(
            ReportPlace place, int version, RemarksDraft draft, Viewer.Person viewer) {
        return moved(
                new Asked(place, version, ReportMove.REVIEW, Permission.SUBMIT_REPORTS),
                viewer,
                (statements, found) ->
                        statements.opened(found).chain(id -> statements.remark(id, found, draft)));
    }

    /// Submits the figures as of the cut-off: from then on they never change. That is possible once
    /// they are whole: some time after the cut-off, when nobody writes any more who began before.
    ///
    /// @throws Problem NOT_FOUND, DAY_OUTSIDE_ORDER, VERSION_STALE, ILLEGAL_REPORT_MOVE; or with
    ///     the time to wait CUT_OFF_AHEAD, FIGURES_UNSETTLED
    public Uni<DailyReportView> submit(ReportPlace place, int version, Viewer.Person viewer) {
        demandOver(calendar.day(place.day()));
        return moved(
                new Asked(place, version, ReportMove.SUBMIT, Permission.SUBMIT_REPORTS),
                viewer,
                (statements, found) -> {
                    demandSettled(found);
                    return statements
                            .opened(found)
                            .chain(id -> statements.submit(id, found, viewer));
                });
    }

    private void demandOver(ReportingDay day) {
        var now = calendar.now();
        if (now.isBefore(day.settling())) {
            var ahead = now.isBefore(day.cutOff());
            throw Problem.later(
                    ahead ? ErrorCode.CUT_OFF_AHEAD : ErrorCode.FIGURES_UNSETTLED,
                    Duration.between(now, day.settling()).plusMillis(999));
        }
    }

    private static void demandSettled(ReportRows.Stored found) {
        if (!found.view().settled()) {
            throw Problem.later(ErrorCode.FIGURES_UNSETTLED, DaySettling.EVERY);
        }
    }

    /// Begins another version, with the remarks of the one that it corrects.
    ///
    /// @throws Problem NOT_FOUND, DAY_OUTSIDE_ORDER, VERSION_STALE, ILLEGAL_REPORT_MOVE also for
    ///     one that is locked
    public Uni<DailyReportView> correct(ReportPlace place, int version, Viewer.Person viewer) {
        return moved(
                new Asked(place, version, ReportMove.CORRECT, Permission.SUBMIT_REPORTS),
                viewer,
                (statements, found) -> statements.next(found.view()));
    }

    /// Accepts what was submitted, or returns it.
    ///
    /// @throws Problem NOT_FOUND, DAY_OUTSIDE_ORDER, VERSION_STALE, ILLEGAL_REPORT_MOVE,
    ///     INVALID_INPUT without reason
    public Uni<DailyReportView> decide(
            ReportPlace place, int version, ReportDecision decision, Viewer.Person viewer) {
        var move = decision.demandedMove();
        return moved(
                new Asked(place, version, move, Permission.DECIDE_REPORTS),
                viewer,
                (statements, found) -> statements.decide(found, decision, viewer));
    }

    /// Lets a locked report be corrected for a time.
    ///
    /// @throws Problem NOT_FOUND, DAY_OUTSIDE_ORDER, INVALID_INPUT for a time that is over
    public Uni<DailyReportView> except(
            ReportPlace place, LockExceptionDraft draft, Viewer.Person viewer) {
        if (!draft.until().isAfter(calendar.now())) {
            throw Problem.invalid(Violation.of("until", "in-future"));
        }
        return held(
                place,
                viewer,
                Permission.DECIDE_REPORTS,
                (statements, found) -> statements.except(draft, viewer));
    }

    private Uni<DailyReportView> moved(Asked asked, Viewer.Person viewer, Work work) {
        return held(
                asked.place(),
                viewer,
                asked.permission(),
                (statements, found) -> {
                    if (found.view().version() != asked.version()) {
                        throw new Problem(
                                ErrorCode.VERSION_STALE, "is at version " + found.view().version());
                    }
                    asked.move().from(found.state(), found.exceptionHolds());
                    return work.in(statements, found);
                });
    }

    private Uni<DailyReportView> held(
            ReportPlace place, Viewer.Person viewer, Permission permission, Work work) {
        var day = calendar.day(place.day());
        return transactions.bulk(
                viewer,
                permission,
                connection -> {
                    var statements = statements(connection, place, day);
                    return statements
                            .held()
                            .chain(found -> work.in(statements, found))
                            .chain(done -> statements.one())
                            .map(ReportRows.Stored::view);
                });
    }

    private ReportStatements statements(
            SqlConnection connection, ReportPlace place, ReportingDay day) {
        return new ReportStatements(connection, place, day, calendar.now());
    }

    /// What somebody wants to do with a report.
    private record Asked(ReportPlace place, int version, ReportMove move, Permission permission) {}

    /// What is done in one transaction.
    private interface Work {
        Uni<Void> in(ReportStatements statements, ReportRows.Stored found);
    }
}
