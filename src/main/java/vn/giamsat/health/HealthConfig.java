package vn.giamsat.health;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// When a camera's state changes, and how long its picture and what its probes found are kept.
@ConfigMapping(prefix = "giamsat.health")
public interface HealthConfig {
    /// Failed probes in a row until a camera is DOWN, at least 1. Too small: every lost packet is
    /// an alarm that nobody believes. Too big: a dead camera stays UP for minutes.
    @WithDefault("3")
    int failuresToDown();

    /// Good probes in a row until a camera is UP, at least 1. Too small: a flapping camera changes
    /// its state all the time. Too big: a repaired camera is shown as broken for long.
    @WithDefault("2")
    int successesToUp();

    /// How long after a probe that contradicts the state the next one is due. Too small: a camera
    /// that restarts is called dead before it is up. Too big: the verdict comes late, at worst
    /// failures-to-down times this.
    @WithDefault("10s")
    Duration recheckAfter();

    /// How long a camera's last picture is kept, 1 s to 30 days. Pictures show people. Too small:
    /// nobody sees what a camera that went down showed last. Too big: personal data lies about.
    @WithDefault("24h")
    Duration pictureRetention();

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
}
