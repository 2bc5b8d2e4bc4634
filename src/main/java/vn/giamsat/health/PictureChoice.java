package vn.giamsat.health;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import vn.giamsat.probe.FailureCode;

/// Which pictures of cameras are kept. Most show what the one before showed, and 100,000 cameras
/// take 167 a second: kept is the first one that is seen here, one that a person wants, one with
/// which the camera's state changes, one of which something else is wrong, or nothing, than of the
/// last kept one, and else one in each renewal. Each camera begins its renewals at a place of its
/// own, so that they are even. Not safe for threads.
final class PictureChoice {
    private final Supplier<Duration> renewal;
    private final Map<UUID, Kept> kept = new HashMap<>();
    private final Set<UUID> wanted = new HashSet<>();

    /// @param renewal as it counts now, at least 1 ms
    PictureChoice(Supplier<Duration> renewal) {
        this.renewal = renewal;
    }

    private record Kept(long renewal, @Nullable FailureCode verdict) {}

    /// A picture to choose or not.
    ///
    /// @param at when its probe began
    /// @param verdict what that found wrong; null when the camera is up
    /// @param changes whether the camera's state changes with it
    record Candidate(UUID cameraId, Instant at, @Nullable FailureCode verdict, boolean changes) {}

    /// Whether the picture is kept, which is remembered.
    boolean takes(Candidate picture) {
        var id = picture.cameraId();
        var last = kept.get(id);
        var next = new Kept(renewal(id, picture.at()), picture.verdict());
        var takes = wanted.remove(id) || picture.changes() || !next.equals(last);
        if (takes) {
            kept.put(id, next);
        }
        return takes;
    }

    /// The next picture of the camera is kept.
    void want(UUID cameraId) {
        wanted.add(cameraId);
    }

    /// Nothing of the camera was kept.
    void forget(UUID cameraId) {
        kept.remove(cameraId);
        wanted.remove(cameraId);
    }

    /// Counts the renewals of a camera.
    private long renewal(UUID cameraId, Instant at) {
        var length = renewal.get().toMillis();
        var place = Integer.toUnsignedLong(cameraId.hashCode()) * length >>> Integer.SIZE;
        return Math.floorDiv(at.toEpochMilli() + place, length);
    }
}
