package vn.giamsat.fleet;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import java.time.Duration;
import java.util.UUID;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// What replicas share the cameras by, as the service makes it.
public final class FleetFixture {
    private FleetFixture() {}

    /// Owns every shard as nobody did before, which the database believes as long as nobody asks
    /// it for shards.
    public static Tenure ownerOfAll() {
        return ownerOfAll(0, System::nanoTime);
    }

    static Tenure ownerOfAll(long epoch, LongSupplier nanos) {
        var tenure = new Tenure(nanos);
        var all =
                IntStream.range(0, Shard.COUNT)
                        .mapToObj(shard -> new Term(shard, epoch))
                        .collect(Collectors.toSet());
        tenure.admit(tenure.renew(all, nanos.getAsLong() + Duration.ofHours(1).toNanos()).gained());
        return tenure;
    }

    /// A camera of the shard.
    public static UUID cameraOf(int shard) {
        return LongStream.iterate(0, low -> low + 1)
                .mapToObj(low -> new UUID(7, low))
                .filter(id -> Shard.of(id) == shard)
                .findFirst()
                .orElseThrow();
    }

    public static FleetConfig config(Duration lease, Duration renew) {
        return new FleetConfig() {
            @Override
            public Duration lease() {
                return lease;
            }

            @Override
            public Duration renew() {
                return renew;
            }
        };
    }

    /// Begins to hear.
    ///
    /// @return ends it
    public static Runnable hear(Vertx vertx, Pool pool, Hearer... hearers) {
        var hearing = new Hearing(pool, Stream.of(hearers));
        hearing.start(new StartupEvent(), vertx);
        return () -> hearing.stop(new ShutdownEvent(), vertx);
    }
}
