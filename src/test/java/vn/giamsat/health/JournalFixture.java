package vn.giamsat.health;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import vn.giamsat.access.ScopedTransaction;
import vn.giamsat.fleet.FleetFixture;
import vn.giamsat.fleet.Hearer;
import vn.giamsat.fleet.Tenure;
import vn.giamsat.probe.StreamHabits;
import vn.giamsat.probe.memory.PictureMemories;

/// A journal as the service makes it, without its flush of every second.
public final class JournalFixture {
    private JournalFixture() {}

    public static HealthJournal journal(
            ScopedTransaction transactions, HealthChanges changes, HealthConfig config) {
        return journal(transactions, changes, config, FleetFixture.ownerOfAll());
    }

    /// One that goes by what this replica owns.
    public static HealthJournal journal(
            ScopedTransaction transactions,
            HealthChanges changes,
            HealthConfig config,
            Tenure tenure) {
        return new HealthJournal(
                new HealthSettings(config), new HealthStore(transactions, config), changes, tenure);
    }

    public static MemoryKeeping keeping(
            ScopedTransaction transactions, PictureMemories memories, Tenure tenure) {
        return new MemoryKeeping(
                memories, new MemoryStore(transactions), tenure, Clock.systemUTC());
    }

    public static HabitKeeping keeping(
            ScopedTransaction transactions, StreamHabits habits, Tenure tenure) {
        return new HabitKeeping(habits, new HabitStore(transactions), tenure);
    }

    /// Stores what is due in this minute of the hour, of all cameras.
    public static Uni<Void> keepMemories(
            ScopedTransaction transactions, PictureMemories memories, int minute) {
        return keeping(transactions, memories, FleetFixture.ownerOfAll()).keep(minute);
    }

    public static Hearer otherChanges(ScopedTransaction transactions, HealthChanges changes) {
        return new OtherChanges(transactions, changes);
    }

    /// Folds what these probes found, a letter each, without writing it.
    public static void fold(HealthJournal journal, UUID camera, String probes) {
        var next = new Outcomes(camera);
        probes.chars()
                .forEach(letter -> journal.fold(next.of((char) letter), Outcomes.PICTURES_APART));
    }

    public static void start(HealthJournal journal, Vertx vertx) {
        journal.start(new StartupEvent(), vertx);
    }

    public static void stop(HealthJournal journal, Vertx vertx) {
        journal.stop(new ShutdownEvent(), vertx);
    }

    public static HealthConfig config(Duration recheckAfter) {
        return config(Map.of("recheck-after", recheckAfter.toString()));
    }

    /// The defaults but for these keys under `giamsat.health`.
    static HealthConfig config(Map<String, String> keys) {
        var builder =
                new SmallRyeConfigBuilder()
                        .addDiscoveredConverters()
                        .withMapping(HealthConfig.class);
        keys.forEach((key, value) -> builder.withDefaultValue("giamsat.health." + key, value));
        return builder.build().getConfigMapping(HealthConfig.class);
    }

    /// Makes the hours that are over.
    public static Uni<Integer> rollUp(ScopedTransaction transactions, Instant now) {
        return new RollUps(transactions, Clock.fixed(now, ZoneOffset.UTC)).make();
    }

    public static HealthHistory history(ScopedTransaction transactions) {
        return new HealthHistory(transactions);
    }

    public static Incidents incidents(ScopedTransaction transactions) {
        return new Incidents(transactions);
    }
}
