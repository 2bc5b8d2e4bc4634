package vn.giamsat.probe.schedule;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import vn.giamsat.registry.CameraNotices;
import vn.giamsat.registry.CameraNotices.Listening;

/// Keeps the timetable equal to the registry: reads all cameras at the start, each changed camera a
/// moment after its notice, and all again whenever notices may have been missed. While the database
/// is away the timetable stays as it was. One reading at a time. Confined to the scheduler's loop.
@ApplicationScoped
class TargetFeed {
    private static final Logger LOG = Logger.getLogger(TargetFeed.class);
    private static final int LATE = 4_000; // after whoever prepares the database
    private static final int IDS_PER_READING = 1_000;
    private static final Duration NOTICES_TOGETHER = Duration.ofMillis(100);
    private static final Duration RETRY = Duration.ofSeconds(2);

    /// Against connections that died without a word and proxies that swallow notices.
    private static final Duration EVERYTHING_EVERY = Duration.ofMinutes(5);

    private static final Duration READ_WITHIN = Duration.ofMinutes(1);
    private static final Duration ALIVE_WITHIN = Duration.ofSeconds(10);

    private final SchedulerLoop loop;
    private final CameraNotices notices;
    private final TargetReader reader;
    private final Scheduler scheduler;
    private final Set<UUID> changed = new LinkedHashSet<>();
    private @Nullable Listening listening;
    private int generation;
    private boolean everything;
    private boolean reading;
    private boolean away;
    private volatile boolean stopped;
    private volatile long check;

    TargetFeed(
            SchedulerLoop loop, CameraNotices notices, TargetReader reader, Scheduler scheduler) {
        this.loop = loop;
        this.notices = notices;
        this.reader = reader;
        this.scheduler = scheduler;
    }

    void start(@Observes @Priority(LATE) StartupEvent start) {
        check = loop.every(EVERYTHING_EVERY, this::checkAll);
        loop.run(this::listen);
        loop.run(this::readEverything);
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
        if (reading || stopped || (!everything && changed.isEmpty())) {
            return;
        }
        reading = true;
        var all = everything;
        var ids = changed.stream().limit(IDS_PER_READING).toList();
        everything = false;
        ids.forEach(changed::remove);
        (all ? allCameras() : changedCameras(ids))
                .ifNoItem()
                .after(READ_WITHIN)
                .fail()
                .emitOn(loop::run)
                .subscribe()
                .with(done -> ended(), failure -> failed(all, ids, failure));
    }

    private Uni<Void> allCameras() {
        return reader.all().chain(scheduler::replaceAll);
    }

    private Uni<Void> changedCameras(List<UUID> ids) {
        return reader.some(ids).chain(found -> scheduler.update(ids, found));
    }

    private void ended() {
        reading = false;
        if (away) {
            LOG.warn("Cameras can be read again");
        }
        away = false;
        read();
    }

    private void failed(boolean all, List<UUID> ids, Throwable failure) {
        reading = false;
        everything |= all;
        changed.addAll(ids);
        if (!away) {
            LOG.warnf("Cameras cannot be read, probing goes on with those known: %s", failure);
        }
        away = true;
        loop.after(RETRY, this::read);
    }
}
