package vn.giamsat.health;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import vn.giamsat.probe.Failure;
import vn.giamsat.probe.FailureCode;
import vn.giamsat.probe.PictureFacts;
import vn.giamsat.probe.ProbeOutcome;
import vn.giamsat.probe.ProbeOutcome.Trace;
import vn.giamsat.probe.Rung;
import vn.giamsat.probe.Snapshot;
import vn.giamsat.probe.StreamFacts;
import vn.giamsat.probe.VideoCodec;

/// Outcomes of all kinds, the same for the same seed.
final class RandomProbes {
    private static final FailureCode[] REASONS = {
        FailureCode.TCP_TIMEOUT, FailureCode.RTSP_503, FailureCode.VIDEO_BLACK, FailureCode.NO_RTP
    };

    private final Random random;

    RandomProbes(long seed) {
        random = new Random(seed);
    }

    /// One probe in ten is our own fault, and some steps take longer than can be kept.
    ProbeOutcome next(UUID camera, Instant at) {
        if (random.nextInt(10) == 0) {
            return new ProbeOutcome.Unjudged(
                    trace(camera, at, Rung.CONNECTED), new Failure(FailureCode.PROBE_SELF_DOWN));
        }
        var reached = Rung.values()[random.nextInt(Rung.values().length)];
        return reached == Rung.VERIFIED
                ? new ProbeOutcome.Live(trace(camera, at, reached), stream(), picture(), snapshot())
                : new ProbeOutcome.Stopped(
                        trace(camera, at, reached),
                        new Failure(REASONS[random.nextInt(REASONS.length)]),
                        reached.compareTo(Rung.RECEIVING) < 0 ? null : stream(),
                        null,
                        null);
    }

    private Trace trace(UUID camera, Instant at, Rung reached) {
        Map<Rung, Duration> timings = new EnumMap<>(Rung.class);
        var took = Duration.ZERO;
        for (var rung : Rung.values()) {
            if (rung != Rung.NONE && rung.compareTo(reached) <= 0) {
                took = took.plusMillis(random.nextInt(20) == 0 ? 33_000 : random.nextInt(300));
                timings.put(rung, took);
            }
        }
        return new Trace(camera, at, took, reached, timings);
    }

    private StreamFacts stream() {
        var seen = random.nextBoolean();
        return new StreamFacts(
                VideoCodec.H264,
                "high",
                1280,
                720,
                seen ? random.nextInt(1, 60) / 2.0 : null,
                seen ? random.nextLong(1, 4_000_000) : null,
                null,
                200,
                0);
    }

    private static PictureFacts picture() {
        return new PictureFacts(1280, 720, 120, 40, 0.01, 0, 9, 0.1, 4, 1);
    }

    private static Snapshot snapshot() {
        return new Snapshot(new byte[] {1}, 320, 180);
    }
}
