package vn.giamsat.report;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jboss.logging.Logger;
import vn.giamsat.access.Permission;
import vn.giamsat.access.ScopedTransaction;
import vn.giamsat.access.Viewer;

/// Writes down, once for each province over all replicas, that a report is due soon or late; it
/// submits nothing. Every replica looks each minute, and the key of the note lets one of them win.
/// Event loop.
@ApplicationScoped
public class ReportReminders {
    private static final Logger LOG = Logger.getLogger(ReportReminders.class);
    private static final Duration EVERY = Duration.ofMinutes(1);
    private static final String REMIND = "select * from remind_of_daily_reports($1, $2, $3)";

    private final ScopedTransaction transactions;
    private final ReportCalendar calendar;
    private volatile long timer;

    ReportReminders(ScopedTransaction transactions, ReportCalendar calendar) {
        this.transactions = transactions;
        this.calendar = calendar;
    }

    void start(@Observes StartupEvent start, Vertx vertx) {
        timer = vertx.setPeriodic(EVERY.toMillis(), tick -> look());
    }

    void stop(@Observes ShutdownEvent shutdown, Vertx vertx) {
        vertx.cancelTimer(timer);
    }

    private void look() {
        remind().subscribe()
                .with(
                        notes -> LOG.debugf("Reports were looked after notes=%d", notes),
                        lost -> LOG.warnf("Reports cannot be looked after: %s", lost.toString()));
    }

    /// Notes what is due by now; also what was late yesterday, if nothing ran that evening.
    ///
    /// @return how many notes are new
    Uni<Integer> remind() {
        var today = calendar.today();
        return note("LATE", today.minusDays(1))
                .chain(missed -> remindOf(today).map(noted -> missed + noted));
    }

    private Uni<Integer> remindOf(LocalDate today) {
        var now = calendar.now();
        if (!now.isBefore(calendar.day(today).lateFrom())) {
            return note("LATE", today);
        }
        return now.isBefore(calendar.remindAt(today))
                ? Uni.createFrom().item(0)
                : note("DUE", today);
    }

    private Uni<Integer> note(String kind, LocalDate day) {
        var values = Tuple.of(kind, day, calendar.now().atOffset(ZoneOffset.UTC));
        return transactions.bulk(
                new Viewer.Prober(),
                Permission.READ_REPORTS,
                connection ->
                        connection
                                .preparedQuery(REMIND)
                                .execute(values)
                                .map(rows -> rows.rowCount()));
    }
}
