package vn.giamsat.health;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What is unwritten, one debt per camera, the oldest first. What says something new comes before
/// what only says when the same was found again. Not thread-safe.
final class Debts {
    private final Map<UUID, Unwritten> pressing = new LinkedHashMap<>();
    private final Map<UUID, Unwritten> calm = new LinkedHashMap<>();

    @Nullable Unwritten of(UUID cameraId) {
        return pressing.getOrDefault(cameraId, calm.get(cameraId));
    }

    /// In the place of what is owed of the camera.
    void put(Unwritten debt) {
        var id = debt.health().cameraId();
        if (debt.pressing()) {
            calm.remove(id);
            pressing.put(id, debt);
        } else {
            pressing.remove(id);
            calm.put(id, debt);
        }
    }

    /// Has what is owed of the camera written with the next flush.
    void press(UUID cameraId) {
        var debt = calm.remove(cameraId);
        if (debt != null) {
            pressing.put(cameraId, debt);
        }
    }

    /// Lets go of what says nothing new of the camera.
    void forgive(UUID cameraId) {
        calm.remove(cameraId);
    }

    List<Unwritten> take(int most) {
        var taken = new ArrayList<Unwritten>();
        move(pressing.values().iterator(), taken, most);
        move(calm.values().iterator(), taken, most);
        return taken;
    }

    private static void move(Iterator<Unwritten> next, List<Unwritten> taken, int most) {
        while (next.hasNext() && taken.size() < most) {
            taken.add(next.next());
            next.remove();
        }
    }

    int pressing() {
        return pressing.size();
    }

    int calm() {
        return calm.size();
    }
}
