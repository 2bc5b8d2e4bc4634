package vn.giamsat.simulator;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/// The outages of now. From any thread; costs next to nothing while there are none.
final class Outages {
    private final List<Outage> current = new CopyOnWriteArrayList<>();

    Outage begin(Outage.Kind kind, Predicate<CameraAddress> cameras) {
        var outage = new Outage(kind, cameras, current::remove);
        current.add(outage);
        return outage;
    }

    Optional<Outage.Kind> at(CameraAddress camera) {
        return current.isEmpty()
                ? Optional.empty()
                : current.stream()
                        .filter(outage -> outage.strikes(camera))
                        .findFirst()
                        .map(Outage::kind);
    }
}
