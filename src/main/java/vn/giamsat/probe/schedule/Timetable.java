package vn.giamsat.probe.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import vn.giamsat.probe.Look;
import vn.giamsat.probe.schedule.Admissions.Pictures;
import vn.giamsat.probe.schedule.PlannedCamera.Condition;
import vn.giamsat.registry.ProbeTargets.Watched;

/// Who is probed next, and whether a picture is taken. Pure state: the time is passed in, nothing
/// is started here. Confined to one thread at a time.
///
///     SCHEDULED ──due──▶ WAITING ──lane and place free──▶ RUNNING ──finished──▶ SCHEDULED
///     RUNNING ──login refused──▶ RESTING ──access changed──▶ SCHEDULED
///     SCHEDULED, RESTING ──asked──▶ WAITING, before all others
///
/// A camera is in one condition only, so it is never queued twice; a due camera waits until it
/// runs, so it is never dropped. Each step costs at most the logarithm of the number of cameras.
final class Timetable {
    private final Supplier<Pace> pace;
    private final Agenda agenda;
    private final Map<UUID, PlannedCamera> cameras = new HashMap<>();
    private final Lanes lanes = new Lanes();
    private final DueQueue scheduled = new DueQueue();
    private final Demand demand = new Demand();
    private int running;
    private int waiting;
    private int review;

    Timetable(Pace pace, RandomGenerator random) {
        this(() -> pace, random);
    }

    /// @param pace as it counts now; see [#bringForward]
    Timetable(Supplier<Pace> pace, RandomGenerator random) {
        this.pace = pace;
        this.agenda = new Agenda(pace, random);
    }

    /// Cameras that are taken up together share the time in which they are first probed.
    ///
    /// @param before how many came before them for the same reason, whose time comes first
    record Round(int before, int cameras, Instant now) {}

    /// Takes up a camera, or what changed of it. A camera whose access changed is due as if it were
    /// new; one that gets a quicker tempo comes sooner, and so does one that stays down when its
    /// power is back. Any other change waits for the next probe.
    ///
    /// @param beginning of a camera that is not known
    void put(Watched camera, Beginning beginning, Round round) {
        var known = cameras.get(camera.cameraId());
        if (known == null) {
            var planned = new PlannedCamera(camera, lanes.of(camera), round.now());
            planned.review = review;
            planned.lane.cameras++;
            cameras.put(camera.cameraId(), planned);
            demand.count(planned, agenda.tempo(camera));
            agenda.first(planned, beginning, round).ifPresent(due -> schedule(planned, due));
            return;
        }
        var before = known.camera;
        known.camera = camera;
        known.review = review;
        if (!before.accessChangedAt().equals(camera.accessChangedAt())) {
            changeAccess(known, round);
        } else if (known.condition() == Condition.SCHEDULED) {
            agenda.revised(known, before, round.now()).ifPresent(due -> schedule(known, due));
        }
    }

    private void changeAccess(PlannedCamera known, Round round) {
        var lane = lanes.of(known.camera);
        var old = known.lane;
        if (lane != old) {
            known.moveTo(lane);
            lanes.leave(old);
        }
        known.pictureDueAt(round.now());
        switch (known.condition()) {
            case SCHEDULED, RESTING -> schedule(known, agenda.firstPicture(known, round));
            case RUNNING -> known.outdated = true;
            case WAITING -> {
                if (lane != old) {
                    lanes.add(known);
                }
            }
        }
    }

    /// Takes a camera out. A probe of it that runs holds its lane until it is finished.
    void remove(UUID cameraId) {
        var known = cameras.remove(cameraId);
        if (known == null) {
            return;
        }
        scheduled.forget(known);
        if (known.condition() == Condition.WAITING) {
            waiting--;
            known.lane.remove(known);
        }
        known.lane.cameras--;
        lanes.leave(known.lane);
        demand.forget(known);
    }

    /// Puts a camera before all others, to take a picture. One of which a picture is taken already
    /// is asked with its running probe, unless its access changed meanwhile.
    ///
    /// @return whether the camera is known
    boolean ask(UUID cameraId, Instant now) {
        var camera = cameras.get(cameraId);
        if (camera == null) {
            return false;
        }
        if (camera.condition() == Condition.RUNNING) {
            camera.asked = camera.outdated || !camera.takesPicture;
        } else if (!camera.asked) {
            if (camera.condition() == Condition.WAITING) {
                waiting--;
                camera.lane.remove(camera);
            } else {
                camera.dueAt(now);
            }
            camera.asked = true;
            enqueue(camera);
        }
        return true;
    }

    /// The next probe that may start now; empty when nothing is due or all places are taken.
    ///
    /// @param pictures which it may take; another one that is due stays so until the camera's next
    ///     turn
    Optional<Start> next(Instant now, Pictures pictures) {
        for (var due = scheduled.poll(now); due != null; due = scheduled.poll(now)) {
            enqueue(due);
        }
        if (running >= pace.get().concurrency()) {
            return Optional.empty();
        }
        return Optional.ofNullable(lanes.poll()).map(camera -> started(camera, now, pictures));
    }

    private Start started(PlannedCamera camera, Instant now, Pictures pictures) {
        camera.turnTo(Condition.RUNNING);
        var overdue = !camera.asked && agenda.isOverdue(camera, now);
        camera.startAt(now);
        camera.takesPicture = camera.asked || isAdmitted(camera, pictures, now);
        camera.postponesPicture = !camera.takesPicture && agenda.isPictureDue(camera, now);
        camera.asked = false;
        camera.lane.take();
        waiting--;
        running++;
        var look = camera.takesPicture ? Look.PICTURE : Look.DESCRIPTION;
        var lateness = Duration.between(camera.due(), now);
        camera.late = lateness.compareTo(pace.get().lateAfter()) > 0;
        var timing =
                new Start.Timing(lateness.toNanos(), camera.late, overdue, camera.postponesPicture);
        return new Start(camera.camera, look, timing, camera, camera.lane);
    }

    private boolean isAdmitted(PlannedCamera camera, Pictures pictures, Instant now) {
        return agenda.isPictureDue(camera, now)
                && switch (pictures) {
                    case ALL -> true;
                    case DECISIVE -> camera.isDecisive;
                    case NONE -> false;
                };
    }

    /// Whether what this probe found is about the camera as it is now: it is still there, and its
    /// access did not change.
    boolean isCurrent(Start start) {
        return cameras.get(start.camera().cameraId()) == start.planned()
                && !start.planned().outdated;
    }

    /// Ends a probe and plans the next one. After a probe that is not current the camera is due at
    /// once, and after one that took no picture while a person waits for one; but a login that was
    /// refused is not shown again for that.
    void finished(Start start, Next next, Instant now) {
        var camera = start.planned();
        running--;
        lanes.free(start.lane(), now);
        if (cameras.get(start.camera().cameraId()) != camera) {
            return;
        }
        camera.turnTo(Condition.RESTING);
        camera.asked &= next != Next.REST || camera.outdated;
        if (camera.outdated || camera.asked) {
            camera.outdated = false;
            camera.dueAt(now);
            enqueue(camera);
        } else {
            agenda.after(camera, next, now).ifPresent(due -> schedule(camera, due));
        }
    }

    private void schedule(PlannedCamera camera, Instant due) {
        if (pace.get().byItself()) {
            demand.count(camera, agenda.tempo(camera.camera)); // it may have changed
            camera.turnTo(Condition.SCHEDULED);
            camera.dueAt(due);
            scheduled.add(camera);
        }
    }

    /// Plans a camera anew, if the tempo that counts now has it probed, or its picture taken,
    /// sooner.
    void bringForward(UUID cameraId, Instant now) {
        var camera = cameras.get(cameraId);
        if (camera != null && camera.condition() == Condition.SCHEDULED) {
            agenda.sooner(camera, now).ifPresent(due -> schedule(camera, due));
        }
    }

    private void enqueue(PlannedCamera camera) {
        scheduled.giveUp(camera);
        camera.turnTo(Condition.WAITING);
        waiting++;
        lanes.add(camera);
    }

    /// How many of these are unknown or have another access than before.
    int newOrChanged(List<Watched> candidates) {
        return (int) candidates.stream().filter(this::isNewOrChanged).count();
    }

    /// Whether the camera is unknown, or has another access than before.
    boolean isNewOrChanged(Watched camera) {
        var known = cameras.get(camera.cameraId());
        return known == null || !known.camera.accessChangedAt().equals(camera.accessChangedAt());
    }

    List<UUID> cameraIds() {
        return List.copyOf(cameras.keySet());
    }

    /// From now on it counts which cameras are put again.
    void beginReview() {
        review++;
    }

    /// The cameras that were not put since the review began.
    List<UUID> unmet() {
        return cameras.values().stream()
                .filter(known -> known.review != review)
                .map(known -> known.camera.cameraId())
                .toList();
    }

    /// From one picture of the camera to the next, when nothing asks for one earlier.
    Duration pictureInterval(Watched camera) {
        return agenda.tempo(camera).picture();
    }

    int known() {
        return cameras.size();
    }

    Demand demand() {
        return demand;
    }

    int running() {
        return running;
    }

    /// Due, but not started.
    int waiting() {
        return waiting;
    }
}
