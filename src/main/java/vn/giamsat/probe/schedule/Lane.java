package vn.giamsat.probe.schedule;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/// One host and port, where at most one probe runs: a recorder with many channels often has one
/// session to give. The others wait in order; those that people asked for go first. Confined to the
/// timetable.
final class Lane {
    /// Multiples of these, modulo 1, are spread evenly however many there are (Kronecker
    /// sequences); two of them, so that lanes and cameras of a lane do not meet.
    private static final double BETWEEN_LANES = Math.sqrt(2) - 1;

    private static final double WITHIN_LANE = (Math.sqrt(5) - 1) / 2;

    /// In which list of the timetable a lane stands that may start.
    enum Listed {
        NOWHERE,
        ORDINARY,
        URGENT
    }

    final String endpoint;
    private final double phase;
    // Most lanes have one camera, and there may be 100,000 of them.
    private final Deque<PlannedCamera> asked = new ArrayDeque<>(1);
    private final Deque<PlannedCamera> due = new ArrayDeque<>(1);
    private long phases;
    Listed listed = Listed.NOWHERE;
    boolean busy;

    /// When the last probe ended; the epoch, when there was none.
    private long freeSinceNanos = EpochNanos.of(Instant.EPOCH);

    int cameras;

    /// @param number counts the lanes
    Lane(String endpoint, long number) {
        this.endpoint = endpoint;
        this.phase = number * BETWEEN_LANES;
    }

    /// A place in the interval, 0–1, far from those of the other cameras of the lane.
    double nextPhase() {
        var place = phase + phases++ * WITHIN_LANE;
        return place - Math.floor(place);
    }

    void add(PlannedCamera camera) {
        (camera.asked ? asked : due).add(camera);
    }

    void remove(PlannedCamera camera) {
        asked.remove(camera);
        due.remove(camera);
    }

    /// A probe begins, and no other one until it ended.
    void take() {
        busy = true;
    }

    /// The probe ended.
    void free(Instant now) {
        busy = false;
        freeSinceNanos = EpochNanos.of(now);
    }

    /// Since when a camera of this lane, which is free, waits for nothing but us.
    Instant ready(PlannedCamera camera) {
        var free = EpochNanos.instant(freeSinceNanos);
        return camera.due().isAfter(free) ? camera.due() : free;
    }

    @Nullable PlannedCamera poll() {
        var first = asked.poll();
        return first == null ? due.poll() : first;
    }

    boolean isUrgent() {
        return !asked.isEmpty();
    }

    boolean isEmpty() {
        return asked.isEmpty() && due.isEmpty();
    }
}
