package vn.giamsat.probe.schedule;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What is to be read of the registry, and what comes first: pages of shards that were taken, then
/// those of the review. What changed goes between two pages, and a page between two readings of
/// what changed, so that neither waits for the other's end. Pure state, confined to the scheduler's
/// loop.
final class ReadingOrder {
    private static final int IDS_PER_READING = 1_000;

    private final Set<UUID> changed = new LinkedHashSet<>();
    private final Set<Integer> taken = new HashSet<>();
    private final Queue<Wanted.Taken> taking = new ArrayDeque<>();
    private Wanted.Review review = Wanted.Review.inTurn();
    private boolean isTurnOfChanged;
    private boolean begun;

    /// Shards that are this replica's from now on.
    void take(Set<Integer> shards) {
        taken.addAll(shards);
    }

    /// Cameras of which something changed.
    ///
    /// @return whether there were none before
    boolean add(Collection<UUID> changedCameras) {
        var isFirst = changed.isEmpty();
        changed.addAll(changedCameras);
        return isFirst;
    }

    /// Begins a review; one that is under way ends.
    void begin(Wanted.Review next) {
        review = next;
    }

    /// The one under way.
    Wanted.Review review() {
        return review;
    }

    /// What is read next; null for nothing now.
    @Nullable Wanted next() {
        var page = isTurnOfChanged && !changed.isEmpty() ? null : nextPage();
        isTurnOfChanged = page != null;
        begun |= page != null;
        return page != null || changed.isEmpty() ? page : nextChanged();
    }

    /// Whether a page was read, or is being read.
    boolean isBegun() {
        return begun;
    }

    private @Nullable Wanted nextPage() {
        if (!taken.isEmpty() && taking.stream().noneMatch(shards -> shards.pages().isDue())) {
            taking.add(new Wanted.Taken(taken, new Pages(true)));
            taken.clear();
        }
        for (var shards : taking) {
            if (shards.pages().begin()) {
                return shards;
            }
        }
        return review.pages().begin() ? review : null;
    }

    private Wanted nextChanged() {
        var ids = changed.stream().limit(IDS_PER_READING).toList();
        ids.forEach(changed::remove);
        return new Wanted.Changed(ids);
    }

    /// A page of these shards was read.
    void came(Wanted.Taken shards) {
        if (shards.pages().isOver()) {
            taking.remove(shards);
        } else {
            shards.pages().due();
        }
    }
}
