package vn.giamsat.simulator;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/// The stagings of now. From any thread; costs next to nothing while there are none.
final class Stagings {
    private final List<Staging> current = new CopyOnWriteArrayList<>();

    Staging begin(Scene scene, Predicate<CameraAddress> cameras) {
        var staging = new Staging(scene, cameras, current::remove);
        current.add(staging);
        return staging;
    }

    CameraPath staged(CameraAddress address, CameraPath camera) {
        var staged = camera;
        for (var staging : current) {
            staged = staging.staged(address, staged);
        }
        return staged;
    }
}
