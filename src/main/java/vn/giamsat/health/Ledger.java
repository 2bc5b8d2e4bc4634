package vn.giamsat.health;

import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import vn.giamsat.fleet.Term;
import vn.giamsat.probe.ProbeOutcome;

/// The current health of every watched camera, and what of it the database does not hold yet. One
/// entry per camera however long the database is away; only changes of state add up, to a limit.
/// What was learned in one term of a shard is not taken for known in the next: another replica had
/// it in between.
///
/// Where a probe found what is known already, the database need not learn of it at once: of such
/// cameras only so many are written by one flush, in turn. However many cameras there are, the rows
/// of a second stay few.
///
/// Any thread; the monitor is held for microseconds.
final class Ledger {
    private final Supplier<Hysteresis> hysteresis;
    private final int changesLimit;
    private final Map<UUID, Known> current = new HashMap<>();
    private final IntSupplier refreshes;
    private final Debts unwritten = new Debts();
    private final Map<UUID, Unwritten> beingWritten = new HashMap<>();
    private final Map<HealthState, Integer> cameras = new EnumMap<>(HealthState.class);
    private int changesHeld;

    /// @param hysteresis as it counts now
    /// @param changesLimit changes of state that are held unwritten; beyond it the change is lost,
    ///     but not the state
    /// @param refreshes how many cameras one flush writes of which it has nothing new to tell
    Ledger(Supplier<Hysteresis> hysteresis, int changesLimit, IntSupplier refreshes) {
        this.hysteresis = hysteresis;
        this.changesLimit = changesLimit;
        this.refreshes = refreshes;
    }

    private record Known(CameraHealth health, Term term) {}

    /// What a fold did.
    ///
    /// @param forgotten whether the change had no room
    record Folded(CameraHealth health, Optional<Transition> change, boolean forgotten) {}

    /// Those of these cameras whose health in their term is not in memory.
    synchronized List<UUID> missing(Map<UUID, Term> terms) {
        return terms.entrySet().stream()
                .filter(camera -> !isKnown(camera.getKey(), camera.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private boolean isKnown(UUID cameraId, Term term) {
        var known = current.get(cameraId);
        return known != null && known.term().equals(term);
    }

    /// Takes up a camera as it was stored, unless something newer is known of it.
    ///
    /// @param term in which it was read
    synchronized void remember(CameraHealth stored, Term term) {
        var id = stored.cameraId();
        if (!isKnown(id, term)) {
            var owed = unwritten.of(id);
            var newer = owed == null ? beingWritten.get(id) : owed;
            var isNewer = newer != null && newer.term().equals(term);
            hold(isNewer ? newer.health() : stored, term);
        }
    }

    /// Stops counting a camera that is no longer watched. What is new of it is still written.
    synchronized void forget(UUID cameraId) {
        unwritten.forgive(cameraId);
        uncount(current.remove(cameraId));
    }

    private void uncount(@Nullable Known known) {
        if (known != null) {
            cameras.merge(known.health().state(), -1, Integer::sum);
        }
    }

    /// @param pictureInterval from one picture of the camera to the next
    synchronized Folded fold(ProbeOutcome outcome, Term term, Duration pictureInterval) {
        var id = outcome.trace().cameraId();
        var before = isKnown(id, term) ? current.get(id).health() : CameraHealth.unknown(id);
        var rules = hysteresis.get().at(pictureInterval);
        var after = before.on(outcome, rules);
        var change = Transition.between(before, after, rules.confirmation());
        if (after == before) {
            return new Folded(before, change, false);
        }
        hold(after, term);
        if (outcome instanceof ProbeOutcome.Described) {
            return new Folded(after, change, false); // what is written is what a picture showed
        }
        var room = changesHeld < changesLimit;
        var kept = change.filter(_ -> room).stream().toList();
        changesHeld += kept.size();
        owe(new Unwritten(after, Findings.of(outcome), kept, term, after.tellsMoreThan(before)));
        return new Folded(after, change, change.isPresent() && !room);
    }

    private void hold(CameraHealth health, Term term) {
        var before = current.put(health.cameraId(), new Known(health, term));
        if (before == null || before.health().state() != health.state()) {
            uncount(before);
            cameras.merge(health.state(), 1, Integer::sum);
        }
    }

    /// What is owed from an earlier term would be refused: it goes.
    private void owe(Unwritten newer) {
        var id = newer.health().cameraId();
        var older = unwritten.of(id);
        if (older != null && older.term().equals(newer.term())) {
            unwritten.put(older.then(newer));
        } else {
            changesHeld -= older == null ? 0 : older.changes().size();
            unwritten.put(newer);
        }
    }

    /// How many cameras one flush writes now.
    synchronized int due() {
        return unwritten.pressing() + Math.min(unwritten.calm(), refreshes.getAsInt());
    }

    /// Has what is owed of the camera written with the next flush.
    synchronized void press(UUID cameraId) {
        unwritten.press(cameraId);
    }

    /// Takes debts out, the pressing first, to write them; each must come back by `written` or
    /// `giveBack`.
    synchronized List<Unwritten> take(int most) {
        var taken = unwritten.take(most);
        taken.forEach(debt -> beingWritten.put(debt.health().cameraId(), debt));
        return taken;
    }

    synchronized void written(List<Unwritten> debts) {
        for (var debt : debts) {
            beingWritten.remove(debt.health().cameraId());
            changesHeld -= debt.changes().size();
        }
    }

    synchronized void giveBack(List<Unwritten> debts) {
        for (var debt : debts) {
            var id = debt.health().cameraId();
            beingWritten.remove(id);
            var newer = unwritten.of(id);
            if (newer == null) {
                unwritten.put(debt);
            } else if (newer.term().equals(debt.term())) {
                unwritten.put(debt.then(newer));
            } else {
                changesHeld -= debt.changes().size();
            }
        }
    }

    synchronized Optional<CameraHealth> of(UUID cameraId) {
        return Optional.ofNullable(current.get(cameraId)).map(Known::health);
    }

    /// Of how many cameras the database does not know what is new.
    synchronized int unwritten() {
        return unwritten.pressing();
    }

    /// How many cameras of which nothing is new wait for their turn.
    synchronized int waiting() {
        return unwritten.calm();
    }

    synchronized int cameras(HealthState state) {
        return cameras.getOrDefault(state, 0);
    }
}
