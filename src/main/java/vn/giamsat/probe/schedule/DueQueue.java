package vn.giamsat.probe.schedule;

import java.time.Instant;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/// The scheduled cameras, first due first. A binary heap; a place that was given up stays until its
/// time and is skipped then, which is cheaper than looking for it. Confined to the timetable.
final class DueQueue {
    private final PriorityQueue<Place> places = new PriorityQueue<>();

    private record Place(Instant due, long ticket, PlannedCamera camera)
            implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            return due.compareTo(other.due);
        }

        boolean isGivenUp() {
            return camera.ticket != ticket;
        }
    }

    void add(PlannedCamera camera) {
        camera.ticket++;
        places.add(new Place(camera.due, camera.ticket, camera));
    }

    void giveUp(PlannedCamera camera) {
        camera.ticket++;
    }

    /// The next camera that is due, or null.
    @Nullable PlannedCamera poll(Instant now) {
        for (var place = places.peek();
                place != null && !place.due().isAfter(now);
                place = places.peek()) {
            places.remove();
            if (!place.isGivenUp()) {
                return place.camera();
            }
        }
        return null;
    }
}
