package vn.giamsat.probe.schedule;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.giamsat.probe.Rung;

/// Who is probed when, and how many at once.
@ConfigMapping(prefix = "giamsat.schedule")
public interface ScheduleConfig {
    /// Whether cameras are probed by themselves; when not, only those that people ask for are.
    @WithDefault("true")
    boolean enabled();

    /// From one probe of a camera to the next, 1 s to 365 d; what is between two pictures goes as
    /// far as `description-rung`. Too small: cameras with few sessions
    /// refuse their real users, and the processor is never idle. Too big: a dead camera is found
    /// late.
    @WithDefault("60s")
    Duration interval();

    /// From one picture of a camera to the next, 1 s to 365 d. Too small: the processor decodes all
    /// the time. Too big: a camera that sends a dead picture stays UP for as long.
    @WithDefault("10m")
    Duration pictureInterval();

    /// How far a probe goes that takes no picture: DESCRIBED or RECEIVING. The second also notices
    /// between pictures that a camera describes a stream and sends none, and costs it a session
    /// each time.
    @WithDefault("DESCRIBED")
    Rung descriptionRung();

    /// How long a camera that stays down is left alone at most, after the first probe that found it
    /// so, the second and so on, each time at random; the last holds for all that follow. At least
    /// 1 s each, none shorter than the one before. Too small: a province without power is hammered.
    /// Too big: a camera that is back is noticed late.
    @WithDefault("1m,2m,5m,10m,15m")
    List<Duration> backoff();

    /// By a name for each network: devices of which one answers as long as we see that network.
    /// While none does, nothing that is found of its cameras counts.
    Map<String, Canaries> canaries();

    /// What speaks for a network.
    interface Canaries {
        /// CIDR lists of the cameras that they speak for; all cameras when there is none. Cameras
        /// that are registered by name are in none of them.
        Optional<List<String>> networks();

        /// Addresses such as `rtsp://10.0.0.1:554`, at least one; a connection is enough. One that
        /// is not always there takes the whole network out of judgement.
        List<String> targets();
    }

    /// How often they are looked at, at least 1 s. Too big: cameras go DOWN before it is noticed
    /// that it is us, which takes them two re-checks at least.
    @WithDefault("5s")
    Duration canaryInterval();

    /// How far a probe is moved at random around its place in the interval, as a share of the
    /// interval, 0–0.2. Too small: a camera is always met in the same second of its own minutely
    /// jobs. Too big: the channels of a recorder, which are spread evenly over the interval, run
    /// into each other and wait.
    @WithDefault("0.05")
    double jitter();

    /// Probes that run at once, at least 1. Too small: silent cameras, which hold their place for
    /// many seconds, make others late: of 10,000 that die at once up to 4,000 are being asked at a
    /// time. Too big: open files, and memory, as each probe of a picture may hold a key frame.
    @WithDefault("8192")
    int concurrency();

    /// A probe that has not ended after this is given up as our own fault. Too small, that is not
    /// above the sum of the limits of `giamsat.probe`: slow cameras are never judged. Too big: a
    /// bug holds its place for long.
    @WithDefault("60s")
    Duration deadline();

    /// A probe that starts more than this after it was due counts as late, and a picture or second
    /// look that comes to nothing in it is not taken again before its next place. Too small: alarms
    /// from every pause of the machine. Too big: overload is noticed late, and feeds itself longer.
    @WithDefault("1s")
    Duration lateAfter();
}
