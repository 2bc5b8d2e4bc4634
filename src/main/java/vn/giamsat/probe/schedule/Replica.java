package vn.giamsat.probe.schedule;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import vn.giamsat.fleet.FleetConfig;
import vn.giamsat.fleet.Leases;
import vn.giamsat.fleet.Leases.Owned;
import vn.giamsat.shared.Ids;

/// This process among those that share the cameras. Event loop.
@ApplicationScoped
class Replica {
    private final UUID id = Ids.fresh();
    private final Leases leases;
    private final FleetConfig fleet;
    private final boolean byItself;
    private volatile boolean databaseIsAway;

    Replica(Leases leases, FleetConfig fleet, ScheduleConfig schedule) {
        this.leases = leases;
        this.fleet = fleet;
        this.byItself = schedule.enabled();
    }

    Duration renewEvery() {
        return fleet.renew();
    }

    Duration reliesOnLeaseFor() {
        return fleet.reliedOn();
    }

    /// Renews the lease and takes what is free; fails when there is no answer for half the lease.
    Uni<Owned> keep() {
        return leases.keep(id, byItself, fleet.lease())
                .ifNoItem()
                .after(fleet.patience())
                .fail()
                .onItemOrFailure()
                .invoke((owned, failure) -> databaseIsAway = failure != null);
    }

    /// Whether the database could not be asked when it was to be last, refused, or had no answer
    /// for half the lease. From any thread.
    ///
    /// That no camera is probed twice does not hang on it: [vn.giamsat.fleet.Tenure] ends by its
    /// own clock, and the database refuses what is written under a lease that others have. It is
    /// for cameras that fail because what took the database away took them, too: they must not be
    /// found DOWN. That takes two rechecks after the first failure, some 13 s by default. A broken
    /// connection is known with the next renewal, within 3 s, silence after 8 s at most; and after
    /// 9 s nothing counts in any case, because the lease is over. A database that is slow for 3 to
    /// 5 s is none that is away: it answers, what it answers holds, and so does what is found
    /// meanwhile.
    boolean databaseIsAway() {
        return databaseIsAway;
    }

    Uni<Void> giveUp(Set<Integer> shards) {
        return leases.giveUp(id, shards);
    }

    /// Gives up everything.
    Uni<Void> leave() {
        return leases.leave(id);
    }
}
