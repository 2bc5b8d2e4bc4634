package vn.giamsat.benchmark;

import io.smallrye.mutiny.Uni;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import javax.imageio.ImageIO;
import vn.giamsat.benchmark.StreamCases.StreamCase;
import vn.giamsat.probe.EncodedPicture;
import vn.giamsat.probe.Failure;
import vn.giamsat.probe.Look;
import vn.giamsat.probe.PictureExaminer;
import vn.giamsat.probe.PictureExaminer.Examination;
import vn.giamsat.probe.ProbeOutcome.Live;
import vn.giamsat.probe.ProbeOutcome.Stopped;
import vn.giamsat.probe.ProbeTarget;
import vn.giamsat.probe.Received;
import vn.giamsat.probe.Reception;
import vn.giamsat.probe.StreamAddress;
import vn.giamsat.probe.StreamReceiver;
import vn.giamsat.probe.StreamReceiver.Depth;
import vn.giamsat.probe.VideoCodec;
import vn.giamsat.probe.media.CheckThresholds;
import vn.giamsat.probe.media.KeyFrameExaminer;
import vn.giamsat.probe.media.PictureLimits;
import vn.giamsat.probe.memory.MemoryThresholds;
import vn.giamsat.probe.memory.PictureMemories;
import vn.giamsat.probe.schedule.LadderProber;

/// Judges streams as a probe does, with the service's own prober: what is received is made up, and
/// of what is decoded the pictures, each of the size that its camera has.
final class StreamJudge {
    private static final StreamAddress MAIN = StreamAddress.of("rtsp://camera/1");
    private static final StreamAddress SUB = StreamAddress.of("rtsp://camera/2");
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final KeyFrameExaminer decoder =
            new KeyFrameExaminer(PictureLimits.DEFAULTS, CheckThresholds.DEFAULTS);
    private final PictureMemories memories = new PictureMemories(MemoryThresholds.DEFAULTS);
    private final Map<Integer, Examination> pictures = new HashMap<>();
    private final Light scene;
    private final Random chance;

    StreamJudge(Light scene, long seed) {
        this.scene = scene;
        chance = new Random(seed);
    }

    /// What a picture probe says is wrong with the camera, the gravest first.
    List<Failure> judge(StreamCase one) {
        var camera = UUID.randomUUID();
        var sub = one.sub() ? SUB : null;
        var target = new ProbeTarget(camera, MAIN, sub, null, null, one.expected());
        StreamReceiver receiver =
                (asked, depth, whenOver) -> Received.at(received(one, depth), whenOver);
        PictureExaminer examiner = (id, picture) -> Uni.createFrom().item(seen(one));
        var prober =
                new LadderProber(
                        receiver, examiner, memories, Clock.systemUTC(), Depth.DESCRIPTION);
        var outcome = prober.probe(target, Look.PICTURE).await().atMost(LIMIT);
        memories.forget(camera);
        return switch (outcome) {
            case Live _ -> List.of();
            case Stopped stopped -> stopped.failures();
            default -> throw new IllegalStateException("not judged: " + outcome);
        };
    }

    private Reception received(StreamCase one, Depth depth) {
        return depth == Depth.DESCRIPTION
                ? one.camera().described(chance)
                : one.camera().played(chance);
    }

    private Examination seen(StreamCase one) {
        var camera = one.camera();
        return pictures.computeIfAbsent(
                camera.width() << 16 | camera.height(),
                _ -> decoder.examine(picture(camera.width(), camera.height())));
    }

    private EncodedPicture picture(int width, int height) {
        try {
            var sent = new ByteArrayInputStream(scene.sent("", 0.75f).bytes());
            var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
            image.createGraphics().drawImage(ImageIO.read(sent), 0, 0, width, height, null);
            var bytes = new ByteArrayOutputStream();
            ImageIO.write(image, "jpeg", bytes);
            return new EncodedPicture(VideoCodec.MJPEG, bytes.toByteArray());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
