package vn.giamsat.health;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import vn.giamsat.probe.Failure;
import vn.giamsat.probe.FailureCode;
import vn.giamsat.probe.Measure;
import vn.giamsat.probe.MeasureUnit;
import vn.giamsat.probe.PictureFacts;
import vn.giamsat.probe.ProbeOutcome;
import vn.giamsat.probe.ProbeOutcome.Trace;
import vn.giamsat.probe.Rung;
import vn.giamsat.probe.Snapshot;
import vn.giamsat.probe.StreamFacts;
import vn.giamsat.probe.VideoCodec;
import vn.giamsat.probe.Viewpoint;

/// Outcomes of one camera, one minute apart but for pauses.
final class Outcomes {
    static final Instant START = Instant.parse("2021-06-12T00:00:00Z");
    static final Duration ELAPSED = Duration.ofMillis(700);

    /// As it is configured by default.
    static final Duration PICTURES_APART = Duration.ofMinutes(10);

    static final Failure TOO_BRIGHT =
            new Failure(
                    FailureCode.OVEREXPOSED,
                    "meanLuma 240.000 >= 235.0",
                    new Measure(240, 235, MeasureUnit.LEVELS));
    static final Failure FROZEN =
            new Failure(
                    FailureCode.VIDEO_FROZEN,
                    "sameShare 1.000 >= 0.9 for 600 s",
                    new Measure(600, 120, MeasureUnit.SECONDS));

    private final UUID cameraId;
    private int probes;
    private Duration paused = Duration.ZERO;

    Outcomes(UUID cameraId) {
        this.cameraId = cameraId;
    }

    /// The next one comes so much later.
    Outcomes pause(Duration length) {
        paused = paused.plus(length);
        return this;
    }

    ProbeOutcome live() {
        return new ProbeOutcome.Live(trace(Rung.VERIFIED), stream(), picture(), snapshot());
    }

    ProbeOutcome stopped(FailureCode code) {
        return new ProbeOutcome.Stopped(
                trace(Rung.CONNECTED), new Failure(code, "seen\u0000 so"), null, null, null);
    }

    ProbeOutcome stopped(Rung reached, FailureCode code) {
        return new ProbeOutcome.Stopped(trace(reached), new Failure(code), null, null, null);
    }

    private ProbeOutcome seen(Failure... failures) {
        return new ProbeOutcome.Stopped(
                trace(Rung.DECODED), List.of(failures), stream(), picture(), snapshot());
    }

    ProbeOutcome.Described described() {
        return new ProbeOutcome.Described(trace(Rung.DESCRIBED), stream(), "video H264/90000");
    }

    private ProbeOutcome black() {
        return new ProbeOutcome.Stopped(
                trace(Rung.DECODED),
                new Failure(FailureCode.VIDEO_BLACK),
                stream(),
                picture(),
                snapshot());
    }

    ProbeOutcome unjudged() {
        return new ProbeOutcome.Unjudged(trace(Rung.NONE), new Failure(FailureCode.PROBE_BUSY));
    }

    /// u: live, d: something degraded, v: the same with its picture, x: something down, a: login
    /// refused, -: our own fault; s: described, b: a black picture, f: a blurred one, r: one at
    /// another bit rate, k: a recorder's card, n: described, but no video came; o: too bright a
    /// picture, z: one that is frozen, w: one that is both.
    ProbeOutcome of(char letter) {
        return switch (letter) {
            case 'u' -> live();
            case 'd' -> stopped(FailureCode.VIDEO_BLACK);
            case 'v' -> black();
            case 'x' -> stopped(FailureCode.TCP_TIMEOUT);
            case 'a' -> stopped(FailureCode.AUTH_REJECTED);
            case '-' -> unjudged();
            case 's' -> described();
            case 'b' -> stopped(Rung.DECODED, FailureCode.VIDEO_BLACK);
            case 'f' -> stopped(Rung.DECODED, FailureCode.VIDEO_BLUR);
            case 'r' -> stopped(Rung.DECODED, FailureCode.BITRATE_MISMATCH);
            case 'k' -> stopped(Rung.DECODED, FailureCode.VIDEO_NOSIGNAL_CARD);
            case 'o' -> seen(TOO_BRIGHT);
            case 'z' -> seen(FROZEN);
            case 'w' -> seen(TOO_BRIGHT, FROZEN);
            case 'n' -> stopped(Rung.PLAYING, FailureCode.NO_RTP);
            default -> throw new IllegalArgumentException("letter " + letter);
        };
    }

    private Trace trace(Rung reached) {
        var startedAt = START.plus(Duration.ofMinutes(probes++)).plus(paused);
        return new Trace(
                cameraId,
                startedAt,
                ELAPSED,
                reached,
                Map.of(Rung.RESOLVED, Duration.ofMillis(5), reached, ELAPSED));
    }

    private static StreamFacts stream() {
        return new StreamFacts(
                VideoCodec.H264, "high", 1280, 720, 25.0, 900_000L, Duration.ofSeconds(2), 200, 0);
    }

    private static PictureFacts picture() {
        return new PictureFacts(1280, 720, 120, 40, 0.01, 0, 9, 0.1, 4, 1);
    }

    private Snapshot snapshot() {
        return new Snapshot(("jpeg " + probes).getBytes(StandardCharsets.UTF_8), 320, 180)
                .from(new Viewpoint(1, true, new byte[288]));
    }
}
