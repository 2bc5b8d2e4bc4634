package vn.giamsat.probe.schedule;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import vn.giamsat.probe.Failure;
import vn.giamsat.probe.FailureCode;
import vn.giamsat.probe.Look;
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
    private static final StreamFacts STREAM =
            new StreamFacts(VideoCodec.H264, null, 640, 360, 25.0, null, null, 50, 0);
    final List<Probed> probed = new CopyOnWriteArrayList<>();
    private final Map<UUID, Function<ProbeTarget, Uni<ProbeOutcome>>> scripts =
            new ConcurrentHashMap<>();

    private final Map<UUID, Function<ProbeTarget, Uni<ProbeOutcome>>> pictures =
            new ConcurrentHashMap<>();
    private volatile String tracks = "video H264/90000";

    record Probed(ProbeTarget target, Look look) {
        boolean isOf(UUID camera) {
            return target.cameraId().equals(camera);
        }
    }

    /// What all cameras describe from now on.
    void describe(String offered) {
        tracks = offered;
    }

    /// The camera describes its stream, but what it sends is this.
    void send(UUID camera, FailureCode code) {
        pictures.put(camera, target -> Uni.createFrom().item(stopped(target, Rung.PLAYING, code)));
    }

    void recover(UUID camera) {
        scripts.remove(camera);
        pictures.remove(camera);
    }

    /// However it is looked at.
    void play(UUID camera, Function<ProbeTarget, Uni<ProbeOutcome>> script) {
        scripts.put(camera, script);
    }

    /// As a camera that takes a second for it.
    void refuseSlowly(UUID camera, FailureCode code) {
        play(
                camera,
                target ->
                        Uni.createFrom()
                                .item(stopped(target, Rung.CONNECTED, code))
                                .onItem()
                                .delayIt()
                                .by(Duration.ofSeconds(1)));
    }

    void refuse(UUID camera, FailureCode code) {
        play(camera, target -> Uni.createFrom().item(stopped(target, Rung.CONNECTED, code)));
    }

    @Override
    public Cancellable begin(ProbeTarget target, Look look, Consumer<ProbeOutcome> whenOver) {
        probed.add(new Probed(target, look));
        var script = scripts.get(target.cameraId());
        var outcome = script != null ? script.apply(target) : look(target, look);
        return outcome.subscribe().with(whenOver);
    }

    private Uni<ProbeOutcome> look(ProbeTarget target, Look look) {
        return look == Look.PICTURE
                ? pictures.getOrDefault(target.cameraId(), ScriptedProber::live).apply(target)
                : described(target);
    }

    long probesOf(UUID camera) {
        return probed.stream().filter(probed -> probed.isOf(camera)).count();
    }

    long probesOf(UUID camera, Look look) {
        return probed.stream()
                .filter(probed -> probed.isOf(camera) && probed.look() == look)
                .count();
    }

    static Uni<ProbeOutcome> live(ProbeTarget target) {
        return Uni.createFrom()
                .item(
                        new ProbeOutcome.Live(
                                trace(target, Rung.VERIFIED),
                                STREAM,
                                new PictureFacts(640, 360, 100, 30, 0, 0, 8, 0.1, 4, 1),
                                new Snapshot(new byte[] {1, 2, 3}, 320, 180)));
    }

    private Uni<ProbeOutcome> described(ProbeTarget target) {
        return Uni.createFrom()
                .item(new ProbeOutcome.Described(trace(target, Rung.DESCRIBED), STREAM, tracks));
    }

    private static ProbeOutcome stopped(ProbeTarget target, Rung reached, FailureCode code) {
        return new ProbeOutcome.Stopped(
                trace(target, reached), new Failure(code), null, null, null);
    }

    private static ProbeOutcome.Trace trace(ProbeTarget target, Rung reached) {
        return new ProbeOutcome.Trace(
                target.cameraId(), Instant.now(), Duration.ofMillis(1), reached, Map.of());
    }
}
