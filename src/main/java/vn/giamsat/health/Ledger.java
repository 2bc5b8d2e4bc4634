package vn.giamsat.health;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import vn.giamsat.probe.ProbeOutcome;

/// The current health of every watched camera, and what of it the database does not hold yet. One
/// entry per camera however long the database is away; only changes of state add up, to a limit.
/// Any thread; the monitor is held for microseconds.
final class Ledger {
    private final Supplier<Hysteresis> hysteresis;
    private final int changesLimit;
    private final Map<UUID, CameraHealth> current = new HashMap<>();
    private final Map<UUID, Unwritten> unwritten = new LinkedHashMap<>();
    private final Map<UUID, Unwritten> beingWritten = new HashMap<>();
    private final Map<HealthState, Integer> cameras = new EnumMap<>(HealthState.class);
    private int changesHeld;

    /// @param hysteresis as it counts now
    /// @param changesLimit changes of state that are held unwritten; beyond it the change is lost,
    ///     but not the state
    Ledger(Supplier<Hysteresis> hysteresis, int changesLimit) {
        this.hysteresis = hysteresis;
        this.changesLimit = changesLimit;
    }

    /// What a fold did.
    ///
    /// @param forgotten whether the change had no room
    record Folded(CameraHealth health, Optional<Transition> change, boolean forgotten) {}

    /// Those of these cameras whose health is not in memory.
    synchronized List<UUID> missing(List<UUID> cameraIds) {
        return cameraIds.stream().filter(id -> !current.containsKey(id)).toList();
    }

    /// Takes up a camera as it was stored, unless something newer is known of it.
    synchronized void remember(CameraHealth stored) {
        var id = stored.cameraId();
        if (!current.containsKey(id)) {
            var newer = unwritten.getOrDefault(id, beingWritten.get(id));
            hold(newer == null ? stored : newer.health());
        }
    }

    /// Stops counting a camera that is no longer watched. What is unwritten of it stays.
    synchronized void forget(UUID cameraId) {
        var known = current.remove(cameraId);
        if (known != null) {
            cameras.merge(known.state(), -1, Integer::sum);
        }
    }

    synchronized Folded fold(ProbeOutcome outcome) {
        var id = outcome.trace().cameraId();
        var before = current.getOrDefault(id, CameraHealth.unknown(id));
        var after = before.on(outcome, hysteresis.get());
        var change = Transition.between(before, after);
        if (after == before) {
            return new Folded(before, change, false);
        }
        forget(id);
        hold(after);
        var room = changesHeld < changesLimit;
        var kept = change.filter(_ -> room).stream().toList();
        changesHeld += kept.size();
        unwritten.merge(id, new Unwritten(after, Findings.of(outcome), kept), Unwritten::then);
        return new Folded(after, change, change.isPresent() && !room);
    }

    private void hold(CameraHealth health) {
        current.put(health.cameraId(), health);
        cameras.merge(health.state(), 1, Integer::sum);
    }

    /// Takes the oldest debts out, to write them; each must come back by `written` or `giveBack`.
    synchronized List<Unwritten> take(int most) {
        var taken = new ArrayList<Unwritten>();
        for (var next = unwritten.values().iterator(); next.hasNext() && taken.size() < most; ) {
            var debt = next.next();
            next.remove();
            beingWritten.put(debt.health().cameraId(), debt);
            taken.add(debt);
        }
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
            unwritten.merge(id, debt, (newer, older) -> older.then(newer));
        }
    }

    synchronized Optional<CameraHealth> of(UUID cameraId) {
        return Optional.ofNullable(current.get(cameraId));
    }

    /// How many cameras wait to be written.
    synchronized int debts() {
        return unwritten.size();
    }

    synchronized int cameras(HealthState state) {
        return cameras.getOrDefault(state, 0);
    }
}
