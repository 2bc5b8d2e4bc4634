package vn.giamsat.probe.schedule;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giamsat.probe.ProbeOutcome.Described;
import vn.giamsat.probe.VideoCodec;

/// How cameras described their streams the last time, in memory: a camera that describes another
/// stream than before may show another picture. Confined to the scheduler's loop.
final class Descriptions {
    private final Map<UUID, Description> known = new HashMap<>();

    private record Description(
            VideoCodec codec, @Nullable Integer width, @Nullable Integer height, String tracks) {
        static Description of(Described described) {
            var stream = described.stream();
            return new Description(
                    stream.codec(), stream.width(), stream.height(), described.tracks());
        }
    }

    /// Keeps the description, and tells whether it is another than the one before.
    boolean change(Described described) {
        var now = Description.of(described);
        var before = known.put(described.trace().cameraId(), now);
        return before != null && !before.equals(now);
    }

    void forget(UUID cameraId) {
        known.remove(cameraId);
    }
}
