package vn.giamsat.probe.schedule;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// Who is probed when, and how many at once.
@ConfigMapping(prefix = "giamsat.schedule")
public interface ScheduleConfig {
    /// Whether cameras are probed by themselves; when not, only those that people ask for are.
    @WithDefault("true")
    boolean enabled();

    /// From one probe of a camera to the next, at least 1 s. Too small: cameras with few sessions
    /// refuse their real users, and the processor is never idle. Too big: a dead camera is found
    /// late.
    @WithDefault("60s")
    Duration interval();

    /// How far a probe is moved at random around its place in the interval, as a share of the
    /// interval, 0–0.2. Too small: a camera is always met in the same second of its own minutely
    /// jobs. Too big: the channels of a recorder, which are spread evenly over the interval, run
    /// into each other and wait.
    @WithDefault("0.05")
    double jitter();

    /// Probes that run at once, at least 1. Too small: silent cameras, which hold their place for
    /// many seconds, make others late. Too big: memory, as each probe may hold a key frame.
    @WithDefault("256")
    int concurrency();

    /// A probe that has not ended after this is given up as our own fault. Too small, that is not
    /// above the sum of the limits of `giamsat.probe`: slow cameras are never judged. Too big: a
    /// bug holds its place for long.
    @WithDefault("60s")
    Duration deadline();

    /// A probe that starts more than this after it was due counts as late. Too small: alarms from
    /// every pause of the machine. Too big: overload is noticed late.
    @WithDefault("1s")
    Duration lateAfter();
}
