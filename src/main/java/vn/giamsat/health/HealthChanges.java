package vn.giamsat.health;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.operators.multi.processors.BroadcastProcessor;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import vn.giamsat.access.Scope;

/// The changes of state as they happen, each after its commit, so that who reads back sees it:
/// those of this process at once, those of others as soon as they are announced
/// ([OtherChanges]). Nothing is kept for who comes later. A change may come twice when the database
/// was lost for long: its id tells. Any thread.
@ApplicationScoped
public class HealthChanges {
    private static final int BUFFER = 1_000;

    /// What was told is announced, too: within a second, or when the connection is back.
    private static final int TOLD_KEPT = 20_000;

    /// A change and where it happened, so that its reader can be told whether it may be seen.
    public record Placed(HealthChange change, Scope.Place place) {}

    private final BroadcastProcessor<Placed> source = BroadcastProcessor.create();
    private final LinkedHashSet<UUID> told = new LinkedHashSet<>();
    private final AtomicInteger subscribers = new AtomicInteger();

    /// A subscriber that lags 1,000 changes behind is failed with a back-pressure failure; it
    /// subscribes again and reads what it missed from [HealthHistory]. It never holds up others.
    /// Every scope sees every change here: the caller filters by its viewer.
    public Multi<Placed> stream() {
        return source.onOverflow()
                .buffer(BUFFER)
                .onSubscription()
                .invoke(subscribers::incrementAndGet)
                .onTermination()
                .invoke(subscribers::decrementAndGet);
    }

    /// Tells those that were not told yet, in this order.
    synchronized void emit(List<Placed> written) {
        written.stream().filter(placed -> isNew(placed.change().id())).forEach(source::onNext);
    }

    private boolean isNew(UUID id) {
        if (told.size() >= TOLD_KEPT) {
            told.removeFirst();
        }
        return told.add(id);
    }

    /// Those of these changes that somebody here waits for and was not told.
    synchronized List<UUID> untold(List<UUID> ids) {
        return subscribers.get() > 0
                ? ids.stream().filter(id -> !told.contains(id)).toList()
                : List.of();
    }
}
