package vn.giamsat.probe.schedule;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import vn.giamsat.fleet.Tenure;
import vn.giamsat.registry.CameraNotices;
import vn.giamsat.registry.CameraNotices.Listening;

/// Keeps the timetable equal to the registry, as far as this replica owns it: reads the cameras of
/// shards that it takes, each changed camera a moment after its notice, and all again whenever
/// notices may have been missed. While the database is away the timetable stays as it was. One
/// reading at a time. Confined to the scheduler's loop.
@ApplicationScoped
class TargetFeed {
    private static final Logger LOG = Logger.getLogger(TargetFeed.class);
    private static final int LATE = 4_000; // after whoever prepares the database
    private static final int IDS_PER_READING = 1_000;
    private static final Duration NOTICES_TOGETHER = Duration.ofMillis(100);
    private static final Duration RETRY = Duration.ofSeconds(2);

    /// What took too long will again, and takes time from the probes. Meanwhile single cameras and
    /// shards are read.
    private static final Duration REST_FROM_ALL = Duration.ofMinutes(1);

    /// Against connections that died without a word and proxies that swallow notices.
    private static final Duration EVERYTHING_EVERY = Duration.ofMinutes(5);

    private static final Duration READ_WITHIN = Duration.ofMinutes(1);
    private static final Duration ALIVE_WITHIN = Duration.ofSeconds(10);

    private final SchedulerLoop loop;
    private final CameraNotices notices;
    private final TargetReader reader;
    private final Scheduler scheduler;
    private final Tenure tenure;
    private final Patience patience;
    private final Set<UUID> changed = new LinkedHashSet<>();
    private final Set<Integer> taken = new HashSet<>();
    private @Nullable Listening listening;
    private int generation;
    private boolean everything;
    private boolean restsFromAll;
    private boolean reading;
    private boolean away;
    private volatile boolean stopped;
    private volatile long check;

    /// @param reading after which it is given up
    /// @param restFromAll after a reading of all cameras that was given up
    record Patience(Duration reading, Duration restFromAll) {
        static final Patience USUAL = new Patience(READ_WITHIN, REST_FROM_ALL);
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

    /// What is read at once.
    ///
    /// @param all that this replica owns; else these shards, and if there are none these cameras
    private record Wanted(boolean all, Set<Integer> shards, List<UUID> ids) {}

    void start(@Observes @Priority(LATE) StartupEvent start) {
        check = loop.every(EVERYTHING_EVERY, this::checkAll);
        loop.run(this::listen);
    }

    /// Has the cameras of shards read that are this replica's from now on.
    void take(Set<Integer> shards) {
        taken.addAll(shards);
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
        readEverything();
    }

    /// The loss of a connection may be told more than once, and late.
    private void lost(int lostGeneration) {
        if (lostGeneration == generation) {
            generation++;
            listening = null;
            loop.after(RETRY, this::listen);
        }
    }

    private void checkAll() {
        readEverything();
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
        if (changed.isEmpty()) {
            loop.after(NOTICES_TOGETHER, this::read);
        }
        changed.add(cameraId);
    }

    private void readEverything() {
        everything = true;
        read();
    }

    private void read() {
        var nothing = !wantsAll() && taken.isEmpty() && changed.isEmpty();
        if (reading || stopped || nothing) {
            return;
        }
        reading = true;
        var wanted = next();
        read(wanted)
                .ifNoItem()
                .after(patience.reading())
                .fail()
                .emitOn(loop::run)
                .subscribe()
                .with(done -> ended(), failure -> failed(wanted, failure));
    }

    private boolean wantsAll() {
        return everything && !restsFromAll;
    }

    private Wanted next() {
        if (wantsAll()) {
            everything = false;
            taken.clear();
            return new Wanted(true, tenure.shards(), List.of());
        }
        var shards = Set.copyOf(taken);
        taken.clear();
        var ids =
                shards.isEmpty()
                        ? changed.stream().limit(IDS_PER_READING).toList()
                        : List.<UUID>of();
        ids.forEach(changed::remove);
        return new Wanted(false, shards, ids);
    }

    private Uni<Void> read(Wanted wanted) {
        if (wanted.all()) {
            return reader.ofShards(wanted.shards()).chain(scheduler::replaceAll);
        }
        return wanted.shards().isEmpty()
                ? reader.some(wanted.ids()).chain(found -> scheduler.update(wanted.ids(), found))
                : reader.ofShards(wanted.shards())
                        .chain(found -> scheduler.update(List.of(), found));
    }

    private void ended() {
        reading = false;
        if (away) {
            LOG.warn("Cameras can be read again");
        }
        away = false;
        read();
    }

    private void failed(Wanted wanted, Throwable failure) {
        reading = false;
        if (wanted.all()) {
            everything = true;
            if (failure instanceof TimeoutException) {
                restFromAll();
            }
        } else {
            taken.addAll(wanted.shards());
        }
        changed.addAll(wanted.ids());
        if (!away) {
            LOG.warnf("Cameras cannot be read, probing goes on with those known: %s", failure);
        }
        away = true;
        loop.after(RETRY, this::read);
    }

    private void restFromAll() {
        restsFromAll = true;
        loop.after(
                patience.restFromAll(),
                () -> {
                    restsFromAll = false;
                    read();
                });
    }
}
