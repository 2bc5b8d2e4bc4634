package vn.giamsat.probe.rtsp;

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giamsat.probe.Failure;
import vn.giamsat.probe.FailureCode;
import vn.giamsat.probe.Reception;
import vn.giamsat.probe.Rung;

/// What one probe found so far: the rungs that it reached, when, and the media that it watched.
/// Event loop of its probe only.
final class Findings {
    private static final Rung[] RUNGS = Rung.values();
    private static final long NEVER = -1;

    private final UUID cameraId;
    private final long start;
    private final long[] reachedAfterNanos = new long[RUNGS.length];
    private final CameraClock clock = new CameraClock();
    private Rung reached = Rung.NONE;
    private @Nullable MediaWatch watch;
    private @Nullable String tracks;

    /// @param start nanoseconds of the same clock as those of `climb`
    Findings(UUID cameraId, long start) {
        this.cameraId = cameraId;
        this.start = start;
        Arrays.fill(reachedAfterNanos, NEVER);
    }

    /// Notes a rung, unless it was reached before.
    void climb(Rung rung, long now) {
        if (rung.compareTo(reached) > 0) {
            reached = rung;
            reachedAfterNanos[rung.ordinal()] = now - start;
        }
    }

    /// Notes that the media is described and from now on watched.
    void watch(MediaWatch media, String offered) {
        watch = media;
        tracks = offered;
    }

    /// Notes how far the media has come.
    void look(long now) {
        if (watch != null && watch.isReceiving()) {
            climb(Rung.RECEIVING, now);
        }
        if (watch != null && watch.picture() != null) {
            climb(Rung.KEYFRAME, now);
        }
    }

    /// What the camera's clock shows, as far as it tells.
    CameraClock clock() {
        return clock;
    }

    UUID cameraId() {
        return cameraId;
    }

    Rung reached() {
        return reached;
    }

    /// Whether the picture is safe, so that what goes wrong later does not count.
    boolean isComplete() {
        return reached == Rung.KEYFRAME;
    }

    /// @param failure null when all that was asked for was found
    Reception told(@Nullable Failure failure) {
        return new Reception(
                reached,
                failure,
                timings(),
                watch == null ? null : watch.facts().withClock(clock.offset(watch.source())),
                tracks,
                watch == null || failure != null ? null : watch.picture());
    }

    private Map<Rung, Duration> timings() {
        var timings = new EnumMap<Rung, Duration>(Rung.class);
        for (var rung : RUNGS) {
            var after = reachedAfterNanos[rung.ordinal()];
            if (after != NEVER) {
                timings.put(rung, Duration.ofNanos(after));
            }
        }
        return timings;
    }

    /// What is told when the fault is ours.
    Reception brokenOff() {
        var failure = new Failure(FailureCode.PROBE_SELF_DOWN, "internal error");
        return new Reception(reached, failure, timings(), null, null, null);
    }
}
