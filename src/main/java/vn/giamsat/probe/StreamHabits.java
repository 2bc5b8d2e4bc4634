package vn.giamsat.probe;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// In what streams differ from most others, so that not each probe finds it out anew: of the
/// cameras that this process probes, and only of those that differ. From any thread; a camera is
/// probed once at a time.
public final class StreamHabits {
    /// Of a camera whose address changes again and again, those of earlier addresses are let go.
    private static final int MOST_STREAMS = 8;

    private final Map<UUID, Map<Integer, Habit>> known = new ConcurrentHashMap<>();
    private final Set<UUID> changed = ConcurrentHashMap.newKeySet();

    /// What one stream does.
    ///
    /// @param overUdp whether its media come over UDP alone
    /// @param late whether its key frames may be further apart than a probe usually waits (smart
    ///     codecs, at night)
    public record Habit(boolean overUdp, boolean late) {
        public static final Habit USUAL = new Habit(false, false);

        /// Written out: a native image interprets what records get by themselves.
        @Override
        public boolean equals(Object other) {
            return other instanceof Habit habit && overUdp == habit.overUdp && late == habit.late;
        }

        @Override
        public int hashCode() {
            return (overUdp ? 2 : 0) + (late ? 1 : 0);
        }
    }

    public Habit of(UUID cameraId, StreamAddress stream) {
        return known.getOrDefault(cameraId, Map.of()).getOrDefault(source(stream), Habit.USUAL);
    }

    public void learn(UUID cameraId, StreamAddress stream, Habit habit) {
        if (habit.equals(of(cameraId, stream))) {
            return;
        }
        known.compute(cameraId, (id, before) -> with(before, source(stream), habit));
        changed.add(cameraId);
    }

    private static Map<Integer, Habit> with(
            @Nullable Map<Integer, Habit> before, int source, Habit habit) {
        var now = new HashMap<Integer, Habit>();
        if (before != null && before.size() < MOST_STREAMS) {
            now.putAll(before);
        }
        now.remove(source);
        if (!habit.equals(Habit.USUAL)) {
            now.put(source, habit);
        }
        return Map.copyOf(now);
    }

    /// Takes up what was stored of a camera, unless something newer is known.
    ///
    /// @param habits by what tells its streams apart
    public void remember(UUID cameraId, Map<Integer, Habit> habits) {
        known.putIfAbsent(cameraId, Map.copyOf(habits));
    }

    /// Takes what changed since it was taken the last time, to be stored; of a camera of which
    /// nothing is unusual any more, nothing.
    public Map<UUID, Map<Integer, Habit>> takeChanged() {
        var taken = new HashMap<UUID, Map<Integer, Habit>>();
        for (var id : new HashSet<>(changed)) {
            changed.remove(id); // before it is read, so that what changes meanwhile is taken again
            taken.put(id, known.getOrDefault(id, Map.of()));
        }
        return taken;
    }

    /// What was taken could not be stored.
    public void giveBack(Set<UUID> cameraIds) {
        cameraIds.stream().filter(known::containsKey).forEach(changed::add);
    }

    /// Lets go of a camera that is not watched here any more.
    public void forget(UUID cameraId) {
        known.remove(cameraId);
        changed.remove(cameraId);
    }

    private static int source(StreamAddress stream) {
        return stream.url().hashCode();
    }
}
