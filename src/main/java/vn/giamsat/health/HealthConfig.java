package vn.giamsat.health;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import vn.giamsat.probe.FailureCode;

/// When a camera's state changes, and how long its picture and what its probes found are kept.
@ConfigMapping(prefix = "giamsat.health")
public interface HealthConfig {
    /// Failed probes in a row until a camera is DOWN, at least 1; also how many of the last
    /// pictures must have the same verdict, in a row or not. Too small: every lost packet is an
    /// alarm that nobody believes. Too big: a dead camera stays UP for minutes.
    @WithDefault("3")
    int failuresToDown();

    /// Good probes in a row until a camera is UP, at least 1. Too small: a flapping camera changes
    /// its state all the time. Too big: a repaired camera is shown as broken for long.
    @WithDefault("2")
    int successesToUp();

    /// From a probe that contradicts the state to the next one, both times when they are due; a
    /// probe that takes longer is followed by a pause of a quarter of it. Too small: a camera that
    /// restarts is called dead before it is up. Too big: the verdict comes late, at worst
    /// failures-to-down times this.
    @WithDefault("7s")
    Duration recheckAfter();

    /// How long a camera's last picture is kept, 1 s to 30 days. Pictures show people. Too small:
    /// nobody sees what a camera that went down showed last. Too big: personal data lies about.
    @WithDefault("24h")
    Duration pictureRetention();

    /// How long the last good picture before an incident and the first bad one in it are kept, 1
    /// to 36,525 days; without a value as long as the incident, for ever. Pictures show people. Too
    /// small: nobody can show later what an old incident was about. Too big: personal data lies
    /// about, at most 60 KB of each incident of a camera.
    Optional<Duration> incidentPictureRetention();

    /// After how long a camera's picture is replaced by one that says no more, 1 s to 24 h, at
    /// most half of how long it is kept. When the camera's state changes, its picture turns bad or
    /// good, or a person asks for a probe, the picture is replaced at once. Too small: 100,000
    /// cameras with a picture every 10 minutes write 167 of them a second. Too big: the last good
    /// picture before an incident is old.
    @WithDefault("1h")
    Duration pictureRenewal();

    /// How long what single probes found is kept, 1 to 7 days; it goes by whole days, in UTC. Too
    /// small: nobody can look closer at what happened yesterday. Too big: some 30 KB for each
    /// camera and day lie about.
    @WithDefault("2d")
    Duration sampleRetention();

    /// How long the row for each camera and hour is kept, 31 days to 10 years; it goes by whole
    /// months, in UTC. Too small: a year cannot be compared with the one before. Too big: 100,000
    /// cameras leave 2.4 million rows a day.
    @WithDefault("400d")
    Duration hourRetention();

    /// How often pictures must be found bad.
    Confirming confirmation();

    /// When a camera flaps.
    Flapping flapping();

    /// When cameras that go down are one incident of the place where they are.
    Storm storm();

    /// A verdict on pictures changes a camera's state when so many of its last ones had it, in a
    /// row or not.
    interface Confirming {
        /// How many pictures are remembered, 1 to 20. Too small: a fault that comes and goes is
        /// never told. Too big: what was seen now and then over hours is told as if it was there.
        @WithDefault("5")
        int pictures();

        /// How long what was found counts beside what is found now, 1 min to 30 days; of a camera
        /// that takes longer for twice so many `pictures` in turn, as long as that. Too small: a
        /// fault that comes and goes is never told. Too big: after a pause, such as a week in
        /// maintenance, one bad picture is judged with those of before.
        @WithDefault("2h")
        Duration memory();

        /// By verdict, such as `BITRATE_MISMATCH`: how many of them must have it, 1 to 100; of more
        /// than `pictures`, so many in a row. For those that are not named `failures-to-down`. Too
        /// small: what passes is an alarm. Too big: the alarm comes late.
        Map<FailureCode, Integer> needed();
    }

    /// A camera that is up and not up by turns has one incident for all of it.
    interface Flapping {
        /// So many changes between up and not up, 3 to 100. Too small: a camera that failed twice
        /// is called restless, and a real failure of it is told no more. Too big: a bad contact
        /// makes an incident each time.
        @WithDefault("6")
        int changes();

        /// Within so long, 1 min to 24 h. Too small: nothing ever flaps, because a change takes
        /// several probes. Too big: what failed a few times in a day is called restless.
        @WithDefault("30m")
        Duration within();

        /// Steady again after so long without a change, 1 min to 24 h. Too small: one bad contact
        /// is told again and again. Too big: a camera that was mended looks restless for long.
        @WithDefault("15m")
        Duration steadyAfter();
    }

    /// Many cameras of a facility, an uplink, an enterprise in a province or a province go down.
    interface Storm {
        /// So many, 2 to 1,000. Too small: two cameras that fail by chance hide in an incident of
        /// their facility. Too big: a power cut at a small facility is told for each camera.
        @WithDefault("5")
        int cameras();

        /// And more than so many of a hundred in service, 1 to 99. Too small: chance makes
        /// incidents of provinces. Too big: half a province is told camera by camera.
        @WithDefault("20")
        int percent();

        /// Within so long, 10 s to 1 h; at least as long as all cameras take to be probed and
        /// judged again. Too small: what happened at once falls apart. Too big: what happened one
        /// after the other is called one thing.
        @WithDefault("2m")
        Duration within();
    }
}
