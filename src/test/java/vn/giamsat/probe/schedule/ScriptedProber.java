package vn.giamsat.probe.schedule;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import vn.giamsat.probe.Failure;
import vn.giamsat.probe.FailureCode;
import vn.giamsat.probe.PictureFacts;
import vn.giamsat.probe.ProbeOutcome;
import vn.giamsat.probe.ProbeTarget;
import vn.giamsat.probe.Prober;
import vn.giamsat.probe.Rung;
import vn.giamsat.probe.Snapshot;
import vn.giamsat.probe.StreamFacts;
import vn.giamsat.probe.VideoCodec;

/// Plays cameras without a network: each is live unless it was told otherwise.
final class ScriptedProber implements Prober {
    final List<ProbeTarget> probed = new CopyOnWriteArrayList<>();
    private final Map<UUID, Function<ProbeTarget, Uni<ProbeOutcome>>> scripts =
            new ConcurrentHashMap<>();

    void play(UUID camera, Function<ProbeTarget, Uni<ProbeOutcome>> script) {
        scripts.put(camera, script);
    }

    void refuse(UUID camera, FailureCode code) {
        play(camera, target -> Uni.createFrom().item(stopped(target, code)));
    }

    @Override
    public Uni<ProbeOutcome> probe(ProbeTarget target) {
        probed.add(target);
        return scripts.getOrDefault(target.cameraId(), ScriptedProber::live).apply(target);
    }

    long probesOf(UUID camera) {
        return probed.stream().filter(target -> target.cameraId().equals(camera)).count();
    }

    static Uni<ProbeOutcome> live(ProbeTarget target) {
        return Uni.createFrom()
                .item(
                        new ProbeOutcome.Live(
                                trace(target, Rung.VERIFIED),
                                new StreamFacts(
                                        VideoCodec.H264, null, 640, 360, 25.0, null, null, 50, 0),
                                new PictureFacts(640, 360, 100, 30, 0, 0, 8, 0.1, 4, 1),
                                new Snapshot(new byte[] {1, 2, 3}, 320, 180)));
    }

    private static ProbeOutcome stopped(ProbeTarget target, FailureCode code) {
        return new ProbeOutcome.Stopped(
                trace(target, Rung.CONNECTED), new Failure(code), null, null, null);
    }

    private static ProbeOutcome.Trace trace(ProbeTarget target, Rung reached) {
        return new ProbeOutcome.Trace(
                target.cameraId(), Instant.now(), Duration.ofMillis(1), reached, Map.of());
    }
}
