package vn.giamsat.probe.memory;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import vn.giamsat.probe.Viewpoint;

/// What people approved that cameras show. Any thread.
final class References {
    private final Map<UUID, List<Viewpoint>> approved = new ConcurrentHashMap<>();

    /// @param viewpoints by day and by night; none to let go of the camera
    void put(UUID cameraId, List<Viewpoint> viewpoints) {
        if (viewpoints.isEmpty()) {
            approved.remove(cameraId);
        } else {
            approved.put(cameraId, List.copyOf(viewpoints));
        }
    }

    /// How alike the picture and the reference are that was taken of the same stream by the same
    /// light, -1 to 1. Empty where there is none, and where either shows too little to say.
    Optional<Double> likeness(UUID cameraId, Viewpoint seen) {
        return approved.getOrDefault(cameraId, List.of()).stream()
                .filter(seen::isComparable)
                .findFirst()
                .flatMap(reference -> Relief.of(reference).likeness(Relief.of(seen)));
    }
}
