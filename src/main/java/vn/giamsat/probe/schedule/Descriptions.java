package vn.giamsat.probe.schedule;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
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

        /// Written out: a native image interprets what records get by themselves.
        @Override
        public boolean equals(Object other) {
            return other instanceof Description description
                    && codec == description.codec
                    && Objects.equals(width, description.width)
                    && Objects.equals(height, description.height)
                    && tracks.equals(description.tracks);
        }

        @Override
        public int hashCode() {
            return tracks.hashCode();
        }
    }

    /// Keeps the description, and tells whether it is another than the one before. One that says
    /// the same is not kept in its place: old objects would become garbage with each probe.
    boolean change(Described described) {
        if (described.tracks().isEmpty()) {
            return false; // of a sub-stream, as the main stream was busy
        }
        var id = described.trace().cameraId();
        var now = Description.of(described);
        var before = known.get(id);
        if (now.equals(before)) {
            return false;
        }
        known.put(id, now);
        return before != null;
    }

    void forget(UUID cameraId) {
        known.remove(cameraId);
    }
}
