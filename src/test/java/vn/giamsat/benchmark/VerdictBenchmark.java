package vn.giamsat.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import vn.giamsat.benchmark.CameraLife.Shot;
import vn.giamsat.benchmark.Scenery.Scene;
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

/// Precision and recall of each picture verdict, over cameras that look at photographs and at drawn
/// corridors: each picture is encoded, and decoded and judged as a probe does it. Thresholds were
/// chosen on one half of the scenes (`-Dgiamsat.verdicts.half=0`); the other half is what counts.
/// Not a test; `.ci/verdicts` fetches the photographs and runs it.
class VerdictBenchmark {
    private static final int CORRIDORS = 40;

    /// Thresholds were chosen on half 0.
    private static final int COUNTS = 1;

    private static final Set<String> LOOKED_AT =
            Set.of("Dune.jpg", "RainDrops.jpg", "board.jpg", "life_by_Aitzol_Berasategi.jpg");

    private static final Duration BETWEEN_PICTURES = Duration.ofMinutes(10);
    private static final KeyFrameExaminer EXAMINER =
            new KeyFrameExaminer(PictureLimits.DEFAULTS, CheckThresholds.DEFAULTS);

    @Test
    void printsPrecisionAndRecallOfEachVerdict() {
        var photographs =
                Scenery.natural(
                        Path.of(System.getProperty("giamsat.photographs", "target/photographs")));
        assertThat(photographs).as("photographs, which .ci/verdicts fetches").isNotEmpty();
        var scenes = new ArrayList<>(photographs);
        scenes.addAll(Scenery.drawn(CORRIDORS));
        print(half(scenes, Integer.getInteger("giamsat.verdicts.half", COUNTS)));
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

    private static void print(List<Scene> scenes) {
        var natural = scenes.stream().filter(Scene::natural).count();
        var score = new Score();
        for (var index = 0; index < scenes.size(); index++) {
            var other = scenes.get((index + 1) % scenes.size());
            live(CameraLife.of(scenes.get(index), other, index), scenes.get(index), score);
        }
        System.out.printf(
                "%n%d scenes, %d of them natural, %d pictures%n",
                scenes.size(), natural, score.pictures());
        score.print();
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
            score.add(scene, shot, seen);
        }
    }
}
