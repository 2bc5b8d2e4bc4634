package vn.giamsat.probe.schedule;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import vn.giamsat.access.MigratedDatabase;
import vn.giamsat.fleet.FleetConfig;
import vn.giamsat.fleet.FleetFixture;
import vn.giamsat.fleet.Leases;
import vn.giamsat.fleet.Notices;
import vn.giamsat.fleet.Tenure;
import vn.giamsat.health.HabitKeeping;
import vn.giamsat.health.HealthChanges;
import vn.giamsat.health.HealthJournal;
import vn.giamsat.health.JournalFixture;
import vn.giamsat.health.MemoryKeeping;
import vn.giamsat.probe.Failure;
import vn.giamsat.probe.FailureCode;
import vn.giamsat.probe.Received;
import vn.giamsat.probe.Reception;
import vn.giamsat.probe.Rung;
import vn.giamsat.probe.StreamHabits;
import vn.giamsat.probe.memory.MemoryThresholds;
import vn.giamsat.probe.memory.PictureMemories;
import vn.giamsat.registry.ProbeTargets;
import vn.giamsat.registry.ProbeTargets.Watched;
import vn.giamsat.registry.RegistryFixture;

/// The scheduler with all that belongs to it, put together as the container does, over a real
/// database and a scripted prober. Cameras are probed every second.
final class RunningService implements AutoCloseable {
    final ScriptedProber prober = new ScriptedProber();
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final PictureMemories memories = new PictureMemories(MemoryThresholds.DEFAULTS);
    final HealthJournal journal;
    final Scheduler scheduler;
    final ProbeRequests requests;

    /// How long it was frozen, as its own clock has it.
    final AtomicLong frozenNanos = new AtomicLong();

    /// After so many pages, the reading of one more does not end.
    volatile int readablePages = Integer.MAX_VALUE;

    /// No page has it, though it is there.
    volatile @Nullable UUID missed;

    final AtomicInteger pages = new AtomicInteger();

    final AtomicInteger stalledReadings = new AtomicInteger();

    /// How far canaries are reached.
    volatile Rung canaryReached = Rung.CONNECTED;

    final CrowdedExaminer examiner = new CrowdedExaminer();
    final Tenure tenure = new Tenure(() -> System.nanoTime() + frozenNanos.get());
    final SchedulerLoop loop;
    private final Clock clock = Clock.systemUTC();
    final EventLoopWatch loops = new EventLoopWatch(meters);
    private final Canaries canaries;
    private final SelfCheck selfCheck;
    private final GuardedProber guarded;
    private final TargetFeed feed;
    private final ShardKeeping keeping;
    private final Errands errands;
    private final MigratedDatabase database;
    private final StreamHabits habits = new StreamHabits();
    private Runnable endOfHearing = () -> {};

    RunningService(MigratedDatabase database, ScheduleConfig config) {
        this(database, config, FleetFixture.config(Duration.ofSeconds(10), Duration.ofSeconds(1)));
    }

    RunningService(MigratedDatabase database, ScheduleConfig config, FleetConfig fleet) {
        this(database, config, fleet, TargetFeed.Patience.USUAL);
    }

    RunningService(
            MigratedDatabase database,
            ScheduleConfig config,
            FleetConfig fleet,
            TargetFeed.Patience patience) {
        this.database = database;
        var health = JournalFixture.config(Duration.ofSeconds(1));
        var targets = RegistryFixture.targets(database.transactions);
        loop = new SchedulerLoop(database.vertx, clock);
        canaries = new Canaries((_, _, over) -> Received.at(reached(), over), loop, config);
        var replica = new Replica(new Leases(database.transactions), fleet, config);
        selfCheck = new SelfCheck(loop, canaries, replica);
        guarded = guarded(targets, config);
        journal =
                JournalFixture.journal(database.transactions, new HealthChanges(), health, tenure);
        scheduler =
                new Scheduler(
                        loop,
                        new Timetable(Pace.of(config, health), new Random(1)),
                        guarded,
                        new Verdicts(journal, memories, habits, new ProbeMetrics(meters, config)),
                        tenure,
                        new Admissions(loops, examiner));
        feed =
                new TargetFeed(
                        loop,
                        RegistryFixture.notices(database.pool),
                        reader(targets),
                        scheduler,
                        tenure,
                        patience);
        errands =
                new Errands(
                        loop,
                        new AskedProbes(feed, scheduler, journal),
                        new Notices(database.transactions),
                        tenure,
                        config);
        keeping = keeping(loop, replica);
        requests =
                new ProbeRequests(
                        RegistryFixture.cameras(database.transactions), errands, database.notes());
    }

    private GuardedProber guarded(ProbeTargets targets, ScheduleConfig config) {
        var logins = new LoginProber(targets, prober, clock);
        return new GuardedProber(logins, loop, config, clock, selfCheck);
    }

    private ShardKeeping keeping(SchedulerLoop loop, Replica replica) {
        var custody = new Custody(scheduler, feed, journal, errands);
        return new ShardKeeping(loop, replica, custody, tenure, new ShardMetrics(meters));
    }

    private Reception reached() {
        var failure = new Failure(FailureCode.TCP_TIMEOUT);
        return new Reception(canaryReached, failure, Map.of(), null, null, null);
    }

    /// Reads, or is as slow as a machine that has no time for it.
    private final class StallingReader extends TargetReader {
        StallingReader(
                ProbeTargets targets,
                HealthJournal journal,
                MemoryKeeping memories,
                HabitKeeping habits) {
            super(targets, journal, memories, habits);
        }

        @Override
        Uni<List<Watched>> page(Set<Integer> shards, @Nullable UUID after) {
            if (pages.get() >= readablePages) {
                stalledReadings.incrementAndGet();
                return Uni.createFrom().nothing();
            }
            pages.incrementAndGet();
            return super.page(shards, after)
                    .map(
                            page ->
                                    page.stream()
                                            .filter(it -> !it.cameraId().equals(missed))
                                            .toList());
        }
    }

    private TargetReader reader(ProbeTargets targets) {
        var recalling = JournalFixture.keeping(database.transactions, memories, tenure);
        return new StallingReader(
                targets,
                journal,
                recalling,
                JournalFixture.keeping(database.transactions, habits, tenure));
    }

    /// A picture with each probe.
    static ScheduleConfig everySecond(boolean enabled) {
        return everySecond(enabled, Duration.ofSeconds(1));
    }

    static ScheduleConfig everySecond(boolean enabled, Duration pictures) {
        return new EverySecond(enabled, pictures);
    }

    RunningService start() {
        listen();
        takeShards();
        return this;
    }

    /// It has no cameras yet.
    void listen() {
        loops.start(new StartupEvent(), database.vertx);
        canaries.start(new StartupEvent());
        selfCheck.start(new StartupEvent());
        guarded.start(new StartupEvent());
        JournalFixture.start(journal, database.vertx);
        scheduler.start(new StartupEvent());
        feed.start(new StartupEvent());
    }

    void takeShards() {
        keeping.start(new StartupEvent());
        endOfHearing = FleetFixture.hear(database.vertx, database.pool, keeping, errands);
    }

    @Override
    public void close() {
        scheduler.stop(new ShutdownEvent());
        feed.stop(new ShutdownEvent());
        guarded.stop(new ShutdownEvent());
        selfCheck.stop(new ShutdownEvent());
        canaries.stop(new ShutdownEvent());
        endOfHearing.run();
        JournalFixture.stop(journal, database.vertx);
        keeping.stop(new ShutdownEvent());
        loops.stop(new ShutdownEvent());
    }
}
