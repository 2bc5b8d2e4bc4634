package vn.giamsat.report;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;
import vn.giamsat.access.Permission;
import vn.giamsat.access.ScopedTransaction;
import vn.giamsat.access.Viewer;
import vn.giamsat.health.HealthJournal;

/// Finds out when the figures of a day are whole, and keeps them from then on.
///
/// What happened before the cut-off may come to the database behind it. So the service waits for
/// the grace, writes all that it has seen of cameras, and marks a transaction: when none that is
/// older still writes, nothing of the day is missing. While the database is away nobody marks, and
/// so nobody submits. Every replica looks; one mark and one row of figures is enough. Event loop.
@ApplicationScoped
public class DaySettling {
    /// How soon it is worth asking again while others still write.
    static final Duration EVERY = Duration.ofSeconds(10);

    private static final Logger LOG = Logger.getLogger(DaySettling.class);

    /// Of 2,080 cameras each: a transaction that holds nothing back for more than a second.
    private static final int PROVINCES_AT_ONCE = 4;

    private static final String MARK = "select mark_cut_off($1, $2)";
    private static final String KEEP = "select keep_figures($1, $2, $3, $4, $5)";

    private final ScopedTransaction transactions;
    private final HealthJournal journal;
    private final ReportCalendar calendar;
    private final AtomicBoolean looking = new AtomicBoolean();
    private volatile LocalDate marked = LocalDate.MIN;
    private volatile boolean failing;
    private volatile long timer;

    DaySettling(ScopedTransaction transactions, HealthJournal journal, ReportCalendar calendar) {
        this.transactions = transactions;
        this.journal = journal;
        this.calendar = calendar;
    }

    void start(@Observes StartupEvent start, Vertx vertx) {
        timer = vertx.setPeriodic(1, EVERY.toMillis(), tick -> look());
    }

    void stop(@Observes ShutdownEvent shutdown, Vertx vertx) {
        vertx.cancelTimer(timer);
    }

    private void look() {
        if (looking.compareAndSet(false, true)) {
            settle().onTermination()
                    .invoke(() -> looking.set(false))
                    .subscribe()
                    .with(kept -> failing = false, this::told);
        }
    }

    /// Once, however long it lasts.
    private void told(Throwable lost) {
        if (!failing) {
            LOG.warnf("Figures of reports cannot be settled: %s", lost.toString());
        }
        failing = true;
    }

    /// Marks the last day whose grace is over, and keeps its figures if they are whole, with those
    /// of the day before, which every report is told against.
    ///
    /// @return of how many provinces and days figures are kept now that were not
    Uni<Long> settle() {
        var day = calendar.latestSettling();
        var before = calendar.day(day.day().minusDays(1));
        return (day.day().equals(marked) ? Uni.createFrom().voidItem() : mark(day))
                .chain(() -> keep(day, 0))
                .chain(kept -> keep(before, kept));
    }

    private Uni<Void> mark(ReportingDay day) {
        return journal.flush()
                .chain(() -> asService(MARK, Tuple.of(at(day.settling()), at(calendar.now()))))
                .invoke(rows -> marked = day.day())
                .replaceWithVoid();
    }

    private Uni<Long> keep(ReportingDay day, long before) {
        var asked =
                Tuple.of(
                        day.day(),
                        at(day.from()),
                        at(day.cutOff()),
                        at(day.settling()),
                        PROVINCES_AT_ONCE);
        return asService(KEEP, asked)
                .map(rows -> rows.iterator().next().getLong(0))
                .chain(
                        kept ->
                                kept == 0
                                        ? Uni.createFrom().item(before)
                                        : keep(day, before + kept));
    }

    private Uni<RowSet<Row>> asService(String sql, Tuple values) {
        return transactions.bulk(
                new Viewer.Prober(),
                Permission.READ_REPORTS,
                connection -> connection.preparedQuery(sql).execute(values));
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
