package vn.giamsat.probe.schedule;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// The keys under `giamsat.stream`: when a stream, apart from what its picture shows, is not as it
/// should be.
@ConfigMapping(prefix = "giamsat.stream")
public interface StreamConfig {
    /// How far a camera's clock may be from ours, 2 s to 36,500 days, until it is CLOCK_DRIFT. Too
    /// small: the Date of an answer is good to a second or two, and who is late to answer is off by
    /// it. Too big: pictures and recordings are dated wrongly, and nobody is told.
    @WithDefault("60s")
    Duration clockDrift();

    /// Share of the expected bit rate, 0–1, below which a stream is BITRATE_MISMATCH. Too small:
    /// never found. Too big: an encoder of variable rate, for which the rate that was set is an
    /// upper limit, is reported each night, when nothing moves: it sends a tenth then.
    @WithDefault("0.05")
    double leastBitRate();

    /// How many times the expected bit rate, 1–100, above which a stream is BITRATE_MISMATCH. Too
    /// small: the second that is watched has a key frame in it, and shows almost four times the
    /// rate of a still scene that has one every 4 s. Too big: never found.
    @WithDefault("4")
    double mostBitRate();

    /// How long a stream may send the same picture to the byte, by its own clock, 100 ms to 30 s,
    /// until it is VIDEO_FROZEN; never found when above `giamsat.probe.observe`, for a probe sees
    /// no more. Too small: cameras that expose for long at night repeat a JPEG file meanwhile. Too
    /// big: only found when the next picture is still the same (`giamsat.memory.freeze-after`).
    @WithDefault("700ms")
    Duration still();
}
