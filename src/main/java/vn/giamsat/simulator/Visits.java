package vn.giamsat.simulator;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// How often each camera was viewed. From any thread; keeps some 100 bytes for each camera.
final class Visits {
    private final Map<CameraAddress, Integer> counts = new ConcurrentHashMap<>();

    /// The number of this visit: one more than that of the last one. Cameras begin with different
    /// numbers, so that not all of them show the same.
    int count(CameraAddress camera) {
        return counts.merge(camera, camera.hashCode(), (last, first) -> last + 1);
    }
}
