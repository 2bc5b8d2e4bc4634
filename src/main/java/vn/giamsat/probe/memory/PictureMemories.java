package vn.giamsat.probe.memory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import vn.giamsat.probe.Explanation;
import vn.giamsat.probe.Failure;
import vn.giamsat.probe.PictureExaminer.Examination;
import vn.giamsat.probe.PictureExaminer.Examination.Seen;
import vn.giamsat.probe.ProbeTarget;
import vn.giamsat.probe.Viewpoint;

/// What is remembered of the cameras that this replica probes: some 450 bytes for each stream, and
/// some 350 more for each reference picture. A picture is remembered once its outcome counts: what
/// is our own fault, or of a camera that was changed or removed meanwhile, teaches nothing. Any
/// thread; a camera is probed once at a time.
@ApplicationScoped
public class PictureMemories {
    private final Map<UUID, PictureMemory> memories = new ConcurrentHashMap<>();

    /// Of the stream that was seen before the latest one: main and sub-stream may take turns.
    private final Map<UUID, PictureMemory> others = new ConcurrentHashMap<>();
    private final Map<UUID, Lesson> lessons = new ConcurrentHashMap<>();
    private final References references = new References();
    private final MemoryThresholds thresholds;
    private final List<MemoryCheck> checks;

    @Inject
    public PictureMemories(MemoryConfig config) {
        this(MemoryThresholds.of(config));
    }

    public PictureMemories(MemoryThresholds thresholds) {
        this.thresholds = thresholds;
        this.checks = MemoryCheck.all(thresholds);
    }

    /// A memory with one more picture, which may not count.
    ///
    /// @param at as the probe began
    private record Lesson(Instant at, PictureMemory memory) {}

    /// Compares what was seen with what is remembered.
    ///
    /// @param target whose address is that of the stream that was seen: two streams of a camera
    ///     show the same scene otherwise
    /// @param at when the probe began
    public Examination compared(ProbeTarget target, Instant at, Examination examination) {
        return switch (examination) {
            case Seen seen -> compared(target, at, seen);
            case Examination.Undecodable _, Examination.Busy _ -> examination;
        };
    }

    private Seen compared(ProbeTarget target, Instant at, Seen seen) {
        var memory = of(target);
        var viewpoint = viewpoint(memory, seen);
        var sighting =
                Sighting.of(seen, at, memory, thresholds)
                        .beside(references, target.cameraId(), viewpoint);
        var faults = faults(sighting);
        lessons.put(target.cameraId(), new Lesson(at, memory.with(sighting, faults.isEmpty())));
        return seen.with(faults).from(viewpoint, sighting.likeness());
    }

    private static Viewpoint viewpoint(PictureMemory memory, Seen seen) {
        var byDay = Light.of(seen.facts()) == Light.DAY;
        return new Viewpoint(memory.source(), byDay, seen.signature().squares());
    }

    /// Another address shows another scene, or the same one otherwise.
    private PictureMemory of(ProbeTarget target) {
        var source = target.address().url().hashCode();
        return Stream.of(memories, others)
                .map(known -> known.get(target.cameraId()))
                .filter(known -> known != null && known.source() == source)
                .findFirst()
                .orElseGet(() -> PictureMemory.none(source));
    }

    /// Remembers what was compared, if it was in this probe: its outcome counts.
    ///
    /// @param at when the probe began
    public void learn(UUID cameraId, Instant at) {
        var lesson = lessons.remove(cameraId);
        if (lesson != null && lesson.at().equals(at)) {
            var before = memories.put(cameraId, lesson.memory());
            if (before != null && before.source() != lesson.memory().source()) {
                others.put(cameraId, before);
            }
        }
    }

    /// Lets go of what was compared: its outcome does not count.
    public void dismiss(UUID cameraId) {
        lessons.remove(cameraId);
    }

    private List<Failure> faults(Sighting sighting) {
        return Explanation.told(checks.stream().flatMap(check -> check.fault(sighting).stream()));
    }

    /// Those of these cameras of which nothing is remembered.
    public List<UUID> unknown(List<UUID> cameraIds) {
        return cameraIds.stream().filter(id -> !memories.containsKey(id)).toList();
    }

    /// Takes up what was stored of a camera, unless something newer is remembered. What is of an
    /// unknown form is learnt anew.
    public void remember(UUID cameraId, byte[] stored) {
        MemoryBytes.read(stored).ifPresent(memory -> memories.putIfAbsent(cameraId, memory));
    }

    /// Takes up what people approved that a camera shows, instead of what they approved before.
    public void refer(UUID cameraId, List<Viewpoint> approved) {
        references.put(cameraId, approved);
    }

    /// What is to be stored in this minute of the hour: each camera has its own, so that the work
    /// is even.
    ///
    /// @param minute 0–59
    public Map<UUID, byte[]> ofMinute(int minute) {
        var due = new HashMap<UUID, byte[]>();
        memories.forEach(
                (id, memory) -> {
                    if (Math.floorMod(id.hashCode(), 60) == minute) {
                        MemoryBytes.of(memory).ifPresent(bytes -> due.put(id, bytes));
                    }
                });
        return due;
    }

    /// Lets go of a camera that is not watched here any more.
    public void forget(UUID cameraId) {
        memories.remove(cameraId);
        others.remove(cameraId);
        lessons.remove(cameraId);
        references.put(cameraId, List.of());
    }
}
