package vn.giamsat.probe.schedule;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import vn.giamsat.health.HealthJournal;

/// What it means for cameras that their shards change hands. Confined to the scheduler's loop.
@ApplicationScoped
class Custody {
    private final Scheduler scheduler;
    private final TargetFeed feed;
    private final HealthJournal journal;
    private final Errands errands;

    Custody(Scheduler scheduler, TargetFeed feed, HealthJournal journal, Errands errands) {
        this.scheduler = scheduler;
        this.feed = feed;
        this.journal = journal;
        this.errands = errands;
    }

    /// Ends what was begun under a lease that ran out.
    void abandonProbes() {
        scheduler.abandonAll();
    }

    void take(Set<Integer> shards) {
        feed.take(shards);
        errands.runOwned();
    }

    Uni<Void> leave(Set<Integer> shards) {
        return scheduler.leave(shards);
    }

    /// The same where another replica goes on: it is to find in the database all that is new.
    Uni<Void> handOver(Set<Integer> shards) {
        return leave(shards).chain(() -> journal.flush().onFailure().recoverWithNull());
    }
}
