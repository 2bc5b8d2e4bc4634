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

    /// Renews the lease and takes what is free; fails when there is no answer until the next time.
    Uni<Owned> keep() {
        return leases.keep(id, byItself, fleet.lease())
                .ifNoItem()
                .after(fleet.renew())
                .fail()
                .onItemOrFailure()
                .invoke((owned, failure) -> databaseIsAway = failure != null);
    }

    /// Whether the database had no answer when it was asked last, which is `renew` and as long
    /// for an answer ago at most. Long before a camera that fails by then can be found DOWN. From
    /// any thread.
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
