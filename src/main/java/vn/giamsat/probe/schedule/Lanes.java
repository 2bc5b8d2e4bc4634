package vn.giamsat.probe.schedule;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.giamsat.registry.ProbeTargets.Watched;

/// All lanes that have cameras or a probe, and the order in which they may start one: those with a
/// camera that a person asked for before the others. Confined to the timetable.
final class Lanes {
    private final Map<String, Lane> lanes = new HashMap<>();
    private final Deque<Lane> urgent = new ArrayDeque<>();
    private final Deque<Lane> ordinary = new ArrayDeque<>();
    private long made;

    /// The lane of a camera's endpoint, made if it is the first one there.
    Lane of(Watched camera) {
        return lanes.computeIfAbsent(
                camera.address().endpoint().toLowerCase(Locale.ROOT),
                endpoint -> new Lane(endpoint, made++));
    }

    /// Has a camera wait in its lane.
    void add(PlannedCamera camera) {
        camera.lane.add(camera);
        list(camera.lane);
    }

    /// The next camera whose lane is free, or null.
    @Nullable PlannedCamera poll() {
        for (var lane = pollLane(); lane != null; lane = pollLane()) {
            var camera = lane.poll();
            if (camera != null) {
                return camera;
            }
        }
        return null;
    }

    private @Nullable Lane pollLane() {
        var first = urgent.poll();
        var lane = first == null ? ordinary.poll() : first;
        if (lane != null) {
            lane.listed = Lane.Listed.NOWHERE;
        }
        return lane;
    }

    /// A probe in the lane ended.
    void free(Lane lane, Instant now) {
        lane.free(now);
        list(lane);
        leave(lane);
    }

    /// Drops a lane that nobody needs any more.
    void leave(Lane lane) {
        if (lane.cameras == 0 && !lane.busy) {
            lanes.remove(lane.endpoint, lane);
        }
    }

    private void list(Lane lane) {
        if (lane.busy || lane.isEmpty()) {
            return;
        }
        if (lane.isUrgent() && lane.listed != Lane.Listed.URGENT) {
            ordinary.remove(lane);
            lane.listed = Lane.Listed.URGENT;
            urgent.add(lane);
        } else if (lane.listed == Lane.Listed.NOWHERE) {
            lane.listed = Lane.Listed.ORDINARY;
            ordinary.add(lane);
        }
    }
}
