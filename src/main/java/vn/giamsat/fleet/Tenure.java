package vn.giamsat.fleet;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/// What this replica owns, and until when it may rely on it. The end is by the process's own
/// monotonic clock, which goes on while the process is frozen: who went on too late knows it before
/// it does anything. No clock that can be set is asked. Read by any thread, changed by one.
///
/// A shard that is being left is neither probed nor relied on, but the database does not know yet.
@Singleton
public class Tenure {
    private final LongSupplier nanos;
    private volatile Map<Integer, Term> held = Map.of();
    private volatile Set<Term> leaving = Set.of();
    private volatile long endsNanos;

    @Inject
    Tenure() {
        this(System::nanoTime);
    }

    /// @param nanos as `System.nanoTime`
    public Tenure(LongSupplier nanos) {
        this.nanos = nanos;
        this.endsNanos = nanos.getAsLong();
    }

    /// What a renewal brought.
    ///
    /// @param gained is owned now, and not held before it is admitted
    /// @param lost is somebody else's, or may have been meanwhile
    public record Change(Set<Term> gained, Set<Integer> lost) {}

    /// Whether the lease still lasts for sure.
    public boolean inForce() {
        return nanos.getAsLong() - endsNanos < 0;
    }

    /// Whether the camera is this replica's, if the lease lasts.
    public boolean has(UUID cameraId) {
        return held.containsKey(Shard.of(cameraId));
    }

    public boolean mayProbe(UUID cameraId) {
        return mayProbe(Shard.of(cameraId));
    }

    /// The cameras of a shard.
    public boolean mayProbe(int shard) {
        return inForce() && held.containsKey(shard);
    }

    /// Under which what is found of the camera may be written.
    public Optional<Term> term(UUID cameraId) {
        return Optional.ofNullable(held.get(Shard.of(cameraId)));
    }

    public Set<Integer> shards() {
        return held.keySet();
    }

    /// To be given back with what the database answers.
    public long momentNanos() {
        return nanos.getAsLong();
    }

    /// Takes over what the database says.
    ///
    /// @param lastsUntilNanos counted from the moment before it was asked
    public Change renew(Set<Term> owned, long lastsUntilNanos) {
        var stillLeaving = new HashSet<>(leaving);
        stillLeaving.retainAll(owned);
        var gained = new HashSet<>(owned);
        gained.removeAll(stillLeaving);
        gained.removeAll(Set.copyOf(held.values())); // each of a list would be looked for in turn
        var kept = new HashMap<>(held);
        kept.values().retainAll(owned);
        var lost = new HashSet<>(held.keySet());
        lost.removeAll(kept.keySet());
        leaving = Set.copyOf(stillLeaving);
        held = Map.copyOf(kept);
        endsNanos = lastsUntilNanos;
        return new Change(Set.copyOf(gained), Set.copyOf(lost));
    }

    /// From now on these are held, too.
    public void admit(Set<Term> gained) {
        var more = new HashMap<>(held);
        gained.forEach(term -> more.put(term.shard(), term));
        held = Map.copyOf(more);
    }

    /// Lets go of what is more than the share, and of what could not be given up before.
    ///
    /// @param most that are let go of at once
    /// @return all that are to be given up
    public Set<Integer> leave(int share, int most) {
        var surplus =
                held.values().stream()
                        .sorted((one, other) -> other.shard() - one.shard())
                        .limit(Math.clamp(held.size() - share, 0, most))
                        .toList();
        var less = new HashMap<>(held);
        surplus.forEach(term -> less.remove(term.shard()));
        var all = new HashSet<>(leaving);
        all.addAll(surplus);
        held = Map.copyOf(less);
        leaving = Set.copyOf(all);
        return all.stream().map(Term::shard).collect(Collectors.toUnmodifiableSet());
    }
}
