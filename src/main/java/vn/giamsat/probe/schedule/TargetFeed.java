package vn.giamsat.probe.schedule;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import vn.giamsat.fleet.Tenure;
import vn.giamsat.registry.CameraNotices;
import vn.giamsat.registry.CameraNotices.Listening;

/// Keeps the timetable equal to the registry, as far as this replica owns it: reads the cameras of
/// shards that it takes, each changed camera a moment after its notice, and all again: spread over
/// minutes in case that a notice was lost and nobody knows, soon when a connection was lost. Many
/// are read a page at a time ([Pages]). While the database is away the timetable stays as it was.
/// One reading at a time; what failed waits and lets others through. Confined to the scheduler's
/// loop.
@ApplicationScoped
class TargetFeed {
    private static final Logger LOG = Logger.getLogger(TargetFeed.class);
    private static final int LATE = 4_000; // after whoever prepares the database
    private static final Duration NOTICES_TOGETHER = Duration.ofMillis(100);
    private static final Duration RETRY = Duration.ofSeconds(2);

    /// Against connections that died without a word and proxies that swallow notices.
    private static final Duration REVIEW_WITHIN = Duration.ofMinutes(5);

    private static final Duration READ_WITHIN = Duration.ofMinutes(1);
    private static final Duration CHECK_EVERY = Duration.ofMinutes(5);
    private static final Duration ALIVE_WITHIN = Duration.ofSeconds(10);

    private final SchedulerLoop loop;
    private final CameraNotices notices;
    private final TargetReader reader;
    private final Scheduler scheduler;
    private final Tenure tenure;
    private final Patience patience;
    private final ReadingOrder order = new ReadingOrder();
    private @Nullable Listening listening;
    private int generation;
    private boolean reading;
    private boolean away;
    private volatile boolean stopped;
    private volatile long check;

    /// @param reading after which it is given up
    /// @param review in which all cameras are read again, plus the time that the readings take
    record Patience(Duration reading, Duration review) {
        static final Patience USUAL = new Patience(READ_WITHIN, REVIEW_WITHIN);
    }

    @Inject
    TargetFeed(
            SchedulerLoop loop,
            CameraNotices notices,
            TargetReader reader,
            Scheduler scheduler,
            Tenure tenure) {
        this(loop, notices, reader, scheduler, tenure, Patience.USUAL);
    }

    TargetFeed(
            SchedulerLoop loop,
            CameraNotices notices,
            TargetReader reader,
            Scheduler scheduler,
            Tenure tenure,
            Patience patience) {
        this.loop = loop;
        this.notices = notices;
        this.reader = reader;
        this.scheduler = scheduler;
        this.tenure = tenure;
        this.patience = patience;
    }

    void start(@Observes @Priority(LATE) StartupEvent start) {
        check = loop.every(CHECK_EVERY, this::check);
        loop.run(this::listen);
        loop.run(() -> reviewAfter(patience.review()));
    }

    /// Has the cameras of shards read that are this replica's from now on.
    void take(Set<Integer> shards) {
        order.take(shards);
        read();
    }

    void stop(@Observes @Priority(1) ShutdownEvent shutdown) {
        stopped = true;
        loop.cancel(check);
        loop.run(
                () -> {
                    if (listening != null) {
                        close(listening);
                    }
                });
    }

    /// Reads one camera now, so that a probe that is asked for uses what was just entered.
    ///
    /// @throws vn.giamsat.shared.Problem DATABASE_UNAVAILABLE
    Uni<Void> refresh(UUID cameraId) {
        var ids = List.of(cameraId);
        return reader.some(ids).chain(found -> scheduler.update(ids, found));
    }

    private void listen() {
        if (stopped) {
            return;
        }
        var mine = ++generation;
        notices.listen(id -> loop.run(() -> note(id)), () -> loop.run(() -> lost(mine)))
                .emitOn(loop::run)
                .subscribe()
                .with(this::listens, failure -> lost(mine));
    }

    private void listens(Listening connection) {
        if (stopped) {
            close(connection);
            return;
        }
        listening = connection;
        if (order.isBegun()) {
            order.begin(Wanted.Review.atOnce()); // what was read may have changed unheard
        }
        read();
    }

    /// The loss of a connection may be told more than once, and late.
    private void lost(int lostGeneration) {
        if (lostGeneration == generation) {
            generation++;
            listening = null;
            loop.after(RETRY, this::listen);
        }
    }

    private void check() {
        var connection = listening;
        var mine = generation;
        if (connection != null) {
            connection
                    .check()
                    .ifNoItem()
                    .after(ALIVE_WITHIN)
                    .fail()
                    .emitOn(loop::run)
                    .subscribe()
                    .with(alive -> {}, dead -> lost(mine));
        }
    }

    private static void close(Listening connection) {
        connection
                .close()
                .subscribe()
                .with(done -> {}, failure -> LOG.debug("A connection did not close", failure));
    }

    private void note(UUID cameraId) {
        if (!tenure.has(cameraId)) {
            return;
        }
        if (order.add(List.of(cameraId))) {
            loop.after(NOTICES_TOGETHER, this::read);
        }
    }

    private void reviewAfter(Duration pause) {
        after(pause, order.review().pages());
    }

    private void after(Duration pause, Pages pages) {
        loop.after(
                pause,
                () -> {
                    pages.due();
                    read();
                });
    }

    private void read() {
        var wanted = reading || stopped ? null : order.next();
        if (wanted == null) {
            return;
        }
        reading = true;
        var began = loop.now();
        read(wanted)
                .ifNoItem()
                .after(patience.reading())
                .fail()
                .emitOn(loop::run)
                .subscribe()
                .with(done -> ended(wanted, began), failure -> failed(wanted, began, failure));
    }

    private Uni<Void> read(Wanted wanted) {
        return switch (wanted) {
            case Wanted.Changed(var ids) ->
                    reader.some(ids).chain(found -> scheduler.update(ids, found));
            case Wanted.Taken(var shards, var pages) -> {
                var ours = new HashSet<>(shards);
                ours.retainAll(tenure.shards());
                yield page(pages, ours, pages.cameras());
            }
            case Wanted.Review(_, var pages) -> {
                if (pages.cameras() == 0) {
                    scheduler.beginReview();
                }
                yield page(pages, tenure.shards(), 0);
            }
        };
    }

    private Uni<Void> page(Pages pages, Set<Integer> shards, int before) {
        return pages.next(reader, shards)
                .call(found -> scheduler.takeUp(found, before))
                .invoke(pages::came)
                .replaceWithVoid();
    }

    private void ended(Wanted wanted, Instant began) {
        reading = false;
        if (away) {
            LOG.warn("Cameras can be read again");
        }
        away = false;
        switch (wanted) {
            case Wanted.Taken shards -> order.came(shards);
            case Wanted.Review of when of == order.review() -> reviewed(of, began);
            case Wanted.Review replaced -> {}
            case Wanted.Changed done -> {}
        }
        read();
    }

    private void reviewed(Wanted.Review page, Instant began) {
        if (page.pages().isOver()) {
            order.add(scheduler.unmet()); // read once more before they are left
            order.begin(Wanted.Review.inTurn());
        }
        reviewAfter(restFrom(began, order.review().urgent() ? Duration.ZERO : betweenPages()));
    }

    private Duration betweenPages() {
        return patience.review().dividedBy(scheduler.load().cameras() / TargetReader.PAGE + 1);
    }

    /// As long as it took, so that reading takes half of the time at most.
    private Duration restFrom(Instant began, Duration atLeast) {
        var took = Duration.between(began, loop.now());
        return took.compareTo(atLeast) > 0 ? took : atLeast;
    }

    /// What took too long will again, and takes time from the probes and from other readings.
    private void failed(Wanted wanted, Instant began, Throwable failure) {
        reading = false;
        var rest = restFrom(began, RETRY);
        switch (wanted) {
            case Wanted.Taken(_, var pages) -> after(rest, pages);
            case Wanted.Changed(var ids) ->
                    loop.after(
                            rest,
                            () -> {
                                order.add(ids);
                                read();
                            });
            case Wanted.Review(var urgent, var pages) ->
                    after(urgent ? rest : restFrom(began, betweenPages()), pages);
        }
        if (!away) {
            LOG.warnf("Cameras cannot be read, probing goes on with those known: %s", failure);
        }
        away = true;
        read();
    }
}
