package vn.giamsat.campaign;

import static java.util.stream.Collectors.summingInt;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;
import vn.giamsat.access.Permission;
import vn.giamsat.access.ScopedTransaction;
import vn.giamsat.access.Viewer;

/// Writes down how far each order was when a day is over (migration V042). Days that were missed,
/// because nothing ran, are counted from the history of steps as soon as something runs again.
/// Every replica tries, one at a time does it, and what is kept is never counted again. Event loop.
@ApplicationScoped
public class ProgressKeeping {
    private static final Logger LOG = Logger.getLogger(ProgressKeeping.class);
    private static final Duration EVERY = Duration.ofMinutes(10);

    /// How soon after the start it is looked for the first time.
    private static final Duration SOON = Duration.ofMinutes(1);

    /// What happened before midnight may be committed a little later. Too small: it is missing in
    /// that day for ever. Too big: the day is shown late.
    private static final Duration GRACE = Duration.ofMinutes(10);

    /// Days of orders in one transaction: some 50 ms each for 5,000 facilities.
    private static final int MOST = 50;

    private static final String KEEP = "select keep_progress($1, $2)";

    private final ScopedTransaction transactions;
    private final Clock clock;
    private final AtomicBoolean keeping = new AtomicBoolean();
    private volatile long timer;

    ProgressKeeping(ScopedTransaction transactions, Clock clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    void start(@Observes StartupEvent start, Vertx vertx) {
        timer = vertx.setPeriodic(SOON.toMillis(), EVERY.toMillis(), tick -> keepInTurn());
    }

    void stop(@Observes ShutdownEvent shutdown, Vertx vertx) {
        vertx.cancelTimer(timer);
    }

    private void keepInTurn() {
        if (keeping.compareAndSet(false, true)) {
            keep().eventually(() -> keeping.set(false))
                    .subscribe()
                    .with(
                            days -> LOG.debugf("Progress was kept days=%d", days),
                            lost -> LOG.warnf("Progress cannot be kept: %s", lost.toString()));
        }
    }

    /// The number of days of orders that were kept; none while another replica does it.
    Uni<Integer> keep() {
        return Multi.createBy()
                .repeating()
                .uni(this::some)
                .whilst(days -> days == MOST)
                .collect()
                .with(summingInt(Integer::intValue));
    }

    private Uni<Integer> some() {
        var today = LocalDate.ofInstant(clock.instant().minus(GRACE), Deadlines.VIETNAM);
        return transactions.bulk(
                new Viewer.Counter(),
                Permission.READ,
                connection ->
                        connection
                                .preparedQuery(KEEP)
                                .execute(Tuple.of(today, MOST))
                                .map(rows -> rows.iterator().next().getInteger(0)));
    }
}
