package vn.giamsat.health;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import vn.giamsat.access.ScopedTransaction;
import vn.giamsat.fleet.FleetFixture;
import vn.giamsat.fleet.Hearer;
import vn.giamsat.fleet.Tenure;
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

    public static Hearer otherChanges(ScopedTransaction transactions, HealthChanges changes) {
        return new OtherChanges(transactions, changes);
    }

    /// Folds what these probes found, a letter each, without writing it.
    public static void fold(HealthJournal journal, UUID camera, String probes) {
        var next = new Outcomes(camera);
        probes.chars().forEach(letter -> journal.fold(next.of((char) letter)));
    }

    public static void start(HealthJournal journal, Vertx vertx) {
        journal.start(new StartupEvent(), vertx);
    }

    public static void stop(HealthJournal journal, Vertx vertx) {
        journal.stop(new ShutdownEvent(), vertx);
    }

    public static HealthConfig config(Duration recheckAfter) {
        return new HealthConfig() {
            @Override
            public int failuresToDown() {
                return 3;
            }

            @Override
            public int successesToUp() {
                return 2;
            }

            @Override
            public Duration recheckAfter() {
                return recheckAfter;
            }

            @Override
            public Duration pictureRetention() {
                return Duration.ofHours(24);
            }

            @Override
            public Duration sampleRetention() {
                return Duration.ofDays(2);
            }

            @Override
            public Duration hourRetention() {
                return Duration.ofDays(400);
            }

            @Override
            public Flapping flapping() {
                return FLAPPING;
            }

            @Override
            public Storm storm() {
                return STORM;
            }
        };
    }

    /// Makes the hours that are over.
    public static Uni<Integer> rollUp(ScopedTransaction transactions, Instant now) {
        return new RollUps(transactions, Clock.fixed(now, ZoneOffset.UTC)).make();
    }

    private static final HealthConfig.Flapping FLAPPING =
            new HealthConfig.Flapping() {
                @Override
                public int changes() {
                    return 6;
                }

                @Override
                public Duration within() {
                    return Duration.ofMinutes(30);
                }

                @Override
                public Duration steadyAfter() {
                    return Duration.ofMinutes(15);
                }
            };

    private static final HealthConfig.Storm STORM =
            new HealthConfig.Storm() {
                @Override
                public int cameras() {
                    return 5;
                }

                @Override
                public int percent() {
                    return 20;
                }

                @Override
                public Duration within() {
                    return Duration.ofMinutes(2);
                }
            };

    public static HealthHistory history(ScopedTransaction transactions) {
        return new HealthHistory(transactions);
    }

    public static Incidents incidents(ScopedTransaction transactions) {
        return new Incidents(transactions);
    }
}
