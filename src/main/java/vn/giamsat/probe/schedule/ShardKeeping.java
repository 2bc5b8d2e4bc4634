package vn.giamsat.probe.schedule;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import vn.giamsat.fleet.Hearer;
import vn.giamsat.fleet.Leases.Owned;
import vn.giamsat.fleet.Shard;
import vn.giamsat.fleet.Tenure;
import vn.giamsat.fleet.Term;

/// Keeps this replica's share of the shards: renews the lease, takes what is free, gives up what is
/// more than its share, a part at a time, and all of it when the process stops. The database
/// decides, here is drawn what follows. One question at a time; when its answer took longer than
/// until the next was due, that one is asked at once: so the lease never ends as long as the
/// database answers within half the time that is relied on it. Confined to the scheduler's loop.
///
///     free ──taken──▶ owned ──more than the share──▶ left ──all written──▶ free
///     owned ──the lease runs out and another replica asks──▶ free
@ApplicationScoped
class ShardKeeping implements Hearer {
    private static final Logger LOG = Logger.getLogger(ShardKeeping.class);
    private static final int LATE = 4_000; // after whoever prepares the database
    private static final int LAST = 4_500; // after the journal, which writes under these leases
    private static final int LEAVE_SECONDS = 2;
    private static final String FREED = "giamsat_shard";
    private static final String LEFT = "left";

    /// A quarter of the fleet: all have their shares after a few renewals, and nobody has to read
    /// everything at once.
    private static final int GIVEN_UP_AT_ONCE = 64;

    private final SchedulerLoop loop;
    private final Replica replica;
    private final Custody custody;
    private final Tenure tenure;
    private final ShardMetrics metrics;
    private @Nullable CompletableFuture<Void> left;
    private int share = Shard.COUNT;
    private boolean keeping;
    private boolean overdue;
    private boolean failing;
    private volatile long timer;

    ShardKeeping(
            SchedulerLoop loop,
            Replica replica,
            Custody custody,
            Tenure tenure,
            ShardMetrics metrics) {
        this.loop = loop;
        this.replica = replica;
        this.custody = custody;
        this.tenure = tenure;
        this.metrics = metrics;
    }

    void start(@Observes @Priority(LATE) StartupEvent start) {
        timer = loop.every(replica.renewEvery(), this::keepInTurn);
        loop.run(this::keep);
    }

    /// Waits as the journal does: the end of the process has no asynchronous form. Who cannot say
    /// good-bye is missed when the lease runs out.
    void stop(@Observes @Priority(LAST) ShutdownEvent shutdown) {
        loop.cancel(timer);
        var gone = new CompletableFuture<Void>();
        loop.run(() -> leave(gone));
        try {
            gone.get(LEAVE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException lost) {
            LOG.warnf("Cameras are not handed over, others wait for the lease: %s", lost);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public Set<String> channels() {
        return Set.of(FREED);
    }

    /// Only who has less than its share, so that what is more is given up in turns.
    @Override
    public void heard(String channel, String how) {
        loop.run(
                () -> {
                    if (how.equals(LEFT) || tenure.shards().size() < share) {
                        keep();
                    }
                });
    }

    private void keepInTurn() {
        overdue = keeping;
        keep();
    }

    private void keep() {
        if (keeping || left != null) {
            return;
        }
        keeping = true;
        var askedAtNanos = tenure.momentNanos();
        replica.keep()
                .emitOn(loop::run)
                .chain(owned -> renewed(owned, askedAtNanos))
                .subscribe()
                .with(done -> ended(null), this::ended);
    }

    private Uni<Void> renewed(Owned owned, long askedAtNanos) {
        if (!tenure.inForce()) {
            custody.abandonProbes();
        }
        var change =
                tenure.renew(owned.terms(), askedAtNanos + replica.reliesOnLeaseFor().toNanos());
        if (!change.lost().isEmpty()) {
            metrics.lost(change.lost().size());
            LOG.warnf("Others took shards, the lease was over count=%d", change.lost().size());
        }
        share = owned.share();
        return custody.leave(change.lost()).invoke(() -> take(change.gained())).chain(this::giveUp);
    }

    private void take(Set<Term> gained) {
        if (!gained.isEmpty()) {
            tenure.admit(gained);
            metrics.took(gained.size());
            LOG.infof("Shards are taken count=%d owned=%d", gained.size(), tenure.shards().size());
            custody.take(gained.stream().map(Term::shard).collect(Collectors.toSet()));
        }
    }

    private Uni<Void> giveUp() {
        var surplus = tenure.leave(share, GIVEN_UP_AT_ONCE);
        if (surplus.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        LOG.infof("Shards are given up count=%d owned=%d", surplus.size(), tenure.shards().size());
        return custody.handOver(surplus)
                .chain(() -> replica.giveUp(surplus))
                .ifNoItem()
                .after(replica.renewEvery())
                .fail()
                .emitOn(loop::run);
    }

    private void ended(@Nullable Throwable failure) {
        keeping = false;
        if (failure != null && !failing) {
            LOG.warnf("The lease on cameras is not renewed: %s", failure);
        } else if (failure == null && failing) {
            LOG.warn("The lease on cameras is renewed again");
        }
        failing = failure != null;
        if (left != null) {
            leave(left);
        } else if (overdue) {
            overdue = false;
            keep();
        }
    }

    /// Not while a question is under way, which would take anew what is given up.
    private void leave(CompletableFuture<Void> gone) {
        left = gone;
        if (!keeping) {
            replica.leave().subscribe().with(gone::complete, gone::completeExceptionally);
        }
    }
}
