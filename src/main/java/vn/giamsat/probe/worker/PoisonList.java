package vn.giamsat.probe.worker;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Cameras whose picture ended a decoder process. Their next pictures are not decoded for a while,
/// 1, 2, 5, then 15 minutes, so that one broken or hostile camera does not end a process with each
/// probe. A picture that was looked at without harm clears the camera. Thread-safe.
final class PoisonList {
    private static final List<Duration> PAUSES =
            List.of(
                    Duration.ofMinutes(1),
                    Duration.ofMinutes(2),
                    Duration.ofMinutes(5),
                    Duration.ofMinutes(15));

    /// Some hundred bytes each; more would be an attack, and then the oldest are forgotten.
    private static final int MOST = 10_000;

    private final Clock clock;
    private final Map<UUID, Entry> entries = new LinkedHashMap<>();

    private record Entry(int deeds, Instant until) {}

    PoisonList(Clock clock) {
        this.clock = clock;
    }

    /// Whether the camera's pictures are left alone now.
    synchronized boolean holds(UUID cameraId) {
        var entry = entries.get(cameraId);
        return entry != null && clock.instant().isBefore(entry.until());
    }

    synchronized void add(UUID cameraId) {
        var known = entries.remove(cameraId);
        var deeds = known == null ? 0 : Math.min(known.deeds() + 1, PAUSES.size() - 1);
        entries.put(cameraId, new Entry(deeds, clock.instant().plus(PAUSES.get(deeds))));
        if (entries.size() > MOST) {
            entries.remove(entries.keySet().iterator().next());
        }
    }

    synchronized void clear(UUID cameraId) {
        entries.remove(cameraId);
    }

    synchronized int size() {
        return entries.size();
    }
}
