package vn.giamsat.probe.schedule;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import java.time.Clock;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import vn.giamsat.access.MigratedDatabase;
import vn.giamsat.fleet.FleetFixture;
import vn.giamsat.fleet.Leases;
import vn.giamsat.fleet.Notices;
import vn.giamsat.fleet.Tenure;
import vn.giamsat.health.HealthChanges;
import vn.giamsat.health.HealthJournal;
import vn.giamsat.health.JournalFixture;
import vn.giamsat.probe.memory.MemoryThresholds;
import vn.giamsat.probe.memory.PictureMemories;
import vn.giamsat.registry.ProbeTargets;
import vn.giamsat.registry.RegistryFixture;

/// The scheduler with all that belongs to it, put together as the container does, over a real
/// database and a scripted prober. Cameras are probed every second.
final class RunningService implements AutoCloseable {
    final ScriptedProber prober = new ScriptedProber();
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final HealthJournal journal;
    final Scheduler scheduler;
    final ProbeRequests requests;

    /// How long it was frozen, as its own clock has it.
    final AtomicLong frozenNanos = new AtomicLong();

    final Tenure tenure = new Tenure(() -> System.nanoTime() + frozenNanos.get());
    private final TargetFeed feed;
    private final ShardKeeping keeping;
    private final Errands errands;
    private final PictureMemories memories = new PictureMemories(MemoryThresholds.DEFAULTS);
    private final MigratedDatabase database;
    private Runnable endOfHearing = () -> {};

    RunningService(MigratedDatabase database, ScheduleConfig config) {
        this.database = database;
        var health = JournalFixture.config(Duration.ofSeconds(1));
        var clock = Clock.systemUTC();
        var targets = RegistryFixture.targets(database.transactions);
        var loop = new SchedulerLoop(database.vertx, clock);
        var guarded =
                new GuardedProber(new LoginProber(targets, prober, clock), loop, config, clock);
        journal =
                JournalFixture.journal(database.transactions, new HealthChanges(), health, tenure);
        scheduler =
                new Scheduler(
                        loop,
                        new Timetable(Pace.of(config, health), new Random(1)),
                        guarded,
                        new Verdicts(journal, memories, new ProbeMetrics(meters, config)),
                        tenure);
        feed =
                new TargetFeed(
                        loop,
                        RegistryFixture.notices(database.pool),
                        reader(targets),
                        scheduler,
                        tenure);
        errands =
                new Errands(
                        loop,
                        new AskedProbes(feed, scheduler, journal),
                        new Notices(database.transactions),
                        tenure,
                        config);
        keeping =
                new ShardKeeping(
                        loop,
                        replica(config),
                        new Custody(scheduler, feed, journal, errands),
                        tenure,
                        new ShardMetrics(meters));
        requests =
                new ProbeRequests(
                        RegistryFixture.cameras(database.transactions), errands, database.notes());
    }

    private TargetReader reader(ProbeTargets targets) {
        var recalling = JournalFixture.keeping(database.transactions, memories, tenure);
        return new TargetReader(targets, journal, recalling);
    }

    private Replica replica(ScheduleConfig config) {
        var fleet = FleetFixture.config(Duration.ofSeconds(10), Duration.ofSeconds(1));
        return new Replica(new Leases(database.transactions), fleet, config);
    }

    static ScheduleConfig everySecond(boolean enabled) {
        return new ScheduleConfig() {
            @Override
            public boolean enabled() {
                return enabled;
            }

            @Override
            public Duration interval() {
                return Duration.ofSeconds(1);
            }

            @Override
            public double jitter() {
                return 0.05;
            }

            @Override
            public int concurrency() {
                return 16;
            }

            @Override
            public Duration deadline() {
                return Duration.ofSeconds(2);
            }

            @Override
            public Duration lateAfter() {
                return Duration.ofMillis(500);
            }
        };
    }

    RunningService start() {
        JournalFixture.start(journal, database.vertx);
        scheduler.start(new StartupEvent());
        feed.start(new StartupEvent());
        keeping.start(new StartupEvent());
        endOfHearing = FleetFixture.hear(database.vertx, database.pool, keeping, errands);
        return this;
    }

    @Override
    public void close() {
        scheduler.stop(new ShutdownEvent());
        feed.stop(new ShutdownEvent());
        endOfHearing.run();
        JournalFixture.stop(journal, database.vertx);
        keeping.stop(new ShutdownEvent());
    }
}
