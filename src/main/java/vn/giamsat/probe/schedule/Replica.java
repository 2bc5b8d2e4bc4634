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

    /// Renews the lease and takes what is free.
    Uni<Owned> keep() {
        return leases.keep(id, byItself, fleet.lease());
    }

    Uni<Void> giveUp(Set<Integer> shards) {
        return leases.giveUp(id, shards);
    }

    /// Gives up everything.
    Uni<Void> leave() {
        return leases.leave(id);
    }
}
