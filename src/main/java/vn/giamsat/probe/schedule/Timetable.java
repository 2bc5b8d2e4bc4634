package vn.giamsat.probe.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import vn.giamsat.probe.schedule.PlannedCamera.Condition;
import vn.giamsat.registry.ProbeTargets.Watched;

/// Who is probed next. Pure state: the time is passed in, nothing is started here. Confined to one
/// thread at a time.
///
///     SCHEDULED ──due──▶ WAITING ──lane and place free──▶ RUNNING ──finished──▶ SCHEDULED
///     RUNNING ──login refused──▶ RESTING ──access changed──▶ SCHEDULED
///     SCHEDULED, RESTING ──asked──▶ WAITING, before all others
///
/// A camera is in one condition only, so it is never queued twice; a due camera waits until it
/// runs, so it is never dropped. Each step costs at most the logarithm of the number of cameras.
final class Timetable {
    private final Supplier<Pace> pace;
    private final Rhythm rhythm;
    private final Map<UUID, PlannedCamera> cameras = new HashMap<>();
    private final Map<String, Lane> lanes = new HashMap<>();
    private final DueQueue scheduled = new DueQueue();
    private final Deque<Lane> urgent = new ArrayDeque<>();
    private final Deque<Lane> ordinary = new ArrayDeque<>();
    private long lanesMade;
    private int running;
    private int waiting;

    Timetable(Pace pace, RandomGenerator random) {
        this(() -> pace, random);
    }

    /// @param pace as it counts now; see [#bringForward]
    Timetable(Supplier<Pace> pace, RandomGenerator random) {
        this.pace = pace;
        this.rhythm = new Rhythm(pace, random);
    }

    /// Cameras that are taken up together share the time in which they are first probed.
    record Round(int cameras, Instant now) {}

    /// Takes up a camera, or what changed of it. A camera whose access changed is due as if it were
    /// new; any other change waits for the next probe.
    ///
    /// @param rests whether a new camera is left alone, because its login was refused before
    void put(Watched camera, boolean rests, Round round) {
        var known = cameras.get(camera.cameraId());
        if (known == null) {
            var planned = new PlannedCamera(camera, laneOf(camera));
            planned.lane.cameras++;
            cameras.put(camera.cameraId(), planned);
            if (!rests) {
                takeUp(planned, round);
            }
            return;
        }
        var changed = isNewOrChanged(camera, known);
        known.camera = camera;
        if (changed) {
            changeAccess(known, round);
        }
    }

    private void changeAccess(PlannedCamera known, Round round) {
        var lane = laneOf(known.camera);
        var old = known.lane;
        if (lane != old) {
            old.remove(known);
            old.cameras--;
            lane.cameras++;
            known.lane = lane;
            known.phase = lane.nextPhase();
            leave(old);
        }
        switch (known.condition) {
            case SCHEDULED, RESTING -> takeUp(known, round);
            case RUNNING -> known.outdated = true;
            case WAITING -> {
                if (lane != old) {
                    lane.add(known);
                    list(lane);
                }
            }
        }
    }

    private void takeUp(PlannedCamera camera, Round round) {
        schedule(camera, rhythm.first(camera.phase, round.cameras(), round.now()));
    }

    private Lane laneOf(Watched camera) {
        return lanes.computeIfAbsent(
                camera.address().endpoint().toLowerCase(Locale.ROOT),
                endpoint -> new Lane(endpoint, lanesMade++));
    }

    /// Takes a camera out. A probe of it that runs holds its lane until it is finished.
    void remove(UUID cameraId) {
        var known = cameras.remove(cameraId);
        if (known == null) {
            return;
        }
        scheduled.giveUp(known);
        if (known.condition == Condition.WAITING) {
            waiting--;
            known.lane.remove(known);
        }
        known.lane.cameras--;
        leave(known.lane);
    }

    private void leave(Lane lane) {
        if (lane.cameras == 0 && !lane.busy) {
            lanes.remove(lane.endpoint, lane);
        }
    }

    /// Puts a camera before all others. One that runs already is asked with its running probe,
    /// unless its access changed meanwhile.
    ///
    /// @return whether the camera is known
    boolean ask(UUID cameraId, Instant now) {
        var camera = cameras.get(cameraId);
        if (camera == null) {
            return false;
        }
        if (camera.condition == Condition.RUNNING) {
            camera.asked = camera.outdated;
        } else if (!camera.asked) {
            if (camera.condition == Condition.WAITING) {
                waiting--;
                camera.lane.remove(camera);
            } else {
                camera.due = now;
            }
            camera.asked = true;
            enqueue(camera);
        }
        return true;
    }

    /// The next probe that may start now; empty when nothing is due or all places are taken.
    Optional<Start> next(Instant now) {
        for (var due = scheduled.poll(now); due != null; due = scheduled.poll(now)) {
            enqueue(due);
        }
        if (running >= pace.get().concurrency()) {
            return Optional.empty();
        }
        for (var lane = pollLane(); lane != null; lane = pollLane()) {
            var camera = lane.poll();
            if (camera != null) {
                return Optional.of(started(camera, now));
            }
        }
        return Optional.empty();
    }

    private Start started(PlannedCamera camera, Instant now) {
        camera.condition = Condition.RUNNING;
        camera.asked = false;
        camera.lane.busy = true;
        waiting--;
        running++;
        return new Start(camera.camera, Duration.between(camera.due, now), camera, camera.lane);
    }

    /// Whether what this probe found is about the camera as it is now: it is still there, and its
    /// access did not change.
    boolean isCurrent(Start start) {
        return cameras.get(start.camera().cameraId()) == start.planned()
                && !start.planned().outdated;
    }

    /// Ends a probe and plans the next one. After a probe that is not current the camera is due at
    /// once.
    void finished(Start start, Next next, Instant now) {
        var camera = start.planned();
        running--;
        start.lane().busy = false;
        list(start.lane());
        leave(start.lane());
        if (cameras.get(start.camera().cameraId()) != camera) {
            return;
        }
        camera.condition = Condition.RESTING;
        if (camera.outdated) {
            camera.outdated = false;
            camera.due = now;
            enqueue(camera);
            return;
        }
        switch (next) {
            case IN_TURN -> schedule(camera, rhythm.next(camera.phase, now));
            case RECHECK -> schedule(camera, rhythm.recheck(now));
            case REST -> {}
        }
    }

    private void schedule(PlannedCamera camera, Instant due) {
        if (pace.get().byItself()) {
            camera.condition = Condition.SCHEDULED;
            camera.due = due;
            scheduled.add(camera);
        }
    }

    /// Plans a camera anew, if the pace that counts now has it probed sooner.
    void bringForward(UUID cameraId, Instant now) {
        var camera = cameras.get(cameraId);
        if (camera != null && camera.condition == Condition.SCHEDULED) {
            var due = rhythm.next(camera.phase, now);
            if (due.isBefore(camera.due)) {
                schedule(camera, due);
            }
        }
    }

    private void enqueue(PlannedCamera camera) {
        scheduled.giveUp(camera);
        camera.condition = Condition.WAITING;
        waiting++;
        camera.lane.add(camera);
        list(camera.lane);
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

    private @Nullable Lane pollLane() {
        var first = urgent.poll();
        var lane = first == null ? ordinary.poll() : first;
        if (lane != null) {
            lane.listed = Lane.Listed.NOWHERE;
        }
        return lane;
    }

    /// How many of these are unknown or have another access than before.
    int newOrChanged(List<Watched> candidates) {
        return (int)
                candidates.stream()
                        .filter(camera -> isNewOrChanged(camera, cameras.get(camera.cameraId())))
                        .count();
    }

    private static boolean isNewOrChanged(Watched camera, @Nullable PlannedCamera known) {
        return known == null || !known.camera.accessChangedAt().equals(camera.accessChangedAt());
    }

    Set<UUID> cameraIds() {
        return Set.copyOf(cameras.keySet());
    }

    int known() {
        return cameras.size();
    }

    int running() {
        return running;
    }

    /// Due, but not started.
    int waiting() {
        return waiting;
    }
}
