package vn.giamsat.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import vn.giamsat.benchmark.CameraLife.Shot;
import vn.giamsat.benchmark.Scenery.Scene;
import vn.giamsat.benchmark.StreamCases.StreamCase;
import vn.giamsat.probe.Expectation;
import vn.giamsat.probe.PictureExaminer.Examination.Seen;
import vn.giamsat.probe.ProbeTarget;
import vn.giamsat.probe.StreamAddress;
import vn.giamsat.probe.Viewpoint;
import vn.giamsat.probe.media.CheckThresholds;
import vn.giamsat.probe.media.KeyFrameExaminer;
import vn.giamsat.probe.media.PictureLimits;
import vn.giamsat.probe.memory.MemoryThresholds;
import vn.giamsat.probe.memory.PictureMemories;

/// Precision and recall of each verdict. Of pictures: over cameras that look at photographs, at
/// drawn corridors and at rough grounds, each picture encoded, and decoded and judged as a probe
/// does it. Of streams: over packets that are watched and judged as a probe does it. Thresholds
/// were chosen on one half of the scenes (`-Dgiamsat.verdicts.half=0`); the other half is what
/// counts. Not a test; `.ci/verdicts` fetches the photographs, runs it, and fails when a verdict is
/// below its goal or was not measured.
class VerdictBenchmark {
    private static final boolean EACH = Boolean.getBoolean("giamsat.verdicts.each");
    private static final int CORRIDORS = 40;
    private static final int GROUNDS = 10;

    /// With each fault, and as many without.
    private static final int STREAMS = 400;

    /// Thresholds were chosen on half 0.
    private static final int COUNTS = 1;

    private static final Set<String> LOOKED_AT =
            Set.of("Dune.jpg", "RainDrops.jpg", "board.jpg", "life_by_Aitzol_Berasategi.jpg");

    private static final Duration BETWEEN_PICTURES = Duration.ofMinutes(10);
    private static final KeyFrameExaminer EXAMINER =
            new KeyFrameExaminer(PictureLimits.DEFAULTS, CheckThresholds.DEFAULTS);

    @Test
    void measuresPrecisionAndRecallOfEachVerdictAndMeetsTheGoals() {
        var photographs =
                Scenery.natural(
                        Path.of(System.getProperty("giamsat.photographs", "target/photographs")));
        assertThat(photographs).as("photographs, which .ci/verdicts fetches").isNotEmpty();
        var scenes = new ArrayList<>(photographs);
        scenes.addAll(Scenery.drawn(CORRIDORS));
        var which = Integer.getInteger("giamsat.verdicts.half", COUNTS);
        var score = new Score();
        var counted = half(scenes, which);
        judgePictures(counted, score);
        judgeRoughGrounds(which, score);
        judgeLateSignals(counted, score);
        var pictures = score.looks();
        judgeStreams(counted.getLast().picture(), which, score);
        System.out.printf(
                "%n%d scenes, %d of them natural, %d pictures, %d streams%n",
                counted.size(),
                counted.stream().filter(Scene::natural).count(),
                pictures,
                score.looks() - pictures);
        score.print();
        assertThat(score.missedGoals()).isEmpty();
    }

    /// Both pieces of a photograph are in the same half. What was looked at while thresholds were
    /// chosen does not count.
    private static List<Scene> half(List<Scene> scenes, int which) {
        return scenes.stream()
                .filter(scene -> which == (LOOKED_AT.contains(scene.name()) ? 0 : half(scene)))
                .toList();
    }

    private static int half(Scene scene) {
        return Math.floorMod(scene.name().hashCode(), 2);
    }

    private static void judgePictures(List<Scene> scenes, Score score) {
        for (var index = 0; index < scenes.size(); index++) {
            var other = scenes.get((index + 1) % scenes.size());
            live(CameraLife.of(scenes.get(index), other, index), scenes.get(index), score);
        }
    }

    private static void judgeRoughGrounds(int which, Score score) {
        for (var index = 0; index < GROUNDS; index++) {
            var chance = new Random(1_000L * which + index);
            var size = 2.5 + 10.0 * index / GROUNDS;
            var gravel = new Scene("gravel " + size, false, Texture.gravel(size, chance));
            live(CameraLife.ofRoughGround(gravel, index), gravel, score);
            var foliage = new Scene("foliage " + size, false, Texture.foliage(size, chance));
            live(CameraLife.ofRoughGround(foliage, index), foliage, score);
        }
    }

    private static void judgeLateSignals(List<Scene> scenes, Score score) {
        for (var index = 0; index < scenes.size(); index += 4) {
            var scene = scenes.get(index);
            live(CameraLife.ofLateSignal(scene, index), scene, score);
        }
    }

    /// As many without any fault as with each.
    private static void judgeStreams(Light scene, int which, Score score) {
        var judge = new StreamJudge(scene, which);
        var cases = new StreamCases(which);
        for (var index = 0; index < STREAMS; index++) {
            for (var fault : StreamCases.FAULTS) {
                judge(cases.next(fault), judge, score);
                judge(cases.next(null), judge, score);
            }
        }
    }

    private static void judge(StreamCase one, StreamJudge judge, Score score) {
        var kind = one.fault() == null ? "stream as expected" : "stream with " + one.fault();
        score.add(kind, one.fault(), judge.judge(one));
    }

    /// Of the pictures that it learns from, somebody approves the last one by day and by night.
    private static void live(List<Shot> life, Scene scene, Score score) {
        var memories = new PictureMemories(MemoryThresholds.DEFAULTS);
        var camera =
                new ProbeTarget(
                        UUID.randomUUID(),
                        StreamAddress.of("rtsp://camera/1"),
                        null,
                        null,
                        Expectation.ANYTHING);
        var at = Instant.parse("2021-06-12T00:00:00Z");
        var approved = new HashMap<Boolean, Viewpoint>();
        for (var shot : life) {
            at = at.plus(BETWEEN_PICTURES);
            var seen = (Seen) memories.compared(camera, at, EXAMINER.examine(shot.picture()));
            memories.learn(camera.cameraId(), at);
            if (shot.isLearnt()) {
                var viewpoint = Objects.requireNonNull(seen.snapshot().viewpoint());
                approved.put(viewpoint.byDay(), viewpoint);
                memories.refer(camera.cameraId(), List.copyOf(approved.values()));
            }
            if (shot.counts()) {
                score.add(kind(scene, shot), shot.fault(), seen.faults());
            }
        }
    }

    private static String kind(Scene scene, Shot shot) {
        return EACH ? scene.name() + ": " + shot.kind() : shot.kind();
    }
}
