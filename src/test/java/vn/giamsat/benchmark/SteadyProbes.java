package vn.giamsat.benchmark;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import vn.giamsat.probe.PictureFacts;
import vn.giamsat.probe.ProbeOutcome;
import vn.giamsat.probe.Rung;
import vn.giamsat.probe.Snapshot;
import vn.giamsat.probe.StreamFacts;
import vn.giamsat.probe.VideoCodec;

/// Probes that find the same of each camera ever again: nine descriptions, then a picture. Times
/// and rates vary.
final class SteadyProbes {
    private static final int KINDS = 1_000;
    private static final int DESCRIPTIONS = 9;

    /// About what 320 × 180 pixels of a corridor take.
    private static final int PICTURE_BYTES = 10_000;

    private static final PictureFacts FACTS =
            new PictureFacts(1280, 720, 100, 30, 0, 0, 8, 0.1, 4, 1);

    private final Instant start;
    private final Random random = new Random(597);
    private final List<Map<Rung, Duration>> described = timings(Rung.DESCRIBED);
    private final List<Map<Rung, Duration>> verified = timings(Rung.VERIFIED);
    private final Snapshot snapshot = snapshot();
    private final List<StreamFacts> streams = Stream.generate(this::stream).limit(KINDS).toList();

    SteadyProbes(Instant start) {
        this.start = start;
    }

    /// @param number of the camera, so that not all show pictures in the same minute
    ProbeOutcome of(UUID camera, int number, int second) {
        var picture = (second / 60 + number) % (DESCRIPTIONS + 1) == 0;
        var kind = random.nextInt(KINDS);
        var trace =
                new ProbeOutcome.Trace(
                        camera,
                        start.plusSeconds(second),
                        Duration.ofMillis(300),
                        picture ? Rung.VERIFIED : Rung.DESCRIBED,
                        (picture ? verified : described).get(kind));
        return picture
                ? new ProbeOutcome.Live(trace, streams.get(kind), FACTS, snapshot)
                : new ProbeOutcome.Described(trace, streams.get(kind), "video H264/90000");
    }

    private List<Map<Rung, Duration>> timings(Rung highest) {
        return Stream.generate(() -> timing(highest)).limit(KINDS).toList();
    }

    private Map<Rung, Duration> timing(Rung highest) {
        Map<Rung, Duration> timings = new EnumMap<>(Rung.class);
        var took = 0;
        for (var rung : Rung.values()) {
            if (rung != Rung.NONE && rung.compareTo(highest) <= 0) {
                took += 1 + random.nextInt(100);
                timings.put(rung, Duration.ofMillis(took));
            }
        }
        return Map.copyOf(timings);
    }

    private Snapshot snapshot() {
        var jpeg = new byte[PICTURE_BYTES];
        random.nextBytes(jpeg);
        return new Snapshot(jpeg, 320, 180);
    }

    private StreamFacts stream() {
        return new StreamFacts(
                VideoCodec.H264,
                "high",
                1280,
                720,
                10 + random.nextInt(20) / 10.0,
                random.nextLong(200_000, 2_000_000),
                Duration.ofSeconds(2),
                200,
                0);
    }
}
