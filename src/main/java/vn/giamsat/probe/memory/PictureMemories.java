package vn.giamsat.probe.memory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import vn.giamsat.probe.Failure;
import vn.giamsat.probe.PictureExaminer.Examination;
import vn.giamsat.probe.PictureExaminer.Examination.Seen;
import vn.giamsat.probe.ProbeTarget;
import vn.giamsat.probe.Viewpoint;

/// What is remembered of the cameras that this replica probes: some 450 bytes each, and some 350
/// more for each reference picture. Any thread; a camera is probed once at a time.
@ApplicationScoped
public class PictureMemories {
    private final Map<UUID, PictureMemory> memories = new ConcurrentHashMap<>();
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

    /// Compares what was seen with what is remembered, and remembers it.
    ///
    /// @param at when the picture was taken
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
        var fault = fault(sighting);
        var next = memory.with(sighting, fault);
        memories.put(target.cameraId(), next);
        return fault.map(found -> told(seen, found, next.recent())).orElse(seen).from(viewpoint);
    }

    private static Viewpoint viewpoint(PictureMemory memory, Seen seen) {
        var byDay = Light.of(seen.facts()) == Light.DAY;
        return new Viewpoint(memory.source(), byDay, seen.signature().squares());
    }

    /// Another address shows another scene, or the same one otherwise.
    private PictureMemory of(ProbeTarget target) {
        var sub = target.subAddress();
        var source = Objects.hash(target.address().url(), sub == null ? "" : sub.url());
        var known = memories.get(target.cameraId());
        return known != null && known.source() == source ? known : PictureMemory.none(source);
    }

    private Optional<Failure> fault(Sighting sighting) {
        return checks.stream().flatMap(check -> check.fault(sighting).stream()).findFirst();
    }

    /// The fault with its number, its threshold, and how often it was seen lately.
    private static Seen told(Seen seen, Failure fault, Recent recent) {
        var often =
                "%s; %d of %d pictures"
                        .formatted(
                                fault.detail(), recent.count(fault.code()), recent.faults().size());
        return seen.with(new Failure(fault.code(), often));
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
        references.put(cameraId, List.of());
    }
}
