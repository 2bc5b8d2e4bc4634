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

/// What is remembered of the cameras that this replica probes: some 450 bytes each. Any thread;
/// a camera is probed once at a time.
@ApplicationScoped
public class PictureMemories {
    private final Map<UUID, PictureMemory> memories = new ConcurrentHashMap<>();
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
        var sighting = Sighting.of(seen, at, memory, thresholds);
        var fault = fault(sighting);
        memories.put(target.cameraId(), memory.with(sighting, fault));
        return fault.map(seen::with).orElse(seen);
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

    /// Those of these cameras of which nothing is remembered.
    public List<UUID> unknown(List<UUID> cameraIds) {
        return cameraIds.stream().filter(id -> !memories.containsKey(id)).toList();
    }

    /// Takes up what was stored of a camera, unless something newer is remembered. What is of an
    /// unknown form is learnt anew.
    public void remember(UUID cameraId, byte[] stored) {
        MemoryBytes.read(stored).ifPresent(memory -> memories.putIfAbsent(cameraId, memory));
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
    }
}
